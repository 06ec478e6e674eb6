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
        var sorted = fields.ToArray();
        Array.Sort(sorted, ByNameThenValue);
        var text = new StringBuilder(url, 1024);
        for (var i = 0; i < sorted.Length; i++)
        {
            // A repeated name counts each distinct value once.
            if (i == 0 || ByNameThenValue.Compare(sorted[i - 1], sorted[i]) != 0) text.Append(sorted[i].Key).Append(sorted[i].Value);
        }

        return text.ToString();
    }

    private static readonly Comparer<KeyValuePair<string, string>> ByNameThenValue = Comparer<KeyValuePair<string, string>>.Create((a, b) =>
        string.CompareOrdinal(a.Key, b.Key) is not 0 and var byName ? byName : string.CompareOrdinal(a.Value, b.Value));
}
