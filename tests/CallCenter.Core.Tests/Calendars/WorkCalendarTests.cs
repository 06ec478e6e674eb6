using CallCenter.Core.Calendars;
using FsCheck;
using FsCheck.Fluent;
using static CallCenter.Core.Tests.Campaigns.GateSamples;

namespace CallCenter.Core.Tests.Calendars;

public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar Office = WorkCalendar.Default;

    private static readonly WorkCalendar[] Calendars =
    [
        Office,
        In("America/New_York", new DailyWindow(new TimeOnly(1, 15), new TimeOnly(9, 0)), new DailyWindow(new TimeOnly(1, 45), new TimeOnly(2, 30))),
        In("Australia/Lord_Howe", DailyWindow.WholeDay, DailyWindow.Never),
        In("America/Santiago", new DailyWindow(TimeOnly.MinValue, new TimeOnly(6, 0)), DailyWindow.Never),
    ];

    private static readonly Arbitrary<(WorkCalendar Calendar, DateTimeOffset From, int A, int B)> Any = (
        from calendar in Gen.Elements(Calendars)
        from minute in Gen.Choose(0, 2 * 365 * 24 * 60)
        from a in Gen.Choose(0, 60 * 60 * 40)
        from b in Gen.Choose(0, 60 * 60 * 40)
        select (calendar, At("2026-01-01").AddMinutes(minute), a, b)).ToArbitrary();

    [Theory]
    [InlineData("2026-07-28 08:29:59", false)]
    [InlineData("2026-07-28 08:30:00", true)]
    [InlineData("2026-07-28 12:00:00", false)]
    [InlineData("2026-07-28 14:00:00", true)]
    [InlineData("2026-07-28 17:29:59", true)]
    [InlineData("2026-07-28 17:30:00", false)]
    [InlineData("2026-08-01 10:00:00", false)]
    public void Work_goes_on_in_half_open_hours(string at, bool working) => Assert.Equal(working, Office.IsWorking(At(at)));

    [Theory]
    [InlineData("2026-07-28 08:30", 3.5, "2026-07-28 12:00")]
    [InlineData("2026-07-28 11:00", 2, "2026-07-28 15:00")]
    [InlineData("2026-07-28 16:30", 2, "2026-07-29 09:30")]
    [InlineData("2026-07-31 17:00", 8, "2026-08-04 09:00")]
    [InlineData("2026-08-01 10:00", 0.5, "2026-08-03 09:00")]
    [InlineData("2026-08-01 10:00", 0, "2026-08-01 10:00")]
    public void Working_time_passes_in_working_hours_only(string from, double hours, string due) =>
        Assert.Equal(At(due), Office.AddWorking(At(from), TimeSpan.FromHours(hours)));

    [Theory]
    [InlineData("2026-07-28 10:00:00", "2026-07-28 10:00")]
    [InlineData("2026-07-28 10:00:01", "2026-07-28 10:01")]
    [InlineData("2026-07-28 11:59:30", "2026-07-28 14:00")]
    [InlineData("2026-07-31 17:30:00", "2026-08-03 08:30")]
    public void The_next_working_minute_is_whole(string at, string next) => Assert.Equal(At(next), Office.NextWorkingMinute(At(at)));

    [Fact]
    public void Rest_is_rest_on_any_day()
    {
        Assert.True(Office.IsRest(At("2026-08-01 12:00")));
        Assert.False(Office.IsRest(At("2026-08-01 14:00")));
        Assert.False(Office.IsWorkday(At("2026-08-01 12:00")));
    }

    [Fact]
    public void Holidays_rest_and_make_up_days_are_worked()
    {
        var days = DayTable.Plain with { Holidays = [new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 2)], MakeUpDays = [new DateOnly(2026, 10, 3)] };
        var calendar = new WorkCalendar(Office.Zone, Office.Hours, Office.Rest, days);
        Assert.Equal(At("2026-10-03 08:30"), calendar.NextWorkingMinute(At("2026-09-30 17:30")));
        Assert.Equal(At("2026-10-05 08:30"), calendar.NextWorkingMinute(At("2026-10-03 17:30")));
    }

    [Fact]
    public void A_night_that_loses_an_hour_has_an_hour_less_of_work()
    {
        var night = In("America/New_York", new DailyWindow(TimeOnly.MinValue, new TimeOnly(6, 0)), DailyWindow.Never);
        Assert.Equal(TimeSpan.FromHours(5), night.WorkingBetween(At("2026-03-08 00:00", "America/New_York"), At("2026-03-08 12:00", "America/New_York")));
        Assert.Equal(TimeSpan.FromHours(7), night.WorkingBetween(At("2026-11-01 00:00", "America/New_York"), At("2026-11-01 12:00", "America/New_York")));
    }

    [Fact]
    public void Adding_is_additive() => Prop.ForAll(Any, x =>
        x.Calendar.AddWorking(x.Calendar.AddWorking(x.From, Seconds(x.A)), Seconds(x.B)) == x.Calendar.AddWorking(x.From, Seconds(x.A + x.B)))
        .Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Adding_more_or_starting_later_never_ends_earlier() => Prop.ForAll(Any, x =>
        x.Calendar.AddWorking(x.From, Seconds(x.A)) <= x.Calendar.AddWorking(x.From, Seconds(x.A + x.B))
        && x.Calendar.AddWorking(x.From, Seconds(x.A)) <= x.Calendar.AddWorking(x.From.AddSeconds(x.B), Seconds(x.A)))
        .Check(Config.QuickThrowOnFailure);

    [Fact]
    public void What_was_added_lies_between() => Prop.ForAll(Any, x =>
        x.Calendar.WorkingBetween(x.From, x.Calendar.AddWorking(x.From, Seconds(x.A))) == Seconds(x.A)).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void The_next_working_minute_works_and_none_before_does() => Prop.ForAll(Any, x =>
    {
        var next = x.Calendar.NextWorkingMinute(x.From);
        var minutes = (int)(next - x.From).TotalMinutes;
        return x.Calendar.IsWorking(next) && !Enumerable.Range(0, minutes).Any(minute => x.Calendar.IsWorking(x.From.AddMinutes(minute)));
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Negative_and_endless_work_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Office.AddWorking(At("2026-07-28"), TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Office.AddWorking(At("2026-07-28"), TimeSpan.FromHours(10_001)));
        Assert.Equal(2032, Office.AddWorking(At("2026-07-28"), TimeSpan.FromHours(10_000)).Year);
    }

    [Fact]
    public void A_calendar_that_never_works_is_refused()
    {
        Assert.Throws<ArgumentException>(() => In("Asia/Shanghai", DailyWindow.Never, DailyWindow.Never));
        Assert.Throws<ArgumentException>(() => In("Asia/Shanghai", Office.Rest, Office.Rest));
        Assert.Throws<ArgumentException>(() => new WorkCalendar(Office.Zone, Office.Hours, Office.Rest, new DayTable([.. Enum.GetValues<DayOfWeek>()], [], [])));
        Assert.Throws<ArgumentException>(() => new DailyWindow(new TimeOnly(9, 0), new TimeOnly(8, 0)));
    }

    private static WorkCalendar In(string zone, DailyWindow hours, DailyWindow rest) =>
        new(Zone(zone), hours, rest, DayTable.Plain with { Weekend = [DayOfWeek.Wednesday] });

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}
