using System.Text;
using CallCenter.Carrier.Personas;
using CallCenter.Core.Calls;
using CallCenter.Core.Compliance;
using CallCenter.Core.People;
using CallCenter.Core.Practice;
using CallCenter.Core.Scripts;
using CallCenter.Web.Calendars;
using CallCenter.Web.Calls;
using CallCenter.Web.Data;
using CallCenter.Web.People;
using CallCenter.Web.Practice;
using CallCenter.Web.Tests.Data;
using CallCenter.Web.Tests.Knowledge;
using CallCenter.Web.Tests.Scripts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Tests.Practice;

/// <summary>Practice against the carrier's personas: the desk's own script, scored, and nothing of it anywhere else.</summary>
public sealed class PracticeDeskTests
{
    private readonly record struct Hall(Shelf Shelf, PracticeDesk Desk, Actor.Person Agent);

    private static async Task<Hall> Open()
    {
        var shelf = await Shelf.New();
        await using var db = shelf.Database.Open();
        var rows = await TestRows.Add(db);
        db.Users.Add(new Person { Id = rows.Agent, UserName = "agent1", DisplayName = "王芳", StaffNumber = "1001", TeamId = rows.Team });
        db.Presences.Add(new Presence { PersonId = rows.Agent, TeamId = rows.Team, State = AgentState.Away, Since = Shelf.Now });
        await db.SaveChangesAsync();
        return new(shelf, new(DataFolder.Library, DataFolder.Phrases, shelf.Writes, shelf.Database.Contexts(), shelf.Clock, Options.Create(new OfficeOptions())),
            new(rows.Agent, rows.Team, new HashSet<Role> { Role.Agent }));
    }

    private static async Task<PracticePaper> Do(Hall hall, Guid id, DeskAction action)
    {
        var reply = await hall.Desk.DoAsync(hall.Agent, id, action);
        Assert.Null(reply.Refusal);
        return reply.Paper!;
    }

    // Reads every step as it is written and takes the usual answer, or the one named.
    private static async Task<PracticePaper> WalkAsync(Hall hall, Guid id, Func<ScriptStepView, string?>? choose = null, bool read = true, int most = 60)
    {
        var paper = (await hall.Desk.OpenAsync(hall.Agent, id))!;
        for (var turns = 0; !paper.Over && turns < most; turns++)
        {
            if (read) paper = await Do(hall, id, new DeskAction.Say(""));
            if (paper.Over) break;
            var step = paper.Call.Step;
            var answer = choose?.Invoke(step) is { } wanted ? step.Answers.First(a => a.Key == wanted) : step.Answers.First(a => a.Key != AnswerForm.Given);
            paper = await Do(hall, id, new DeskAction.Answer(step.StepId, answer.Key));
        }
        return paper.Over ? paper : await Do(hall, id, new DeskAction.HangUp());
    }

    [Fact]
    public async Task A_script_read_as_it_is_written_to_its_closing_keeps_all_points()
    {
        var hall = await Open();
        var id = (await hall.Desk.StartAsync(hall.Agent, new("second-callback", "zh-CN"), "calm"))!.Value;
        var paper = await WalkAsync(hall, id);

        Assert.Equal(PracticeEnd.Closed, paper.Score.End);
        Assert.Empty(paper.Score.NotAsked);
        Assert.Empty(paper.Score.Unsaid);
        var lost = paper.Score.Call.Deductions.Where(d => d.Cause is not nameof(ConductFault.TalkShare)).ToList();
        Assert.True(lost.Count == 0, string.Join('\n', lost.Select(d => $"{d}: {string.Join(' ', paper.Call.Transcript.Select(l => l.Text))}")));
        Assert.Contains(paper.Call.Transcript, l => l.Speaker == Speaker.Customer);
        Assert.Contains("王芳", paper.Call.Transcript[1].Text, StringComparison.Ordinal);
        await using var db = hall.Shelf.Database.Open();
        var row = await db.PracticeRuns.SingleAsync();
        Assert.Equal((paper.Score.Points, "calm", hall.Agent.Id, Shelf.Now), (row.Points, row.Persona, row.PersonId, row.EndedAt));
    }

    [Fact]
    public async Task Every_fault_costs_its_points_forbidden_words_skipped_steps_and_hanging_up_early()
    {
        var hall = await Open();
        var id = (await hall.Desk.StartAsync(hall.Agent, new("second-callback", "zh-CN"), "calm"))!.Value;
        var paper = await Do(hall, id, new DeskAction.Say("这个我不知道。"));
        Assert.Contains("不知道", Assert.IsType<DeskHit>(paper.Call.LastHit).Text, StringComparison.Ordinal);
        var first = paper.Call.Step;
        paper = await Do(hall, id, new DeskAction.Answer(first.StepId, first.Answers[0].Key));
        var second = paper.Call.Step;
        paper = await Do(hall, id, new DeskAction.Answer(second.StepId, second.Answers[0].Key));
        paper = await Do(hall, id, new DeskAction.HangUp());

        Assert.True(paper.Over);
        Assert.Equal(PracticeEnd.HungUp, paper.Score.End);
        Assert.Equal([second.StepId], paper.Score.Unsaid);
        Assert.NotEmpty(paper.Score.NotAsked);
        Assert.Contains(paper.Score.Call.Deductions, d => d.Points is 5 or 20 && DataFolder.Phrases.For("zh-CN").Rules.Any(r => r.Id == d.Cause && r.Kind == "ignorance"));
        Assert.Contains(paper.Score.Call.Deductions, d => d.Cause == nameof(ConductFault.HungUpFirst));
        Assert.Contains(paper.Score.Call.Deductions, d => d.Cause == nameof(ConductFault.NoGreeting));
        var lost = paper.Score.Call.Deductions.Sum(d => d.Points) + (5 * paper.Score.NotAsked.Count) + 2;
        Assert.Equal(Math.Max(0, 100 - lost), paper.Score.Points);
        Assert.Equal("CallRefusal.WrongPhase", (await hall.Desk.DoAsync(hall.Agent, id, new DeskAction.Back())).Refusal);
    }

