using CallCenter.Core.Calendars;
using CallCenter.Core.FollowUps;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using CallCenter.Web.FollowUps;
using CallCenter.Web.People;
using CallCenter.Web.Tests.Calendars;
using CallCenter.Web.Tests.Data;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Tests.FollowUps;

public sealed class FollowUpDeskTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_owner_closes_a_follow_up_with_what_was_done_and_only_once()
    {
        var (database, rows, desk) = await Make();
        var open = await Add(database, rows.FollowUp(Now));
        var owner = Person(Role.Agent, rows.Agent, rows.Team);
        Assert.Equal(Refused(FollowUpRefusal.OutcomeMissing), await desk.CompleteAsync(owner, new(open, "   ")));
        Assert.Equal(Refused(FollowUpRefusal.OutcomeTooLong), await desk.CompleteAsync(owner, new(open, new string('好', 2001))));
        Assert.IsType<FollowUpAnswer.Completed>(await desk.CompleteAsync(owner, new(open, " 已回访，网络恢复 ")));
        Assert.Equal(Refused(FollowUpRefusal.DoneAlready), await desk.CompleteAsync(owner, new(open, "再来一次")));
        Assert.Equal(Refused(FollowUpRefusal.NotFound), await desk.CompleteAsync(owner, new(Guid.NewGuid(), "没有")));

        await using var db = database.Open();
        var row = await db.FollowUps.SingleAsync();
        Assert.Equal(("已回访，网络恢复", rows.Agent, Now), (row.Outcome, row.DoneBy!.Value, row.DoneAt!.Value));
    }

    public static TheoryData<Role, bool, bool, bool> Who => new()
    {
        { Role.Agent, true, true, true }, { Role.Agent, false, true, false },
        { Role.TeamLead, false, true, true }, { Role.TeamLead, false, false, false },
        { Role.Quality, false, true, false }, { Role.Manager, false, true, false }, { Role.Administrator, false, true, false },
    };

    [Theory]
    [MemberData(nameof(Who))]
    public async Task Who_may_close_it_is_asked_of_rights(Role role, bool own, bool sameTeam, bool may)
    {
        var (database, rows, desk) = await Make();
        var open = await Add(database, rows.FollowUp(Now));
        var actor = Person(role, own ? rows.Agent : Guid.NewGuid(), sameTeam ? rows.Team : rows.Team + 1);
        var answer = await desk.CompleteAsync(actor, new(open, "已办"));
        Assert.Equal(may ? new FollowUpAnswer.Completed() : (FollowUpAnswer)Refused(FollowUpRefusal.NotAllowed), answer);
        await using var db = database.Open();
        Assert.Equal(may, (await db.FollowUps.SingleAsync()).DoneAt is not null);
    }

    [Theory]
    [InlineData(true, PromiseState.Kept)]
    [InlineData(false, PromiseState.NotKept)]
    [InlineData(null, PromiseState.Unknown)]
    public async Task Closing_a_promise_says_whether_it_was_kept_and_silence_claims_nothing(bool? kept, PromiseState state)
    {
        var (database, rows, desk) = await Make();
        var due = Now.AddHours(1);
        var open = await Add(database, rows.FollowUp(due, FollowUpKind.Promise));
        await using (var before = database.Open())
        {
            before.Promises.Add(Promise(rows, due));
            before.Promises.Add(Promise(rows, due.AddDays(1)));
            await before.SaveChangesAsync();
        }
        await desk.CompleteAsync(Person(Role.Agent, rows.Agent, rows.Team), new(open, "师傅已上门", kept));
        await using var db = database.Open();
        Assert.Equal([state, PromiseState.Unknown], await db.Promises.OrderBy(x => x.DueAt).Select(x => x.State).ToListAsync());
    }

    [Fact]
    public async Task Lists_show_what_the_reader_may_see_soonest_first_with_names()
    {
        var (database, rows, _) = await Make();
        var mine = await Add(database, rows.FollowUp(Now.AddHours(2)));
        var colleague = await Add(database, rows.FollowUp(Now.AddHours(1), owner: Guid.NewGuid()));
        await using var db = database.Open();
        var other = await TestRows.Add(db, team: 2, number: "C0000002");
        var elsewhere = await Add(database, other.FollowUp(Now));

        Assert.Equal([mine], await Ids(db, Person(Role.Agent, rows.Agent, rows.Team)));
        Assert.Equal([colleague, mine], await Ids(db, Person(Role.TeamLead, Guid.NewGuid(), rows.Team)));
        Assert.Equal([elsewhere, colleague, mine], await Ids(db, Person(Role.Manager, Guid.NewGuid(), team: null)));
        Assert.Empty(await Ids(db, Person(Role.Administrator, Guid.NewGuid(), rows.Team)));
        Assert.Equal([colleague, mine], await Ids(db, new Actor.ApiKey("k", Role.TeamLead, rows.Team, Personal: false)));
        Assert.Empty(await Ids(db, new Actor.ApiKey("k", Role.Agent, rows.Team, Personal: false)));
        var line = await FollowUpQueries.Open(db, new Sight.Own(rows.Agent)).SingleAsync();
        Assert.Equal(("张敏", "女士", "C0000001", (string?)null), (line.CustomerName, line.Honorific, line.CustomerNumber, line.OwnerName));
    }

    [Fact]
    public async Task Lists_can_be_narrowed_and_sorted_by_what_they_show()
    {
        var (database, rows, _) = await Make();
        await Add(database, rows.FollowUp(Now));
        var promise = await Add(database, rows.FollowUp(Now.AddHours(3), FollowUpKind.Promise));
        await using var db = database.Open();
        var found = await FollowUpQueries.Open(db, new Sight.Everything())
            .Where(x => x.Kind == FollowUpKind.Promise && x.CustomerName.StartsWith("张敏")).OrderByDescending(x => x.DueAt).Take(10).ToListAsync();
        Assert.Equal([promise], found.Select(x => x.Id));
    }

    private static Task<List<Guid>> Ids(Db db, Actor actor) => FollowUpQueries.Open(db, Sight.Of(actor, Act.ReadFollowUps)).Select(x => x.Id).ToListAsync();

    private static Promise Promise(TestRows rows, DateTimeOffset due) => new()
    {
        Id = Guid.CreateVersion7(),
        CustomerId = rows.CustomerId,
        CallId = rows.Call,
        Key = "visit",
        Text = "安排师傅上门",
        DueAt = due,
        State = PromiseState.Unknown,
        OwnerId = rows.Agent,
        MadeAt = Now,
    };

    private static Actor.Person Person(Role role, Guid id, long? team) => new(id, team, new HashSet<Role> { role });

    private static FollowUpAnswer.Refused Refused(FollowUpRefusal reason) => new(reason);

    private static async Task<Guid> Add(TestDatabase database, FollowUp row)
    {
        await using var db = database.Open();
        db.Add(row);
        await db.SaveChangesAsync();
        return row.Id;
    }

    private static async Task<(TestDatabase Database, TestRows Rows, FollowUpDesk Desk)> Make()
    {
        var database = await TestDatabase.New(DatabaseProvider.Sqlite);
        await using var db = database.Open();
        var writes = new Writes(database.Contexts(), new WriteGate(new(database.Provider, "", null)));
        return (database, await TestRows.Add(db), new FollowUpDesk(writes, new OfficeClock(new Standing(Now), WorkCalendar.Default)));
    }
}
