using System.Collections.Concurrent;

namespace CallCenter.Core.Calendars;

/// <summary>Time zones by their IANA id. The set kept is bounded, so that no input can grow it.</summary>
public static class CalendarZones
{
    private const int MostKept = 600;
    private const int LongestId = 64;
    private static readonly ConcurrentDictionary<string, TimeZoneInfo> Kept = new(StringComparer.Ordinal);

    /// <summary>中国标准时间, the zone of the service centre and of customers whose zone nobody knows.</summary>
    public static TimeZoneInfo China { get; } = Of("Asia/Shanghai") ?? throw new InvalidOperationException("The machine has no time zone data (tzdata).");

    /// <summary>The zone with this id; none when the id is malformed or unknown. Never throws.</summary>
    public static TimeZoneInfo? Of(string? id)
    {
        if (string.IsNullOrEmpty(id) || id.Length > LongestId || !id.All(IsIdCharacter))
            return null;
        if (Kept.TryGetValue(id, out var known))
            return known;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(id, out var found))
            return null;
        return Kept.Count < MostKept ? Kept.GetOrAdd(id, found) : found;
    }

    private static bool IsIdCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+';
}
