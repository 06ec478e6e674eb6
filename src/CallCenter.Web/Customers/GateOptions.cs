using System.Collections.Immutable;
using CallCenter.Core.Calendars;
using CallCenter.Core.Campaigns;

namespace CallCenter.Web.Customers;

/// <summary>Section <c>Gate</c>: the figures of the dial gate, in the customer's local time. domain §4.</summary>
public sealed class GateOptions
{
    public TimeOnly LegalFrom { get; set; } = new(9, 0);
    public TimeOnly LegalTo { get; set; } = new(21, 0);
    public TimeOnly RestFrom { get; set; } = new(12, 0);
    public TimeOnly RestTo { get; set; } = new(14, 0);

    /// <summary>Public holidays, such as 2027-01-01.</summary>
    public IList<DateOnly> Holidays { get; init; } = [];

    /// <summary>Days of the weekend that are worked in exchange (调休).</summary>
    public IList<DateOnly> MakeUpDays { get; init; } = [];

    public GateRules ToRules() => GateRules.Default with
    {
        Legal = new DailyWindow(LegalFrom, LegalTo),
        Rest = new DailyWindow(RestFrom, RestTo),
        Days = DayTable.Plain with { Holidays = [.. Holidays], MakeUpDays = [.. MakeUpDays] },
    };

    public static IEnumerable<string> Faults(GateOptions options)
    {
        if (options.LegalFrom >= options.LegalTo)
            yield return "LegalTo: after LegalFrom";
        if (options.RestFrom > options.RestTo)
            yield return "RestTo: not before RestFrom";
    }
}
