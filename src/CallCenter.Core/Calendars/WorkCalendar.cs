using System.Collections.Immutable;

namespace CallCenter.Core.Calendars;

/// <summary>When an office works: zone, hours, rest, weekend, holidays and make-up days. Immutable. domain §4, §5.</summary>
public sealed record WorkCalendar
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(10_000);
    private readonly ImmutableArray<TimeOnly> _times;

    /// <summary>Makes a calendar.</summary>
    /// <param name="zone">The zone whose wall clock its hours are read from.</param>
    /// <param name="hours">The daily hours of work, rest included.</param>
    /// <param name="rest">The daily rest inside them (午休); <see cref="DailyWindow.Never"/> when there is none.</param>
    /// <param name="days">Which days are worked.</param>
    /// <exception cref="ArgumentException">It would never work: no hours, or a week that is all weekend.</exception>
    public WorkCalendar(TimeZoneInfo zone, DailyWindow hours, DailyWindow rest, DayTable days)
    {
        if (days.Weekend.Count >= 7)
            throw new ArgumentException("A week has at least one working day.", nameof(days));
        if (hours.From == hours.To || (rest.Contains(hours.From) && rest.To >= hours.To))
            throw new ArgumentException("A working day has hours outside its rest.", nameof(hours));
        Zone = zone;
        Hours = hours;
        Rest = rest;
        Days = days;
        _times = [hours.From, hours.To, rest.From, rest.To];
    }

    /// <summary>8:30–17:30 in China with rest 12:00–14:00, Saturday and Sunday free. domain §7, rest time of issue 2.</summary>
    public static WorkCalendar Default { get; } = new(
        CalendarZones.China, new DailyWindow(new TimeOnly(8, 30), new TimeOnly(17, 30)),
        new DailyWindow(new TimeOnly(12, 0), new TimeOnly(14, 0)), DayTable.Plain);

    /// <summary>The zone whose wall clock the hours are read from.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>The daily hours of work, rest included.</summary>
    public DailyWindow Hours { get; }

    /// <summary>The daily rest.</summary>
    public DailyWindow Rest { get; }

    /// <summary>Which days are worked.</summary>
    public DayTable Days { get; }

    /// <summary>Whether the instant lies in the daily rest, on whatever day.</summary>
    public bool IsRest(DateTimeOffset at) => Rest.Contains(TimeOnly.FromDateTime(WallClock.Local(Zone, at)));

    /// <summary>Whether the instant's local day is worked.</summary>
    public bool IsWorkday(DateTimeOffset at) => Days.Of(WallClock.Day(Zone, at)) == DayKind.Workday;

    /// <summary>Whether somebody may be there at the instant: a working day, inside the hours, the rest included.</summary>
    public bool IsOpen(DateTimeOffset at) => IsWorkday(at) && Hours.Contains(TimeOnly.FromDateTime(WallClock.Local(Zone, at)));

    /// <summary>Whether work goes on at the instant: a working day, inside the hours, outside the rest.</summary>
    public bool IsWorking(DateTimeOffset at)
    {
        var local = WallClock.Local(Zone, at);
        var time = TimeOnly.FromDateTime(local);
        return Hours.Contains(time) && !Rest.Contains(time) && Days.Of(DateOnly.FromDateTime(local)) == DayKind.Workday;
    }

    /// <summary>The first whole minute at or after the instant at which work goes on, offset 0.</summary>
    public DateTimeOffset NextWorkingMinute(DateTimeOffset at)
    {
        var minute = new DateTimeOffset((at.UtcTicks + TimeSpan.TicksPerMinute - 1) / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute, TimeSpan.Zero);
        return IsWorking(minute) ? minute : Changes(minute).First(IsWorking);
    }

    /// <summary>The earliest instant by which this much working time has passed since the instant, offset 0.</summary>
    /// <remarks>Zero gives the instant itself; <c>AddWorking(AddWorking(t, a), b)</c> equals <c>AddWorking(t, a + b)</c>.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Negative, or more than 10,000 hours.</exception>
    public DateTimeOffset AddWorking(DateTimeOffset from, TimeSpan work)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(work, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(work, Longest);
        var (at, left) = (from.ToUniversalTime(), work);
        foreach (var change in Changes(at))
        {
            var here = IsWorking(at) ? change - at : TimeSpan.Zero;
            if (left <= here)
                return at + left;
            (at, left) = (change, left - here);
        }

        throw new ArgumentOutOfRangeException(nameof(from), from, "The calendar ends before that.");
    }

    /// <summary>How much working time lies in <c>[from, to)</c>; zero when the end is not after the start.</summary>
    public TimeSpan WorkingBetween(DateTimeOffset from, DateTimeOffset to)
    {
        var (at, sum) = (from.ToUniversalTime(), TimeSpan.Zero);
        foreach (var change in WallClock.Boundaries(Zone, _times, from, to))
        {
            sum += IsWorking(at) ? change - at : TimeSpan.Zero;
            at = change;
        }

        return sum;
    }

    // Holidays are finite, so the walk ends; ten thousand hours of work are below forty years of the sparsest week.
    private IEnumerable<DateTimeOffset> Changes(DateTimeOffset from) =>
        WallClock.Boundaries(Zone, _times, from, DateTimeOffset.MaxValue.AddDays(-3));
}
