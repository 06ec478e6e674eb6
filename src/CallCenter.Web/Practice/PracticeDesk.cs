using CallCenter.Carrier.Personas;
using CallCenter.Core.Calls;
using CallCenter.Core.Compliance;
using CallCenter.Core.People;
using CallCenter.Core.Practice;
using CallCenter.Core.Scripts;
using CallCenter.Web.Calendars;
using CallCenter.Web.Calls;
using CallCenter.Web.Compliance;
using CallCenter.Web.Data;
using CallCenter.Web.Scripts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Practice;

/// <summary>A practice as its page shows it: the desk's picture of the call, who plays the customer, and how it goes.</summary>
public sealed record PracticePaper(PracticeRun Run, Script Script, PersonaCard Persona, DeskCall Call, PracticeScore Score, bool Over, bool Mine);

/// <summary>The answer to a turn: the picture after it, and why nothing happened, as a key of the words.</summary>
public sealed record PracticeReply(PracticePaper? Paper, string? Refusal);

/// <summary>
/// Calls that are only practised: the script's own runner and phrase list, the carrier's persona in text. Writes its own table and nothing else.
/// </summary>
public sealed class PracticeDesk(
    ScriptLibrary scripts, PhraseLibrary phrases, Writes writes, IDbContextFactory<Db> dbs, OfficeClock clock, IOptions<OfficeOptions> office)
{
    /// <summary>Begins a practice; none when there is no such script or persona, or they may not.</summary>
    public async Task<Guid?> StartAsync(Actor.Person actor, ScriptName name, string persona)
    {
        if (Rights.Allow(actor, Act.Practise, new Subject(actor.Id, actor.TeamId)) is not RightsAnswer.Allowed) return null;
        if (scripts.Find(name.Id, name.Locale) is not { } script || Card(persona) is not { } card) return null;
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var call = PracticeCall.Begin(script, (id, actor.Id, actor.TeamId ?? 0), EndOf(card.Ring), now);
        if (Talk(id, card, script.Locale) is { } talk) call = call.Say(Speaker.Customer, talk.Greeting(), phrases.For(script.Locale), now);
        await writes.RunAsync(db =>
        {
            db.PracticeRuns.Add(new PracticeRun
            {
                Id = id,
                PersonId = actor.Id,
                TeamId = actor.TeamId,
                ScriptId = script.Id,
                Locale = script.Locale,
                Version = script.Version,
                Persona = card.Key,
                StartedAt = now,
                EndedAt = call.Over ? now : null,
                Seq = call.Events.Count,
                Events = PracticeRun.Write(call.Events),
            });
            return Task.CompletedTask;
        });
        return id;
    }

    /// <summary>A practice of their own, or one they may read; none otherwise.</summary>
    public async Task<PracticePaper?> OpenAsync(Actor.Person actor, Guid id)
    {
        await using var db = await dbs.CreateDbContextAsync();
        return await db.PracticeRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id) is { } run
            && Rights.Allow(actor, Act.ReadPractice, new Subject(run.PersonId, run.TeamId)) is RightsAnswer.Allowed
            && await TableAsync(db, run) is { } table ? Paper(table, actor) : null;
    }

    /// <summary>Does what the desk would send: speak, answer, take a branch, go back, hang up. Only in one's own practice.</summary>
    public Task<PracticeReply> DoAsync(Actor.Person actor, Guid id, DeskAction action) => writes.RunAsync(async db =>
    {
        if (await db.PracticeRuns.SingleOrDefaultAsync(r => r.Id == id) is not { } run || await TableAsync(db, run) is not { } table)
            return new PracticeReply(null, $"CallRefusal.{CallRefusal.Unknown}");
        if (Rights.Allow(actor, Act.Practise, new Subject(run.PersonId, run.TeamId)) is not RightsAnswer.Allowed)
            return new(null, $"CallRefusal.{CallRefusal.NotAllowed}");
        var (call, refusal) = Turn(table, action, clock.GetUtcNow());
        var after = table with { Call = call };
        if (call.Events.Count > run.Seq) Keep(run, after);
        return new(Paper(after, actor), refusal is { } why ? $"CallRefusal.{why}" : null);
    });

    private (PracticeCall Call, CallRefusal? Refusal) Turn(Table table, DeskAction action, DateTimeOffset now) => action switch
    {
        DeskAction.Say say => (Spoken(table, say.Text, now), null),
        DeskAction.Answer answer => table.Call.Do(new AnswerStep(answer.StepId, answer.Key, answer.Value), table.Script, table.Facts, now),
        DeskAction.Branch branch => table.Call.Do(new TakeBranch(branch.Key), table.Script, table.Facts, now),
        DeskAction.Back => table.Call.Do(new StepBack(), table.Script, table.Facts, now),
        DeskAction.HangUp => table.Call.Do(new HangUp(), table.Script, table.Facts, now),
        _ => (table.Call, CallRefusal.NotInScript),
    };

    // Nothing typed says the step as it is written. The persona hears all that was said before, so that it is in the mood it was in.
    private PracticeCall Spoken(Table table, string typed, DateTimeOffset now)
    {
        var text = string.IsNullOrWhiteSpace(typed) ? CallScreen.Of(table.Call.State, PaperOf(table)).Step.Said : typed.Trim();
        if (table.Call.Over || text.Length == 0 || Talk(table.Run.Id, table.Persona, table.Script.Locale) is not { } talk) return table.Call;
        talk.Greeting();
        foreach (var line in table.Call.State.Transcript.Where(l => l.Said.Speaker == Speaker.Agent)) talk.Hear(line.Said.Text);
        var list = phrases.For(table.Script.Locale);
        var answer = talk.Hear(text);
        var spoken = table.Call.Say(Speaker.Agent, text, list, now).Say(Speaker.Customer, answer.Text, list, now);
        return answer.HangsUp ? spoken.Down(now) : spoken;
    }

    private void Keep(PracticeRun run, Table table)
    {
        (run.Seq, run.Events) = (table.Call.Events.Count, PracticeRun.Write(table.Call.Events));
        if (!table.Call.Over) return;
        (run.EndedAt, run.Points) = (clock.GetUtcNow(), ScoreOf(table).Points);
    }

    /// <summary>Everything a practice stands on.</summary>
    private sealed record Table(PracticeRun Run, Script Script, PersonaCard Persona, PracticeCall Call, IReadOnlyDictionary<string, Fact> Facts);

    private async Task<Table?> TableAsync(Db db, PracticeRun run)
    {
        if ((scripts.Find(run.ScriptId, run.Locale, run.Version) ?? scripts.Find(run.ScriptId, run.Locale)) is not { } script) return null;
        if (Card(run.Persona) is not { } card || PracticeCall.From(run.Id, PracticeRun.Read(run.Events)) is not { } call) return null;
        return await DeskQueries.Owner(db, run.PersonId).SingleOrDefaultAsync() is { } agent ? new(run, script, card, call, FactsOf(script.Locale, agent)) : null;
    }

    private PracticePaper Paper(Table table, Actor.Person actor) => new(
        table.Run, table.Script, table.Persona, CallScreen.Of(table.Call.State, PaperOf(table)), ScoreOf(table), table.Call.Over, table.Run.PersonId == actor.Id);

    private CallPaper PaperOf(Table table) => new(table.Script, table.Facts, phrases.For(table.Script.Locale));

    private PracticeScore ScoreOf(Table table) => PracticeScore.Of(table.Call, table.Script, table.Facts, phrases.For(table.Script.Locale));

    // A made-up customer, the agent's own name and number.
    private Dictionary<string, Fact> FactsOf(string locale, DeskOwner agent) => new(ScriptFacts.SamplesIn(locale), StringComparer.Ordinal)
    {
        ["agent.name"] = new Fact.Words(agent.Name),
        ["agent.number"] = new Fact.Words(agent.StaffNumber),
        ["company.name"] = new Fact.Words(locale == "en" ? office.Value.CompanyEnglish : office.Value.Company),
        ["company.hotline"] = new Fact.Words(office.Value.Hotline),
    };

    private static PersonaCard? Card(string key) => PersonaTalk.All.FirstOrDefault(p => p.Key == key);

    // The same practice has the same customer after a reload or on another node.
    private static PersonaTalk? Talk(Guid id, PersonaCard card, string locale) =>
        PersonaTalk.With(card.Key, locale != "en", BitConverter.ToInt32(id.ToByteArray(), 8));

    private static LegEnd? EndOf(PersonaRing ring) => ring switch
    {
        PersonaRing.Answers => null,
        PersonaRing.Busy => LegEnd.Busy,
        PersonaRing.NoAnswer => LegEnd.NoAnswer,
        _ => LegEnd.Failed,
    };
}
