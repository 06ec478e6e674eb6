using System.Globalization;
using CallCenter.Core.Calendars;

namespace CallCenter.Core.Complaints;

/// <summary>The number a customer is told: <c>TS</c>, the local day it was registered, four digits counted per day. domain §5.</summary>
public sealed record ComplaintNumber
{
    /// <summary>The last number of a day.</summary>
    public const int MostPerDay = 9999;

    private const string Prefix = "TS";

    /// <summary>Makes the number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sequence is not between 1 and 9999.</exception>
    public ComplaintNumber(DateOnly day, int sequence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sequence, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sequence, MostPerDay);
        Day = day;
        Sequence = sequence;
    }

    /// <summary>The office's local day.</summary>
    public DateOnly Day { get; }

    /// <summary>Counted from 1 on that day.</summary>
    public int Sequence { get; }

    /// <summary>The number after the last one of the same day, or the first of the day of this instant in the office's zone.</summary>
    /// <returns>None when the numbers of the day are used up.</returns>
    public static ComplaintNumber? Next(ComplaintNumber? last, DateTimeOffset at, TimeZoneInfo office)
    {
        var day = WallClock.Day(office, at);
        if (last is null || last.Day < day)
            return new ComplaintNumber(day, 1);
        return last.Sequence < MostPerDay ? new ComplaintNumber(last.Day, last.Sequence + 1) : null;
    }

    /// <summary>Reads <c>TS202607280001</c>; none when it is not such a number.</summary>
    public static ComplaintNumber? Read(string? text)
    {
        if (text is not { Length: 14 } || !text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return null;
        return DateOnly.TryParseExact(text.AsSpan(2, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && int.TryParse(text.AsSpan(10), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && sequence > 0
            ? new ComplaintNumber(day, sequence)
            : null;
    }

    /// <summary>The number as it is told: <c>TS202607280001</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Day:yyyyMMdd}{Sequence:0000}");
}
