namespace CallCenter.Web.Calendars;

/// <summary>Section <c>Office</c>: who we are and where the day begins.</summary>
public sealed class OfficeOptions
{
    /// <summary>IANA name of the zone whose days and hours the office works in.</summary>
    public string Zone { get; set; } = "Asia/Shanghai";

    /// <summary>When a working day begins and ends by its wall clock; the rest inside it and the holidays are the gate's.</summary>
    public TimeOnly Opens { get; set; } = new(8, 30);

    /// <inheritdoc cref="Opens"/>
    public TimeOnly Closes { get; set; } = new(17, 30);

    /// <summary>The company as agents name it to customers.</summary>
    public string Company { get; set; } = "远山通信";

    /// <summary>The same in English calls.</summary>
    public string CompanyEnglish { get; set; } = "Farhill Telecom";

    /// <summary>The number customers are asked to ring when they doubt us.</summary>
    public string Hotline { get; set; } = "400-000-0000";

    public static IEnumerable<string> Faults(OfficeOptions options)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.Zone, out _)) yield return $"Zone: '{options.Zone}' is no time zone of this system";
        if (options.Opens >= options.Closes) yield return "Closes: after Opens";
        if (string.IsNullOrWhiteSpace(options.Company)) yield return "Company: is empty";
        if (string.IsNullOrWhiteSpace(options.CompanyEnglish)) yield return "CompanyEnglish: is empty";
        if (string.IsNullOrWhiteSpace(options.Hotline)) yield return "Hotline: is empty";
    }
}
