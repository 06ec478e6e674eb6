using CallCenter.Core.Calendars;
using CallCenter.Web.Data;

namespace CallCenter.Web.Calendars;

/// <summary>The time the business lives in: gate, due times, calendars, events. The demo moves it forward; technical time (leases,
/// cookies, retries, the scheduler) stays on the system's clock, so this type is registered as itself and never as TimeProvider.</summary>
public sealed class OfficeClock(TimeProvider real, WorkCalendar calendar) : TimeProvider
{
    private long ahead;

    /// <summary>How far business time is ahead of the system's clock. It only grows.</summary>
    public TimeSpan Ahead => new(Interlocked.Read(ref ahead));

    /// <summary>The office's zone, hours and days.</summary>
    public WorkCalendar Calendar => calendar;

    /// <summary>The office's zone.</summary>
    public override TimeZoneInfo LocalTimeZone => calendar.Zone;

    public override long TimestampFrequency => real.TimestampFrequency;

    /// <summary>Now in whole microseconds, offset 0.</summary>
    public override DateTimeOffset GetUtcNow() => Instants.Whole(real.GetUtcNow() + Ahead);

    /// <summary>The office's day at an instant, as rows keep it: yyyyMMdd.</summary>
    public int DayNumber(DateTimeOffset at) => WallClock.Number(WallClock.Day(calendar.Zone, at));

    public override long GetTimestamp() => real.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, dueTime, period);

    /// <summary>How far ahead the clock must be for <paramref name="instant"/> to be now; never less than it is.</summary>
    internal TimeSpan AheadFor(DateTimeOffset instant)
    {
        var wanted = Instants.Whole(instant) - Instants.Whole(real.GetUtcNow());
        return wanted > Ahead ? wanted : Ahead;
    }

    /// <summary>Grows to this; a smaller value changes nothing.</summary>
    internal void Grow(TimeSpan to)
    {
        var seen = Interlocked.Read(ref ahead);
        while (to.Ticks > seen)
        {
            var before = Interlocked.CompareExchange(ref ahead, to.Ticks, seen);
            if (before == seen) return;
            seen = before;
        }
    }
}
