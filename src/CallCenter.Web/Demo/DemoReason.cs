using System.Globalization;
using CallCenter.Web.FollowUps;

namespace CallCenter.Web.Demo;

/// <summary>The line of the reason card: what the first call was about and what became of the promise.</summary>
public static class DemoReason
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly TimeZoneInfo Office = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static string Of(EarlierCall earlier)
    {
        var locale = earlier.Row.Locale;
        var day = TimeZoneInfo.ConvertTime(earlier.Row.PlacedAt, Office);
        var subject = earlier.Topic?.Subject.In(locale);
        return locale == "en"
            ? $"First callback {day.ToString("d MMM", English)}: {subject}{InEnglish(earlier.Promise)}"
            : $"首次回访 {day:MM-dd}：{subject}{InChinese(earlier.Promise)}";
    }

    private static string InChinese(Promise? promise) => promise?.State switch
    {
        null => "",
        PromiseState.Kept => "；承诺已兑现",
        PromiseState.NotKept => "；承诺未兑现",
        _ => "；承诺待核实",
    };

    private static string InEnglish(Promise? promise) => promise?.State switch
    {
        null => "",
        PromiseState.Kept => "; promise kept",
        PromiseState.NotKept => "; promise not kept",
        _ => "; promise to be checked",
    };
}
