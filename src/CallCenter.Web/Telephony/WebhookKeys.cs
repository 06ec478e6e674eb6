namespace CallCenter.Web.Telephony;

/// <summary>By what a webhook is known when it comes again: its natural key; without one, the token that is the same in its repeats.</summary>
public static class WebhookKeys
{
    public const string TokenHeader = "I-Twilio-Idempotency-Token";

    private const int Longest = 200;

    /// <summary><c>kind:sid:number</c>, or the token; none where the carrier gave neither.</summary>
    public static string? Of(HttpRequest request, string kind, string sid, string number)
    {
        var key = number.Length > 0 ? $"{kind}:{sid}:{number}" : request.Headers[TokenHeader].ToString() is { Length: > 0 } token ? $"{kind}:token:{token}" : null;
        return key is { Length: > Longest } ? key[..Longest] : key;
    }
}
