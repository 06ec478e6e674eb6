using CallCenter.Core.Calendars;
using CallCenter.Core.FollowUps;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using CallCenter.Web.FollowUps;
using CallCenter.Web.Notices;
using CallCenter.Web.Tests.Calendars;
using CallCenter.Web.Tests.Data;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Tests.FollowUps;

public sealed class FollowUpSweepTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Two_sweeps_at_once_remind_each_owner_once(DatabaseProvider provider)
    {
        var house = await House.Make(provider);
        var due = Enumerable.Range(0, 30).Select(_ => house.Rows.FollowUp(house.Now.AddMinutes(-1))).ToArray();
        await house.Add([.. due]);
        var (one, two) = (house.Sweep(), house.Sweep());
        await Task.WhenAll(Task.Run(() => one.SweepAsync(CancellationToken.None)), Task.Run(() => two.SweepAsync(CancellationToken.None)));
        await one.SweepAsync(CancellationToken.None);

        await using var db = house.Database.Open();
        var notices = await db.Notices.ToListAsync();
        Assert.Equal(due.Select(x => x.Id).Order(), notices.Select(x => x.SubjectId).Order());
        Assert.All(notices, x => Assert.Equal((NoticeKind.FollowUpDue, house.Rows.Agent, "C0000001"), (x.Kind, x.PersonId!.Value, x.Label)));
        Assert.Equal(30, house.Told.Count);
        Assert.All(await db.FollowUps.ToListAsync(), x => Assert.NotNull(x.RemindedAt));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Calls_are_reminded_at_their_time_and_deadlines_half_an_hour_before(DatabaseProvider provider)
    {
        var house = await House.Make(provider);
        var (callLater, callNow) = (house.Rows.FollowUp(house.Now.AddMinutes(5)), house.Rows.FollowUp(house.Now));
        var (promiseSoon, promiseLater) =
            (house.Rows.FollowUp(house.Now.AddMinutes(29), FollowUpKind.Promise), house.Rows.FollowUp(house.Now.AddMinutes(40), FollowUpKind.Promise));
        var done = house.Rows.FollowUp(house.Now.AddHours(-1));
        done.DoneAt = house.Now;
        await house.Add(callLater, callNow, promiseSoon, promiseLater, done);
        await house.Sweep().SweepAsync(CancellationToken.None);
        Assert.Equal(new[] { callNow.Id, promiseSoon.Id }.Order(), house.Told.Select(x => x.SubjectId).Order());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_is_late_is_told_to_the_owner_and_to_the_leads_of_the_team_once(DatabaseProvider provider)
    {
        var house = await House.Make(provider);
        var inGrace = house.Rows.FollowUp(house.Now.AddMinutes(-14));
        var late = house.Rows.FollowUp(house.Now.AddMinutes(-16));
        var broken = house.Rows.FollowUp(house.Now, FollowUpKind.Promise);
        await house.Add(inGrace, late, broken);
        await house.Sweep().SweepAsync(CancellationToken.None);
        await house.Sweep().SweepAsync(CancellationToken.None);
        var overdue = house.Told.FindAll(x => x.Kind == NoticeKind.FollowUpOverdue);
        Assert.Equal(new[] { late.Id, late.Id, broken.Id, broken.Id }.Order(), overdue.Select(x => x.SubjectId).Order());
        Assert.Equal(2, overdue.Count(x => x.PersonId == house.Rows.Agent && x.TeamId == null));
        Assert.Equal(2, overdue.Count(x => x.TeamId == house.Rows.Team && x.PersonId == null));
    }

    [Fact]
    public async Task The_running_product_reminds_by_itself_within_seconds()
    {
        await using var product = await Product.Start();
        await using var db = product.OpenDb();
        var rows = await TestRows.Add(db);
        var due = rows.FollowUp(DateTimeOffset.UtcNow.AddSeconds(-1));
        db.FollowUps.Add(due);
        await db.SaveChangesAsync();
        await Eventually.Holds(() => db.Notices.AnyAsync(x => x.SubjectId == due.Id && x.PersonId == rows.Agent), "the reminder", TimeSpan.FromSeconds(20));
    }

    private sealed record House(TestDatabase Database, TestRows Rows, OfficeClock Clock, NoticeFeed Feed, DateTimeOffset Now)
    {
        public List<Notice> Told { get; } = [];

        public static async Task<House> Make(DatabaseProvider provider)
        {
            var database = await TestDatabase.New(provider);
            var now = new DateTimeOffset(2026, 11, 23, 3, 0, 0, TimeSpan.Zero);
            await using var db = database.Open();
            var house = new House(database, await TestRows.Add(db), new OfficeClock(new Standing(now), WorkCalendar.Default), new NoticeFeed(), now);
            var told = new Lock();
            house.Feed.Follow(house.Rows.Agent, house.Rows.Team, notice =>
            {
                lock (told) house.Told.Add(notice);
            });
            return house;
        }

        public FollowUpSweep Sweep() =>
            new(Database.Contexts(), new Writes(Database.Contexts(), new WriteGate(new(Database.Provider, "", null))), Clock, Feed);

        public async Task Add(params FollowUp[] rows)
        {
            await using var db = Database.Open();
            db.AddRange(rows);
            await db.SaveChangesAsync();
        }
    }
}
