namespace CallCenter.Core.Calendars;

/// <summary>Between instants and local wall-clock time, right across changes of daylight saving time.</summary>
public static class WallClock
{
    private static readonly TimeSpan Stretch = TimeSpan.FromDays(1);

    /// <summary>What the wall clock shows in a zone at an instant.</summary>
    public static DateTime Local(TimeZoneInfo zone, DateTimeOffset at) => at.UtcDateTime + zone.GetUtcOffset(at);

    /// <summary>The local day of an instant.</summary>
    public static DateOnly Day(TimeZoneInfo zone, DateTimeOffset at) => DateOnly.FromDateTime(Local(zone, at));

    /// <summary>A day as rows keep it: yyyyMMdd, in the order of days.</summary>
    public static int Number(DateOnly day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;

    /// <summary>The first instant at which the wall clock shows this time or, where the clock skips it, a later one.</summary>
    /// <returns>The instant, offset 0.</returns>
    public static DateTimeOffset InstantOf(TimeZoneInfo zone, DateOnly day, TimeOnly time)
    {
        var wall = day.ToDateTime(time);
        if (zone.IsAmbiguousTime(wall))
            return Utc(wall, zone.GetAmbiguousTimeOffsets(wall).Max());
        if (!zone.IsInvalidTime(wall))
            return Utc(wall, zone.GetUtcOffset(wall));
        var before = Utc(wall, zone.GetUtcOffset(wall.AddDays(-1)));
        return Change(zone, before.AddDays(-1), before.AddDays(1));
    }

    /// <summary>Every instant in <c>(from, until]</c> at which the local day, the daylight saving or a daily window can change, rising.</summary>
    /// <remarks>Between two of them whatever depends on day and window alone stays as it is; some of them change nothing.</remarks>
    /// <param name="zone">The zone whose clock is meant.</param>
    /// <param name="times">The local times at which something changes; midnight is always one of them.</param>
    /// <param name="from">Instants after this one.</param>
    /// <param name="until">Up to and with this one.</param>
    public static IEnumerable<DateTimeOffset> Boundaries(
        TimeZoneInfo zone, IReadOnlyList<TimeOnly> times, DateTimeOffset from, DateTimeOffset until)
    {
        var sorted = times.Where(time => time != TimeOnly.MaxValue).Append(TimeOnly.MinValue).Distinct().Order().ToArray();
        for (var start = from.ToUniversalTime(); start < until;)
        {
            var offset = zone.GetUtcOffset(start);
            var end = Earlier(start + Stretch, until.ToUniversalTime());
            if (zone.GetUtcOffset(end) != offset)
                end = Change(zone, start, end);
            foreach (var boundary in Within(sorted, offset, start, end))
                yield return boundary;
            yield return end;
            start = end;
        }
    }

    // While the offset stands still the wall clock and the instants run in step.
    private static IEnumerable<DateTimeOffset> Within(TimeOnly[] times, TimeSpan offset, DateTimeOffset start, DateTimeOffset end)
    {
        var last = DateOnly.FromDateTime(end.UtcDateTime + offset);
        for (var day = DateOnly.FromDateTime(start.UtcDateTime + offset); day <= last; day = day.AddDays(1))
        {
            foreach (var time in times)
            {
                var boundary = Utc(day.ToDateTime(time), offset);
                if (boundary > start && boundary < end)
                    yield return boundary;
            }
        }
    }

    // The first instant after `low` whose offset is no longer that of `low`.
    private static DateTimeOffset Change(TimeZoneInfo zone, DateTimeOffset low, DateTimeOffset high)
    {
        var offset = zone.GetUtcOffset(low);
        while ((high - low).Ticks > 1)
        {
            var middle = low + new TimeSpan((high - low).Ticks / 2);
            if (zone.GetUtcOffset(middle) == offset)
                low = middle;
            else
                high = middle;
        }

        return high;
    }

    private static DateTimeOffset Utc(DateTime wall, TimeSpan offset) =>
        new(DateTime.SpecifyKind(wall, DateTimeKind.Unspecified) - offset, TimeSpan.Zero);

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
