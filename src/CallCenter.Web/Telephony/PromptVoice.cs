using System.Globalization;
using CallCenter.Core.Calendars;
using CallCenter.Core.Prompts;
using CallCenter.Core.Scripts;
using CallCenter.Web.Calendars;
using CallCenter.Web.Prompts;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Telephony;

/// <summary>What the machine says, in the language of the call and with its voice.</summary>
public sealed class PromptVoice(PromptLibrary prompts, IOptions<OfficeOptions> office, IOptions<TelephonyOptions> options)
{
    public Voice Of(string locale) => options.Value.VoiceOf(locale);

    public string Text(Prompt prompt, string locale, params IEnumerable<KeyValuePair<string, Fact>> facts) =>
        prompts.Text(prompt, locale).Render(
            new Dictionary<string, Fact>(facts, StringComparer.Ordinal)
            {
                ["company.name"] = new Fact.Words(locale == "en" ? office.Value.CompanyEnglish : office.Value.Company),
                ["company.hotline"] = new Fact.Words(office.Value.Hotline),
            },
            CultureInfo.GetCultureInfo(locale));

    /// <summary>A time as it is said and written to a customer, by their own clock.</summary>
    public static KeyValuePair<string, Fact> Time(DateTimeOffset at, TimeZoneInfo zone, string locale) => new(
        "appointment.time",
        new Fact.Words(WallClock.Local(zone, at).ToString(locale == "en" ? "dddd d MMMM, HH:mm" : "M月d日dddd HH:mm", CultureInfo.GetCultureInfo(locale))));
}
