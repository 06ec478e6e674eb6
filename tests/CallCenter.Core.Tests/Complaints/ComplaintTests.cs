using System.Collections.Immutable;
using CallCenter.Core.Calendars;
using CallCenter.Core.Complaints;
using FsCheck;
using FsCheck.Fluent;
using static CallCenter.Core.Tests.Campaigns.GateSamples;

namespace CallCenter.Core.Tests.Complaints;

public sealed class ComplaintTests
{
    private static readonly Arbitrary<(ComplaintCategory Category, DateTimeOffset At)> Any = (
        from category in Gen.Elements(Enum.GetValues<ComplaintCategory>())
        from minute in Gen.Choose(0, 365 * 24 * 60)
        select (category, At("2026-01-01").AddMinutes(minute))).ToArbitrary();

    [Theory]
    [InlineData(ComplaintCategory.Network, ComplaintSeverity.Ordinary, "2026-07-31 17:00", "2026-08-01 17:00")]
    [InlineData(ComplaintCategory.Billing, ComplaintSeverity.Grave, "2026-07-31 17:00", "2026-08-01 17:00")]
    [InlineData(ComplaintCategory.ServiceAttitude, ComplaintSeverity.Ordinary, "2026-07-28 23:10", "2026-07-29 23:10")]
    [InlineData(ComplaintCategory.Shop, ComplaintSeverity.Ordinary, "2026-07-28 23:10", "2026-07-29 23:10")]
    [InlineData(ComplaintCategory.Other, ComplaintSeverity.Ordinary, "2026-07-28 23:10", "2026-07-29 23:10")]
    [InlineData(ComplaintCategory.ValueAddedService, ComplaintSeverity.Ordinary, "2026-07-31 17:00", "2026-08-01 01:00")]
    [InlineData(ComplaintCategory.Handset, ComplaintSeverity.Ordinary, "2026-07-28 09:00", "2026-07-29 09:00")]
    [InlineData(ComplaintCategory.Handset, ComplaintSeverity.Ordinary, "2026-07-28 08:30", "2026-07-29 08:30")]
    [InlineData(ComplaintCategory.Handset, ComplaintSeverity.Ordinary, "2026-07-31 17:00", "2026-08-01 17:00")]
    [InlineData(ComplaintCategory.Handset, ComplaintSeverity.Serious, "2026-07-28 09:00", "2026-07-28 17:00")]
    public void Every_category_has_its_clock(ComplaintCategory category, ComplaintSeverity severity, string received, string due) =>
        Assert.Equal(At(due), ComplaintClock.Due(category, severity, At(received), WorkCalendar.Default));

    [Fact]
    public void Eight_working_hours_end_earlier_than_a_day_in_an_office_that_works_longer()
    {
        var late = new WorkCalendar(CalendarZones.China, new DailyWindow(new TimeOnly(8, 0), new TimeOnly(20, 0)), DailyWindow.Never, DayTable.Plain);
        Assert.Equal(At("2026-07-29 11:00"), ComplaintClock.Due(ComplaintCategory.Handset, ComplaintSeverity.Ordinary, At("2026-07-28 15:00"), late));
    }

