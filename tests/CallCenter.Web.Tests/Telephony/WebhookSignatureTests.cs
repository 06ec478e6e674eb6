using System.Text.Json;
using CallCenter.Web.Telephony;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace CallCenter.Web.Tests.Telephony;

/// <summary>The published vectors judge our check of signatures; a changed byte anywhere is refused.</summary>
public sealed class WebhookSignatureTests
{
    private sealed record Vector(string Name, string AuthToken, string Url, Dictionary<string, JsonElement> Params, string Signature);

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static TheoryData<string> Names { get; } = [.. Vectors().Select(v => v.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_published_signature_holds(string name)
    {
        var vector = Vectors().Single(v => v.Name == name);
        Assert.True(WebhookSignature.Holds(vector.AuthToken, vector.Signature, vector.Url, Form(vector)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_changed_address_token_field_or_signature_is_refused(string name)
    {
        var vector = Vectors().Single(v => v.Name == name);
        Assert.False(WebhookSignature.Holds(vector.AuthToken + "x", vector.Signature, vector.Url, Form(vector)));
        Assert.False(WebhookSignature.Holds(vector.AuthToken, vector.Signature, vector.Url + "x", Form(vector)));
        Assert.False(WebhookSignature.Holds(vector.AuthToken, Flip(vector.Signature), vector.Url, Form(vector)));
        var more = new Dictionary<string, StringValues>(Form(vector)) { ["Extra"] = "1" };
        Assert.False(WebhookSignature.Holds(vector.AuthToken, vector.Signature, vector.Url, new FormCollection(more)));
    }

    private static string Flip(string signature) => (signature[0] == 'A' ? 'B' : 'A') + signature[1..];

    private static FormCollection Form(Vector vector) => new(vector.Params.ToDictionary(p => p.Key, p => p.Value.ValueKind == JsonValueKind.Array
        ? new StringValues([.. p.Value.EnumerateArray().Select(v => v.GetString())]) : new StringValues(p.Value.GetString())));

    private static List<Vector> Vectors()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CallCenter.sln"))) folder = Path.GetDirectoryName(folder)!;
        var text = File.ReadAllText(Path.Combine(folder, "tests", "CallCenter.Carrier.Tests", "Webhooks", "vectors.json"));
        return JsonDocument.Parse(text).RootElement.GetProperty("formSignatures").Deserialize<List<Vector>>(Web)!;
    }
}
