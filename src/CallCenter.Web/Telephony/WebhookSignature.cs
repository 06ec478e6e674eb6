using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace CallCenter.Web.Telephony;

/// <summary>The carrier's signature: HMAC-SHA1 over the address and, for a form, its fields in ordinal order.</summary>
public static class WebhookSignature
{
    public const string Header = "X-Twilio-Signature";

    /// <summary>Whether the signature holds for the address with or without its port.</summary>
    public static bool Holds(string authToken, string signature, string url, IFormCollection? form)
    {
        var fields = Fields(form);
        return Spellings(url).Any(spelling => Same(Sign(authToken, spelling + fields), signature));
    }

    /// <summary>Signature of an address followed by the fields as one string.</summary>
    public static string Sign(string authToken, string text) =>
        Convert.ToBase64String(HMACSHA1(authToken, text));

#pragma warning disable CA5350 // HMAC-SHA1 is what the carrier signs with.
    private static byte[] HMACSHA1(string key, string text) =>
        System.Security.Cryptography.HMACSHA1.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5350

    private static string Fields(IFormCollection? form)
    {
        if (form is null) return "";
        var text = new StringBuilder();
        foreach (var (name, values) in form.OrderBy(f => f.Key, StringComparer.Ordinal)) Append(text, name, values);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string name, StringValues values)
    {
        foreach (var value in values.Select(v => v ?? "").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            text.Append(name).Append(value);
    }

    private static IEnumerable<string> Spellings(string url)
    {
        yield return url;
        var authority = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var path = url.IndexOfAny(['/', '?'], authority);
        var host = path < 0 ? url[authority..] : url[authority..path];
        var rest = path < 0 ? "" : url[path..];
        var port = host.LastIndexOf(':');
        var bare = port > host.LastIndexOf(']') ? host[..port] : host;
        var standard = url.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? 443 : 80;
        yield return port > host.LastIndexOf(']') ? url[..authority] + bare + rest : $"{url[..authority]}{bare}:{standard}{rest}";
    }

    private static bool Same(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));
}