    [Fact]
    public void No_answer_takes_longer_than_a_day_nor_longer_because_it_is_graver() => Prop.ForAll(Any, x =>
    {
        var due = Enum.GetValues<ComplaintSeverity>().Select(severity => ComplaintClock.Due(x.Category, severity, x.At, WorkCalendar.Default)).ToList();
        return due.TrueForAll(at => at > x.At && at <= x.At.AddHours(24)) && due.SequenceEqual(due.OrderDescending());
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void The_ladder_is_climbed_rung_by_rung_to_its_top()
    {
        var names = new List<string>();
        for (var move = (EscalationMove)new EscalationMove.Raised(Escalation.Default.Rungs[0]); move is EscalationMove.Raised raised; move = Escalation.Default.Raise(raised.To.Level))
            names.Add(raised.To.Zh);
        Assert.Equal(["座席", "班长", "部门主任", "分管领导", "公司"], names);
        Assert.IsType<EscalationMove.AtTop>(Escalation.Default.Raise(4));
        Assert.Throws<ArgumentOutOfRangeException>(() => Escalation.Default.Raise(5));
        Assert.Throws<ArgumentException>(() => new Escalation(ImmutableArray.Create(new EscalationRung(1, "a", "座席", "Agent", Role: null))));
    }

    [Theory]
    [InlineData(0, -0.001, 0)]
    [InlineData(0, 0, 1)]
    [InlineData(0, 7.999, 1)]
    [InlineData(0, 8, 2)]
    [InlineData(1, 0, 2)]
    [InlineData(0, 100_000, 4)]
    [InlineData(4, 0, 4)]
    public void An_overdue_complaint_rises_with_time(int start, double hoursLate, int level)
    {
        var due = At("2026-07-28 10:00");
        Assert.Equal(level, Escalation.Default.LevelDue(start, due, due.AddHours(hoursLate)));
    }

    [Fact]
    public void Numbers_count_from_one_on_every_local_day()
    {
        var first = ComplaintNumber.Next(last: null, At("2026-07-28 00:30"), CalendarZones.China);
        Assert.Equal("TS202607280001", first?.ToString());
        Assert.Equal("TS202607280002", ComplaintNumber.Next(first, At("2026-07-28 23:59"), CalendarZones.China)?.ToString());
        Assert.Equal("TS202607290001", ComplaintNumber.Next(first, At("2026-07-29 00:00"), CalendarZones.China)?.ToString());
        Assert.Null(ComplaintNumber.Next(new ComplaintNumber(new DateOnly(2026, 7, 28), 9999), At("2026-07-28 12:00"), CalendarZones.China));
    }

    [Theory]
    [InlineData("TS202607280001", "TS202607280001")]
    [InlineData("ts202607280012", "TS202607280012")]
    [InlineData("TS202607280000", null)]
    [InlineData("TS202613280001", null)]
    [InlineData("TS20260728001", null)]
    [InlineData("XX202607280001", null)]
    [InlineData("TS20260728 001", null)]
    [InlineData(null, null)]
    public void Numbers_are_read_back(string? text, string? number) => Assert.Equal(number, ComplaintNumber.Read(text)?.ToString());

    [Fact]
    public void A_complaint_is_answered_closed_and_reopened_in_that_order()
    {
        var now = At("2026-07-28 10:00");
        ComplaintState received = new ComplaintState.Received(now);
        Assert.Equal(new ComplaintMove.Refused(ComplaintRefusal.NotAnswered), ComplaintMachine.Take(received, new ComplaintStep.Close(ComplaintClosure.Confirmed), now));
        Assert.Equal(new ComplaintMove.Refused(ComplaintRefusal.NotAnswered), ComplaintMachine.Take(received, new ComplaintStep.Reopen(0), now));
        var answered = Moved(received, new ComplaintStep.Answer(ComplaintVerdict.Justified));
        Assert.True(answered is { ClockRuns: false, IsOpen: true });
        Assert.Equal(new ComplaintMove.Refused(ComplaintRefusal.AnsweredAlready), ComplaintMachine.Take(answered, new ComplaintStep.Answer(ComplaintVerdict.Withdrawn), now));
        var closed = Moved(answered, new ComplaintStep.Close(ComplaintClosure.Confirmed));
        Assert.Equal(new ComplaintState.Closed(now, ComplaintVerdict.Justified, ComplaintClosure.Confirmed), closed);
        Assert.False(closed.IsOpen);
        Assert.Equal(new ComplaintMove.Refused(ComplaintRefusal.ClosedAlready), ComplaintMachine.Take(closed, new ComplaintStep.Close(ComplaintClosure.Unreachable), now));
        var again = Moved(closed, new ComplaintStep.Reopen(0));
        Assert.Equal(new ComplaintState.Reopened(now, 1), again);
        Assert.True(again.ClockRuns);
        Assert.IsType<ComplaintState.Answered>(Moved(again, new ComplaintStep.Answer(ComplaintVerdict.Justified)));

        ComplaintState Moved(ComplaintState from, ComplaintStep step) => Assert.IsType<ComplaintMove.Moved>(ComplaintMachine.Take(from, step, now)).To;
    }
}
