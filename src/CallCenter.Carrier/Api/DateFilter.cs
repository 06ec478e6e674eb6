using System.Globalization;

namespace CallCenter.Carrier.Api;

/// <summary>A filter on a date: <c>StartTime</c> (that day), <c>StartTime&lt;</c> and <c>StartTime&gt;</c> (inclusive).</summary>
internal static class DateFilter
{
    public static bool Matches(IQueryCollection query, string name, DateTimeOffset? value)
    {
        var on = Read(query[name]);
        var before = Read(query[name + "<"]);
        var after = Read(query[name + ">"]);
        if (on is null && before is null && after is null) return true;
        if (value is not { } at) return false;
        return (on is not { } day || at.UtcDateTime.Date == day.UtcDateTime.Date) && (before is not { } b || at <= b) && (after is not { } a || at >= a);
    }

    private static DateTimeOffset? Read(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
