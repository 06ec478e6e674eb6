using System.Globalization;
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

    public string Text(Prompt prompt, string locale) =>
        prompts.Text(prompt, locale).Render(
            new Dictionary<string, Fact>(StringComparer.Ordinal)
            {
                ["company.name"] = new Fact.Words(locale == "en" ? office.Value.CompanyEnglish : office.Value.Company),
                ["company.hotline"] = new Fact.Words(office.Value.Hotline),
            },
            CultureInfo.GetCultureInfo(locale));
}