    [Fact]
    public async Task Any_script_can_be_practised_with_any_persona_and_nothing_but_the_practice_is_written()
    {
        var hall = await Open();
        var before = await Contents(hall.Shelf.Database);
        var runs = 0;
        var scripts = DataFolder.Library.Current.Select(s => s.Script).ToList();
        var pairs = PersonaTalk.All.Select((p, i) => (Persona: p, Script: scripts[i % scripts.Count])).Concat(scripts.Select(s => (PersonaTalk.All.First(p => p.Key == "calm"), s)));
        foreach (var (persona, script) in pairs)
        {
            var id = (await hall.Desk.StartAsync(hall.Agent, new(script.Id, script.Locale), persona.Key))!.Value;
            var paper = await WalkAsync(hall, id, read: runs % 4 == 0, most: 4);
            Assert.True(paper.Over, $"{script.Id} {script.Locale} {persona.Key}");
            Assert.Equal(persona.Ring != PersonaRing.Answers, paper.Score.End == PracticeEnd.NotReached);
            Assert.Equal(persona.Ring == PersonaRing.Answers, paper.Score.Points is not null);
            runs++;
        }
        Assert.Equal(before, await Contents(hall.Shelf.Database));
        await using var db = hall.Shelf.Database.Open();
        Assert.Equal(runs, await db.PracticeRuns.CountAsync(r => r.EndedAt != null));
    }

    [Fact]
    public async Task A_practice_goes_on_after_a_reload_with_the_customer_in_the_same_mood()
    {
        var (one, other) = (await Open(), await Open());
        async Task<List<string>> Talk(Hall hall, bool reload)
        {
            var id = (await hall.Desk.StartAsync(hall.Agent, new("bill-anomaly", "zh-CN"), "angry"))!.Value;
            List<string> moods = [];
            foreach (var said in new[] { "您好，请问是机主本人吗？", "非常抱歉给您带来不便，我马上帮您处理。", "这个月的账单多了四十元。" })
            {
                var desk = reload ? new PracticeDesk(DataFolder.Library, DataFolder.Phrases, hall.Shelf.Writes, hall.Shelf.Database.Contexts(), hall.Shelf.Clock, Options.Create(new OfficeOptions())) : hall.Desk;
                var paper = (await desk.DoAsync(hall.Agent, id, new DeskAction.Say(said))).Paper!;
                moods.Add(paper.Call.Transcript[^1].Text);
                Assert.Equal(Speaker.Customer, paper.Call.Transcript[^1].Speaker);
            }
            return moods;
        }
        Assert.Equal(3, (await Talk(one, reload: false)).Distinct().Count());
        Assert.Equal(3, (await Talk(other, reload: true)).Distinct().Count());
        Assert.Equal(Said("angry", 7), Said("angry", 7));

        static List<string> Said(string persona, int seed)
        {
            var talk = PersonaTalk.With(persona, chinese: true, seed)!;
            return [talk.Greeting(), talk.Hear("非常抱歉给您带来不便").Text, talk.Hear("账单的事我帮您查").Text];
        }
    }

    [Fact]
    public async Task An_agent_sees_their_own_practices_a_lead_those_of_the_team_and_only_the_agent_plays()
    {
        var hall = await Open();
        var id = (await hall.Desk.StartAsync(hall.Agent, new("care", "en"), "calm"))!.Value;
        Actor.Person With(Role role, long? team) => new(Guid.NewGuid(), team, new HashSet<Role> { role });
        Assert.NotNull(await hall.Desk.OpenAsync(With(Role.TeamLead, hall.Agent.TeamId), id));
        Assert.Null(await hall.Desk.OpenAsync(With(Role.TeamLead, 99), id));
        Assert.Null(await hall.Desk.OpenAsync(With(Role.Agent, hall.Agent.TeamId), id));
        Assert.Equal("CallRefusal.NotAllowed", (await hall.Desk.DoAsync(With(Role.TeamLead, hall.Agent.TeamId), id, new DeskAction.HangUp())).Refusal);
        Assert.Null(await hall.Desk.StartAsync(With(Role.Department, null), new("care", "en"), "calm"));
        Assert.Null(await hall.Desk.StartAsync(hall.Agent, new("care", "en"), "nobody-such"));
        await using var db = hall.Shelf.Database.Open();
        async Task<int> Seen(Actor.Person who) => await PracticeQueries.Listed(db, Sight.Of(who, Act.ReadPractice)).CountAsync();
        Assert.Equal((1, 1, 0, 0), (await Seen(hall.Agent), await Seen(With(Role.TeamLead, hall.Agent.TeamId)), await Seen(With(Role.TeamLead, 99)), await Seen(With(Role.Department, null))));
    }

    // Every row of every table but that of practices: reports, the board, callbacks, customers and attempts are made of them.
    private static async Task<string> Contents(Support.TestDatabase database)
    {
        await using var db = database.Open();
        var text = new StringBuilder();
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct().Where(t => t != "PracticeRuns").Order(StringComparer.Ordinal))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            await db.Database.OpenConnectionAsync();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var rows = await command.ExecuteReaderAsync();
            text.Append(table).Append('\n');
            while (await rows.ReadAsync())
                text.AppendJoin('|', Enumerable.Range(0, rows.FieldCount).Select(i => rows.GetValue(i))).Append('\n');
        }
        Assert.Contains("张敏", text.ToString(), StringComparison.Ordinal);
        return text.ToString();
    }
}
