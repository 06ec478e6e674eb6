using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CallCenter.Web.Telephony;

/// <summary>Who may use the softphone, and how long.</summary>
/// <param name="Identity">The client's name, without <c>client:</c>.</param>
/// <param name="Issued">Technical time, whole seconds.</param>
/// <param name="Lasts">How long.</param>
public sealed record VoicePass(string Identity, DateTimeOffset Issued, TimeSpan Lasts)
{
    /// <summary>Rings in; a softphone is always rung, it never dials by itself.</summary>
    public bool Incoming { get; init; } = true;

    /// <summary>The application that answers when it dials; none where it does not.</summary>
    public string? OutgoingApplication { get; init; }

    /// <summary>What the application is told besides.</summary>
    public IReadOnlyDictionary<string, string> OutgoingParams { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Not before; none from its issue.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Region of the account; none in the United States.</summary>
    public string? Region { get; init; }
}

/// <summary>The key that signs passes: its secret never leaves the server.</summary>
public sealed record VoiceKey(string AccountSid, string KeySid, string Secret);

/// <summary>Access tokens of the Voice SDK: JSON Web Tokens, HS256, in the carrier's own shape.</summary>
public static class AccessTokens
{
    public static string Write(VoicePass pass, VoiceKey key)
    {
        var header = new JsonObject { ["alg"] = "HS256", ["typ"] = "JWT", ["cty"] = "twilio-fpa;v=1" };
        if (pass.Region is { } region) header["twr"] = region;
        var issued = pass.Issued.ToUnixTimeSeconds();
        var payload = new JsonObject
        {
            ["jti"] = $"{key.KeySid}-{issued}",
            ["grants"] = new JsonObject { ["identity"] = pass.Identity, ["voice"] = Voice(pass) },
        };
        if (pass.NotBefore is { } start) payload["nbf"] = start.ToUnixTimeSeconds();
        (payload["iat"], payload["exp"]) = (issued, issued + (long)pass.Lasts.TotalSeconds);
        (payload["iss"], payload["sub"]) = (key.KeySid, key.AccountSid);
        var signed = $"{Part(header)}.{Part(payload)}";
        return $"{signed}.{Part(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key.Secret), Encoding.ASCII.GetBytes(signed)))}";
    }

    private static JsonObject Voice(VoicePass pass)
    {
        var voice = new JsonObject();
        if (pass.Incoming) voice["incoming"] = new JsonObject { ["allow"] = true };
        if (pass.OutgoingApplication is not { } application) return voice;
        var outgoing = new JsonObject { ["application_sid"] = application };
        if (pass.OutgoingParams.Count > 0)
            outgoing["params"] = new JsonObject(pass.OutgoingParams.Select(p => KeyValuePair.Create<string, JsonNode?>(p.Key, p.Value)));
        voice["outgoing"] = outgoing;
        return voice;
    }

    private static string Part(JsonObject json) => Part(Encoding.UTF8.GetBytes(json.ToJsonString()));

    private static string Part(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
