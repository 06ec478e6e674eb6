using System.Security.Cryptography;
using System.Text;

namespace CallCenter.Carrier.Webhooks;

/// <summary>X-Twilio-Signature: Base64 of HMAC-SHA1 over the address and, for form posts, its sorted parameters.</summary>
internal static class RequestSignature
{
    public const string Header = "X-Twilio-Signature";

    /// <param name="authToken">The account's token.</param>
    /// <param name="url">The address as requested, percent-encoding untouched, without fragment.</param>
    /// <param name="fields">The form's fields, decoded; none for GET and JSON.</param>
    public static string Compute(string authToken, string url, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var text = Encoding.UTF8.GetBytes(StringToSign(url, fields));
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), text));
    }

    internal static string StringToSign(string url, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var text = new StringBuilder(url);
        // A repeated name counts each distinct value once.
        var distinct = fields.DistinctBy(f => (f.Key, f.Value))
            .OrderBy(f => f.Key, StringComparer.Ordinal)
            .ThenBy(f => f.Value, StringComparer.Ordinal);
        foreach (var (name, value) in distinct) text.Append(name).Append(value);
        return text.ToString();
    }
}
