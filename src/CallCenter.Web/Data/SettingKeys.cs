namespace CallCenter.Web.Data;

/// <summary>Keys of the rows in Settings.</summary>
public static class SettingKeys
{
    /// <summary>How far the office clock is ahead, in microseconds.</summary>
    public const string ClockAhead = "clock.ahead";

    /// <summary>Present when the database was filled with demo data: it never opens against a real carrier.</summary>
    public const string Demo = "demo";
}
