using System.Collections.Immutable;

namespace CallCenter.Core.Calendars;

/// <summary>What a day of the calendar is.</summary>
public enum DayKind
{
    /// <summary>A working day, make-up days (调休上班) included.</summary>
    Workday,

    /// <summary>A day of the weekend that nobody makes up.</summary>
    Weekend,

    /// <summary>A public holiday (法定节假日).</summary>
    Holiday,
}

/// <summary>Which days are worked: weekend, public holidays and make-up working days, as data. domain §4.</summary>
/// <param name="Weekend">Days of the week that rest.</param>
/// <param name="Holidays">Public holidays.</param>
/// <param name="MakeUpDays">Days of the weekend that are worked in exchange (调休); a day that is both is worked.</param>
public sealed record DayTable(
    ImmutableHashSet<DayOfWeek> Weekend, ImmutableHashSet<DateOnly> Holidays, ImmutableHashSet<DateOnly> MakeUpDays)
{
    /// <summary>Saturday and Sunday rest, nothing else is known.</summary>
    public static DayTable Plain { get; } = new([DayOfWeek.Saturday, DayOfWeek.Sunday], [], []);

    /// <summary>What this day is.</summary>
    public DayKind Of(DateOnly day)
    {
        if (MakeUpDays.Contains(day))
            return DayKind.Workday;
        if (Holidays.Contains(day))
            return DayKind.Holiday;
        return Weekend.Contains(day.DayOfWeek) ? DayKind.Weekend : DayKind.Workday;
    }
}
