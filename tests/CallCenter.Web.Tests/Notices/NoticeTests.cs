using CallCenter.Core.Calendars;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using CallCenter.Web.Notices;
using CallCenter.Web.Tests.Calendars;
using CallCenter.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.Notices;

public sealed class NoticeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_person_sees_and_reads_their_own_and_a_lead_those_of_the_team()
    {
        var database = await TestDatabase.New(DatabaseProvider.Sqlite);
        var agent = Person(Role.Agent, team: 1);
        var lead = Person(Role.TeamLead, team: 1);
        var (own, team, other) = (New(agent.Id, null, 1), New(null, 1, 2), New(null, 2, 3));
        await using (var db = database.Open())
        {
            db.AddRange(own, team, other);
            await db.SaveChangesAsync();
        }
        var desk = Desk(database);
        Assert.Equal([own.Id], (await desk.UnreadAsync(agent)).Select(x => x.Id));
        Assert.Equal([team.Id], (await desk.UnreadAsync(lead)).Select(x => x.Id));
        Assert.False(await desk.ReadAsync(agent, team.Id));
        Assert.False(await desk.ReadAsync(lead, other.Id));
        Assert.True(await desk.ReadAsync(agent, own.Id));
        Assert.False(await desk.ReadAsync(agent, own.Id));
        Assert.Empty(await desk.UnreadAsync(agent));
    }

    [Fact]
    public void The_feed_tells_whom_it_concerns_each_notice_once_and_nobody_who_has_left()
    {
        var feed = new NoticeFeed();
        var agent = Guid.NewGuid();
        var (agents, leads, left) = (new List<Notice>(), new List<Notice>(), new List<Notice>());
        using var one = feed.Follow(agent, ledTeam: null, agents.Add);
        using var two = feed.Follow(Guid.NewGuid(), ledTeam: 1, leads.Add);
        feed.Follow(agent, ledTeam: 1, left.Add).Dispose();
        var (own, team) = (New(agent, null, 1), New(null, 1, 2));
        foreach (var notice in (Notice[])[own, team, own, New(null, 2, 3), New(Guid.NewGuid(), null, 4)]) feed.Tell(notice);
        Assert.Equal([own], agents);
        Assert.Equal([team], leads);
        Assert.Empty(left);
    }

    [Fact]
    public async Task A_notice_made_on_one_node_wakes_a_screen_on_another()
    {
        var database = await TestDatabase.New(DatabaseProvider.Postgres);
        await using var here = await Product.Start(database);
        await using var there = await Product.Start(database);
        var agent = Guid.NewGuid();
        var told = new TaskCompletionSource<Notice>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var screen = there.Services.GetRequiredService<NoticeFeed>().Follow(agent, ledTeam: null, notice => told.TrySetResult(notice));
        var at = here.Services.GetRequiredService<OfficeClock>().GetUtcNow();
        var notice = new Notice { Id = Guid.CreateVersion7(), PersonId = agent, Kind = NoticeKind.FollowUpDue, SubjectId = Guid.NewGuid(), Label = "C0000001", At = at };
        await here.Services.GetRequiredService<Writes>().RunAsync(db =>
        {
            db.Notices.Add(notice);
            return Task.CompletedTask;
        });
        Assert.Equal(notice.Id, (await told.Task.WaitAsync(TimeSpan.FromSeconds(15))).Id);
    }

    private static Actor.Person Person(Role role, long team) => new(Guid.NewGuid(), team, new HashSet<Role> { role });

    private static Notice New(Guid? person, long? team, int minute) => new()
    {
        Id = Guid.CreateVersion7(),
        PersonId = person,
        TeamId = team,
        Kind = NoticeKind.FollowUpDue,
        SubjectId = Guid.NewGuid(),
        Label = "C0000001",
        At = Now.AddMinutes(minute),
    };

    private static NoticeDesk Desk(TestDatabase database) => new(
        database.Contexts(), new Writes(database.Contexts(), new WriteGate(new(database.Provider, "", null))), new NoticeFeed(),
        new OfficeClock(new Standing(Now), WorkCalendar.Default));
}
