using System.Text;
using System.Text.Json;
using CallCenter.Web.Telephony;
using CallCenter.Web.Tests.Support;

namespace CallCenter.Web.Tests.Telephony;

/// <summary>The published vectors judge our check of signatures; a changed byte anywhere is refused.</summary>
public sealed class WebhookSignatureTests
{
    private sealed record Vector(string Name, string AuthToken, string Url, Dictionary<string, JsonElement> Params, string Signature);

    private sealed record BodyVector(string AuthToken, string Url, string Body, string Signature);

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static TheoryData<string> Names { get; } = [.. Vectors().Select(v => v.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_published_signature_holds_for_the_form_as_it_is_sent(string name)
    {
        var vector = Vectors().Single(v => v.Name == name);
        var form = WebhookForm.Read(Encoding.UTF8.GetBytes(string.Join('&', Fields(vector).Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}"))));
        Assert.True(WebhookSignature.Holds(vector.AuthToken, vector.Signature, vector.Url, form!.Fields));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_changed_address_token_field_or_signature_is_refused(string name)
    {
        var vector = Vectors().Single(v => v.Name == name);
        var fields = Fields(vector);
        Assert.False(WebhookSignature.Holds(vector.AuthToken + "x", vector.Signature, vector.Url, fields));
        Assert.False(WebhookSignature.Holds(vector.AuthToken, vector.Signature, vector.Url + "x", fields));
        Assert.False(WebhookSignature.Holds(vector.AuthToken, Flip(vector.Signature), vector.Url, fields));
        Assert.False(WebhookSignature.Holds(vector.AuthToken, vector.Signature, vector.Url, [.. fields, new("Extra", "1")]));
        for (var i = 0; i < fields.Count; i++)
        {
            var changed = fields.ToList();
            changed[i] = new(fields[i].Key, fields[i].Value + "x");
            Assert.False(WebhookSignature.Holds(vector.AuthToken, vector.Signature, vector.Url, changed));
        }
    }

    [Fact]
    public void Names_that_differ_by_case_are_two_names()
    {
        var form = WebhookForm.Read("a=1&A=2&a=3"u8);
        Assert.Equal([new("a", "1"), new("A", "2"), new KeyValuePair<string, string>("a", "3")], form!.Fields);
        Assert.Equal("A2a1a3", WebhookSignature.Text(form.Fields));
        Assert.Equal(("1", "2", ""), (form["a"], form["A"], form["b"]));
    }

    [Theory]
    [InlineData("x=a+b%2Bc", "a b+c")]
    [InlineData("x=%e4%bd%a0%E5%A5%BD", "你好")]
    [InlineData("x=50%", "50%")]
    [InlineData("x=%zz", "%zz")]
    [InlineData("x", "")]
    [InlineData("&&x=1=2&", "1=2")]
    public void A_form_is_read_as_browsers_write_it(string body, string value) =>
        Assert.Equal(value, WebhookForm.Read(Encoding.UTF8.GetBytes(body))!["x"]);

    [Fact]
    public void A_form_of_more_fields_than_any_webhook_has_is_not_read() =>
        Assert.Null(WebhookForm.Read(Encoding.UTF8.GetBytes(string.Join('&', Enumerable.Range(0, 600).Select(i => $"f{i}=1")))));

    [Fact]
    public void A_JSON_body_is_judged_by_the_hash_in_its_address()
    {
        var vector = Read().GetProperty("jsonBody").Deserialize<BodyVector>(Web)!;
        var body = Encoding.UTF8.GetBytes(vector.Body);
        Assert.True(WebhookSignature.HoldsBody(vector.AuthToken, vector.Signature, vector.Url, body));
        for (var i = 0; i < body.Length; i++)
        {
            body[i] ^= 1;
            Assert.False(WebhookSignature.HoldsBody(vector.AuthToken, vector.Signature, vector.Url, body));
            body[i] ^= 1;
        }
        Assert.False(WebhookSignature.HoldsBody(vector.AuthToken, vector.Signature, "https://demo.example.com/hook", body));
        Assert.False(WebhookSignature.HoldsBody("another", vector.Signature, vector.Url, body));
    }

    private static string Flip(string signature) => (signature[0] == 'A' ? 'B' : 'A') + signature[1..];

    private static List<KeyValuePair<string, string>> Fields(Vector vector) =>
        [.. vector.Params.SelectMany(p => Values(p.Value).Select(value => KeyValuePair.Create(p.Key, value)))];

    private static IEnumerable<string> Values(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? value.EnumerateArray().Select(v => v.GetString()!) : [value.GetString()!];

    private static List<Vector> Vectors() => Read().GetProperty("formSignatures").Deserialize<List<Vector>>(Web)!;

    private static JsonElement Read() => JsonDocument.Parse(
        File.ReadAllText(Path.Combine(TestFolder.Source, "tests", "CallCenter.Carrier.Tests", "Webhooks", "vectors.json"))).RootElement;
}
