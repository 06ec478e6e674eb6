using CallCenter.Core.Calendars;
using CallCenter.Core.Complaints;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Complaints;
using CallCenter.Web.Data;
using CallCenter.Web.Notices;
using CallCenter.Web.Tests.Calendars;
using CallCenter.Web.Tests.Data;
using CallCenter.Web.Tests.People;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Tests.Complaints;

public sealed class ComplaintTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 3, 0, 0, TimeSpan.Zero);

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Two_sweeps_at_once_raise_an_overdue_complaint_one_rung_and_tell_the_leads_once(DatabaseProvider provider)
    {
        var house = await House.Make(provider);
        await house.Add(house.Rows.Complaint(Now.AddMinutes(-1)), house.Rows.Complaint(Now.AddMinutes(1), "TS202611200002"));
        await Task.WhenAll(Task.Run(() => house.Sweep()), Task.Run(() => house.Sweep()));
        await house.Sweep();

        await using var db = house.Database.Open();
        var levels = await db.Complaints.OrderBy(x => x.Number).Select(x => x.Level).ToListAsync();
        Assert.Equal([1, 0], levels);
        var notice = await db.Notices.SingleAsync();
        Assert.Equal((NoticeKind.ComplaintRaised, house.Rows.Team, "TS202611200001"), (notice.Kind, notice.TeamId!.Value, notice.Label));
        Assert.Equal(notice.Id, Assert.Single(house.Told).Id);
    }

    [Fact]
    public async Task Every_rung_has_its_time_and_the_top_is_the_end()
    {
        var house = await House.Make(DatabaseProvider.Sqlite);
        await house.Add(house.Rows.Complaint(Now.AddDays(-9)));
        foreach (var level in (int[])[1, 2, 3, 4, 4, 4])
        {
            await house.Sweep();
            await house.Sweep();
            Assert.Equal(level, (await house.Only()).Level);
            house.Time.Now += Escalation.PerLevel;
        }
        Assert.Null((await house.Only()).RaiseAt);
    }

    [Fact]
    public async Task An_answered_complaint_is_not_raised()
    {
        var house = await House.Make(DatabaseProvider.Sqlite);
        var complaint = house.Rows.Complaint(Now.AddHours(1));
        await house.Add(complaint);
        Assert.IsType<ComplaintAnswer.Done>(await house.Desk().AnswerAsync(Handler, new(complaint.Id, "基站已修复", ComplaintVerdict.Justified)));
        house.Time.Now += TimeSpan.FromDays(2);
        await house.Sweep();
        Assert.Equal((0, ComplaintStage.Answered), ((await house.Only()).Level, (await house.Only()).State));
    }

    [Fact]
    public async Task A_complaint_is_answered_closed_and_reopened_on_the_same_clock_one_rung_up()
    {
        var house = await House.Make(DatabaseProvider.Sqlite);
        var complaint = house.Rows.Complaint(Now.AddHours(1));
        await house.Add(complaint);
        var desk = house.Desk();
        Assert.IsType<ComplaintAnswer.NotFitting>(await desk.CloseAsync(Handler, new(complaint.Id, ComplaintClosure.Confirmed)));
        Assert.Equal(new ComplaintAnswer.BadText(TooLong: false), await desk.AnswerAsync(Handler, new(complaint.Id, " ", ComplaintVerdict.Justified)));
        Assert.IsType<ComplaintAnswer.Done>(await desk.AnswerAsync(Handler, new(complaint.Id, "基站已修复", ComplaintVerdict.PartlyJustified)));
        Assert.IsType<ComplaintAnswer.NotFitting>(await desk.AnswerAsync(Handler, new(complaint.Id, "又一次", ComplaintVerdict.Justified)));
        Assert.IsType<ComplaintAnswer.Done>(await desk.CloseAsync(Handler, new(complaint.Id, ComplaintClosure.Confirmed)));
        var closed = await house.Only();
        Assert.Equal((ComplaintStage.Closed, ComplaintVerdict.PartlyJustified, ComplaintClosure.Confirmed, Now), (closed.State, closed.Verdict, closed.Closure, closed.ClosedAt));

        house.Time.Now = Now.AddDays(1);
        Assert.IsType<ComplaintAnswer.Done>(await desk.ReopenAsync(Handler, new(complaint.Id)));
        var again = await house.Only();
        Assert.Equal((ComplaintStage.Reopened, 1, 1), (again.State, again.Level, again.Reopens));
        Assert.Equal(house.Time.Now.AddHours(24), again.DueAt);
        Assert.Equal(again.DueAt, again.RaiseAt);
        Assert.Equal(NoticeKind.ComplaintRaised, Assert.Single(house.Told).Kind);
        Assert.IsType<ComplaintState.Reopened>(ComplaintRow.StateOf(again));
    }

    [Theory]
    [InlineData(Role.Agent, false)]
    [InlineData(Role.TeamLead, false)]
    [InlineData(Role.ComplaintHandler, true)]
    [InlineData(Role.Manager, false)]
    public async Task Who_may_answer_is_asked_of_rights(Role role, bool may)
    {
        var house = await House.Make(DatabaseProvider.Sqlite);
        var complaint = house.Rows.Complaint(Now.AddHours(1));
        await house.Add(complaint);
        var actor = new Actor.Person(house.Rows.Agent, house.Rows.Team, new HashSet<Role> { role });
        var answer = await house.Desk().AnswerAsync(actor, new(complaint.Id, "已处理", ComplaintVerdict.Justified));
        Assert.Equal(may, answer is ComplaintAnswer.Done);
        Assert.Equal(may ? ComplaintStage.Answered : ComplaintStage.Received, (await house.Only()).State);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Two_people_who_answer_at_once_make_one_answer(DatabaseProvider provider)
    {
        var house = await House.Make(provider);
        var complaint = house.Rows.Complaint(Now.AddHours(1));
        await house.Add(complaint);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(
            () => house.Desk().AnswerAsync(Handler, new(complaint.Id, $"答复 {i}", ComplaintVerdict.Justified)))));
        Assert.Single(answers, x => x is ComplaintAnswer.Done);
        Assert.All(answers, x => Assert.True(x is ComplaintAnswer.Done or ComplaintAnswer.NotFitting or ComplaintAnswer.ChangedMeanwhile));
        Assert.Equal(1, (await house.Only()).Version);
    }

    [Fact]
    public async Task From_the_second_rung_on_those_who_act_there_are_told_too()
    {
        await using var product = await Product.Start();
        var head = await Visitor.Make(product, "head", Role.DepartmentHead);
        await Visitor.Make(product, "manager", Role.Manager);
        await using var db = product.OpenDb();
        var complaint = (await TestRows.Add(db)).Complaint(DateTimeOffset.UtcNow.AddMinutes(-1));
        complaint.Level = 1;
        db.Complaints.Add(complaint);
        await db.SaveChangesAsync();
        await Eventually.Holds(() => db.Notices.AnyAsync(x => x.SubjectId == complaint.Id), "the notices", TimeSpan.FromSeconds(20));
        Assert.Equal(head, await db.Notices.Where(x => x.PersonId != null).Select(x => x.PersonId!.Value).SingleAsync());
        Assert.Equal(1, await db.Notices.CountAsync(x => x.TeamId == complaint.TeamId));
    }

    private static Actor.Person Handler { get; } = new(Guid.NewGuid(), TeamId: null, new HashSet<Role> { Role.ComplaintHandler });

    private sealed record House(TestDatabase Database, TestRows Rows, Standing Time, NoticeFeed Feed)
    {
        public List<Notice> Told { get; } = [];

        public static async Task<House> Make(DatabaseProvider provider)
        {
            var database = await TestDatabase.New(provider);
            await using var db = database.Open();
            var house = new House(database, await TestRows.Add(db), new Standing(Now), new NoticeFeed());
            var told = new Lock();
            house.Feed.Follow(Guid.NewGuid(), house.Rows.Team, notice =>
            {
                lock (told) house.Told.Add(notice);
            });
            return house;
        }

        public Task Sweep() => new ComplaintSweep(Database.Contexts(), Writes(), Clock(), Feed).SweepAsync(CancellationToken.None);

        public ComplaintDesk Desk() => new(Writes(), Clock(), Feed);

        public async Task Add(params Complaint[] rows)
        {
            await using var db = Database.Open();
            db.AddRange(rows);
            await db.SaveChangesAsync();
        }

        public async Task<Complaint> Only()
        {
            await using var db = Database.Open();
            return await db.Complaints.SingleAsync();
        }

        private Writes Writes() => new(Database.Contexts(), new WriteGate(new(Database.Provider, "", null)));

        private OfficeClock Clock() => new(Time, WorkCalendar.Default);
    }
}
