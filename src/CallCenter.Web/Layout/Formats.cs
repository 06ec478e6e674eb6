using System.Globalization;

namespace CallCenter.Web.Layout;

/// <summary>How instants, days and money are written on screens: by the language, in a named zone.</summary>
public static class Formats
{
    private static readonly string[] ChineseDays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];
    private static readonly string[] EnglishDays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    /// <summary>¥86.50 from fen.</summary>
    public static string Money(this Texts texts, long fen) =>
        string.Create(CultureInfo.InvariantCulture, $"{(fen < 0 ? "-" : "")}¥{Math.Abs(fen) / 100m:N2}");

    /// <summary>1,234.</summary>
    public static string Number(this Texts texts, long value) => value.ToString("N0", texts.Culture);

    /// <summary>周二.</summary>
    public static string Weekday(this Texts texts, DayOfWeek day) =>
        (texts == Texts.English ? EnglishDays : ChineseDays)[(int)day];

    /// <summary>15:30 in the zone.</summary>
    public static string Time(this Texts texts, DateTimeOffset at, TimeZoneInfo zone) =>
        Local(at, zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>15:30:08 in the zone, for the log of a call.</summary>
    public static string Second(this Texts texts, DateTimeOffset at, TimeZoneInfo zone) =>
        Local(at, zone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>11-22 周二.</summary>
    public static string Day(this Texts texts, DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = Local(at, zone);
        return $"{local.ToString("MM-dd", CultureInfo.InvariantCulture)} {texts.Weekday(local.DayOfWeek)}";
    }

    /// <summary>A day of the calendar: 2026-11-22.</summary>
    public static string Date(this Texts texts, DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>11-22 周二 15:30, with the year where it is not this one.</summary>
    public static string Moment(this Texts texts, DateTimeOffset at, TimeZoneInfo zone) => $"{texts.Day(at, zone)} {texts.Time(at, zone)}";

    /// <summary>A plan: 今天 15:30, 明天 10:00, 周二 15:30 within the week, else with the date.</summary>
    public static string When(this Texts texts, DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = Local(at, zone);
        var days = (local.Date - Local(now, zone).Date).Days;
        var time = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return days switch
        {
            0 => $"{texts["time.today"]} {time}",
            1 => $"{texts["time.tomorrow"]} {time}",
            -1 => $"{texts["time.yesterday"]} {time}",
            > 1 and < 7 => $"{texts.Weekday(local.DayOfWeek)} {time}",
            _ => texts.Moment(at, zone),
        };
    }

    /// <summary>A length of time: 2:05 or 1:02:05.</summary>
    public static string Length(this Texts texts, TimeSpan length) => length.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)length.TotalHours}:{length:mm\\:ss}")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)length.TotalMinutes}:{length:ss}");

    /// <summary>An instant as the browser's clocks read it.</summary>
    public static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private static DateTimeOffset Local(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone);
}
