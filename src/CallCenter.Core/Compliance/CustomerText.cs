using System.Collections.Frozen;
using System.Text;
using CallCenter.Core.Customers;

namespace CallCenter.Core.Compliance;

/// <summary>What a customer's text message asks for. Pure. domain §2, branch <c>stop-calling</c>; §5, signals of the customer.</summary>
public static class CustomerText
{
    /// <summary>Longest text that is looked at, UTF-16 code units; what carriers deliver at most. The rest is cut off.</summary>
    public const int Longest = 1600;

    /// <summary>So many digits in a row are a number of somebody.</summary>
    private const int DigitRun = 5;

    /// <summary>Words that alone mean "stop": those Chinese carriers print under messages, and those Twilio itself obeys.</summary>
    private static readonly FrozenSet<string> Stops = new[]
    {
        "退订", "td", "t", "停止", "拒收", "stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Marketing = ["推销", "营销", "广告", "促销", "marketing", "advert", "promotion", "sales call"];

    /// <summary>How far "stop calling" reaches, where the text says it: whoever writes it means it. Everything, unless only marketing is named.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="hits">What the phrases of customers found in it.</param>
    /// <returns>The scope; none where nothing of it is asked.</returns>
    public static DoNotCallScope? StopOf(string text, IReadOnlyList<PhraseHit> hits)
    {
        if (Stops.Contains(text.Trim().Normalize(NormalizationForm.FormKC).TrimEnd('.', '!', '。')))
            return DoNotCallScope.All;
        if (!hits.Any(h => h.Kind == "stop-calling"))
            return null;
        return Array.Exists(Marketing, word => text.Contains(word, StringComparison.OrdinalIgnoreCase)) ? DoNotCallScope.Marketing : DoNotCallScope.All;
    }

    /// <summary>Whether a supervisor is told: regulator, media, court, or harm to anybody.</summary>
    public static bool Alarms(IReadOnlyList<PhraseHit> hits) => hits.Any(h => h.Kind is "escalation" or "harm");

    /// <summary>The text as lists and files show it: runs of five digits and more are stars. domain §3, customer data only by need.</summary>
    public static string Masked(string text)
    {
        var shown = new StringBuilder(text.Length);
        for (int i = 0, end; i < text.Length; i = end)
        {
            end = i;
            while (end < text.Length && char.IsDigit(text[end]))
                end++;
            if (end - i >= DigitRun)
            {
                shown.Append("****");
                continue;
            }

            end = Math.Max(end, i + 1);
            shown.Append(text, i, end - i);
        }

        return shown.ToString();
    }
}
