using System.Security.Cryptography;
using System.Text;

namespace CallCenter.Web.Telephony;

/// <summary>The carrier's signature: HMAC-SHA1 over the address and, for a form, its fields in ordinal order.</summary>
public static class WebhookSignature
{
    public const string Header = "X-Twilio-Signature";

    private const string BodyHash = "bodySHA256";

    /// <summary>Whether the signature of a form, or of a request without a body, holds for the address with or without its port.</summary>
    public static bool Holds(string authToken, string signature, string url, IReadOnlyList<KeyValuePair<string, string>> fields) =>
        Matches(authToken, signature, url, Text(fields));

    /// <summary>Whether the signature of another body holds: the address alone is signed, and names the hash of the body.</summary>
    public static bool HoldsBody(string authToken, string signature, string url, ReadOnlySpan<byte> body) =>
        HashIn(url) is { } named && Same(Convert.ToHexStringLower(SHA256.HashData(body)), named) && Matches(authToken, signature, url, "");

    /// <summary>Signature of an address followed by the fields as one string.</summary>
    public static string Sign(string authToken, string text) => Convert.ToBase64String(Hmac(authToken, text));

    /// <summary>The fields as they are signed: names in ordinal order; of a repeated name every value once, in order.</summary>
    public static string Text(IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        if (fields.Count == 0) return "";
        var sorted = fields.ToArray();
        Array.Sort(sorted, static (a, b) => string.CompareOrdinal(a.Key, b.Key) is not 0 and var byName ? byName : string.CompareOrdinal(a.Value, b.Value));
        var text = new StringBuilder();
        for (var i = 0; i < sorted.Length; i++)
            if (i == 0 || sorted[i].Key != sorted[i - 1].Key || sorted[i].Value != sorted[i - 1].Value)
                text.Append(sorted[i].Key).Append(sorted[i].Value);
        return text.ToString();
    }

    private static bool Matches(string authToken, string signature, string url, string text)
    {
        foreach (var spelling in Spellings(url))
            if (Same(Sign(authToken, spelling + text), signature)) return true;
        return false;
    }

#pragma warning disable CA5350 // HMAC-SHA1 is what the carrier signs with.
    private static byte[] Hmac(string key, string text) => HMACSHA1.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5350

    private static string? HashIn(string url)
    {
        var query = url.IndexOf('?', StringComparison.Ordinal);
        if (query < 0) return null;
        foreach (var part in url[(query + 1)..].Split('&'))
            if (part.StartsWith(BodyHash + "=", StringComparison.Ordinal)) return part[(BodyHash.Length + 1)..];
        return null;
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
