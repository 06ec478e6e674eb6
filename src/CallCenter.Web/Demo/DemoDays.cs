using CallCenter.Core.Calendars;

namespace CallCenter.Web.Demo;

/// <summary>Days and minutes of the office in Shanghai, counted from the instant the demo data is made.</summary>
public sealed class DemoDays
{
    private static readonly TimeZoneInfo Office = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>Best hours 9:30–11:30, and the afternoon after the rest time, in steps of ten minutes. domain §4.</summary>
    private static readonly int[] Minutes =
        [.. Enumerable.Range(0, 12).Select(i => 9 * 60 + 30 + i * 10), .. Enumerable.Range(0, 18).Select(i => 14 * 60 + 30 + i * 10)];

    public DemoDays(DateTimeOffset now)
    {
        Now = now.ToUniversalTime();
        Today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Office).DateTime);
    }

    public DateTimeOffset Now { get; }
    public DateOnly Today { get; }

    public static bool IsWorkday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    public static DateTimeOffset At(DateOnly day, int minuteOfDay)
    {
        var local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minuteOfDay);
        return new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(local, Office), TimeSpan.Zero);
    }

    public static int LocalDay(DateTimeOffset at) => WallClock.Number(WallClock.Day(Office, at));

    /// <summary>The n-th working day before or after today.</summary>
    public DateOnly Workday(int steps)
    {
        var day = Today;
        for (var left = Math.Abs(steps); left > 0;)
        {
            day = day.AddDays(Math.Sign(steps));
            left -= IsWorkday(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>Every slot of ten minutes on the working days that lie this many calendar days back, both ends included, in order.</summary>
    public IReadOnlyList<DateTimeOffset> SlotsAgo(int fewest, int most) =>
        [.. Enumerable.Range(fewest, most - fewest + 1).Reverse().Select(n => Today.AddDays(-n)).Where(IsWorkday)
            .SelectMany(day => Minutes.Select(minute => At(day, minute)))];

    public static DateTimeOffset Slot(DemoRandom random, DateOnly day) => At(day, random.Pick(Minutes));

    /// <summary>The closed billing periods before this month, oldest first, such as 202511.</summary>
    public IReadOnlyList<int> ClosedPeriods(int count) =>
        [.. Enumerable.Range(1, count).Select(n => Today.AddMonths(-n)).Select(d => d.Year * 100 + d.Month).Reverse()];
}
