using System.Text;
using CallCenter.Web.Telephony;

namespace CallCenter.Carrier.Tests.Client;

/// <summary>What the official library signs, we accept; after any changed byte, neither of us does.</summary>
public sealed class SignatureTests
{
    private const string Token = "0123456789abcdef0123456789abcdef";
    private const string Address = "https://calls.example.com:8443/base/twilio/calls/0a/status/customer?x=a%20b&y=%E4%BD%A0";

    private static readonly KeyValuePair<string, string>[] Fields =
    [
        new("CallSid", "CA00000000000000000000000000000001"), new("callSid", "lower"), new("TranscriptionData", """{"transcript":"您好，+1 & 2"}"""),
        new("Empty", ""), new("To", "+8613800000001"), new("B", "2"), new("b", "1"), new("Zero", "0"),
    ];

    [Fact]
    public async Task We_accept_what_it_signs_with_and_without_a_port_and_repeated_names()
    {
        string[] urls = [Address, Address.Replace(":8443", "", StringComparison.Ordinal), "http://host/x", "https://host"];
        var answers = await Oracle.AskAsync([
            .. urls.Select(url => new { ask = "sign", token = Token, url, @params = Fields.ToDictionary(f => f.Key, f => f.Value) }),
            new { ask = "sign", token = Token, url = Address, @params = new Dictionary<string, string[]> { ["A"] = ["b", "a", "b"], ["B"] = ["x"] } },
        ]);
        for (var i = 0; i < urls.Length; i++)
            Assert.True(WebhookSignature.Holds(Token, answers[i]!.GetValue<string>(), urls[i], Fields), urls[i]);
        KeyValuePair<string, string>[] repeated = [new("B", "x"), new("A", "b"), new("A", "a"), new("A", "b")];
        Assert.True(WebhookSignature.Holds(Token, answers[^1]!.GetValue<string>(), Address, repeated));
    }

    [Fact]
    public async Task Every_changed_byte_of_address_field_or_signature_is_refused_by_both()
    {
        var signature = WebhookSignature.Sign(Token, Address + WebhookSignature.Text(Fields));
        var whole = Fields.ToDictionary(f => f.Key, f => f.Value);
        List<object> questions = [new { ask = "validate", token = Token, signature, url = Address, @params = whole }];
        for (var i = "https://".Length; i < Address.Length; i++)
        {
            var changed = Address[..i] + (Address[i] == 'q' ? 'r' : 'q') + Address[(i + 1)..];
            Assert.False(WebhookSignature.Holds(Token, signature, changed, Fields), changed);
            if (Uri.IsWellFormedUriString(changed, UriKind.Absolute)) questions.Add(new { ask = "validate", token = Token, signature, url = changed, @params = whole });
        }
        foreach (var (name, value) in Fields)
            for (var i = 0; i <= value.Length; i++)
            {
                var changed = new Dictionary<string, string>(whole) { [name] = value.Insert(i, "x") };
                Assert.False(WebhookSignature.Holds(Token, signature, Address, [.. changed]), name);
                questions.Add(new { ask = "validate", token = Token, signature, url = Address, @params = changed });
            }
        for (var i = 0; i < signature.Length - 1; i++)
            Assert.False(WebhookSignature.Holds(Token, signature[..i] + (signature[i] == 'A' ? 'B' : 'A') + signature[(i + 1)..], Address, Fields));
        var answers = await Oracle.AskAsync([.. questions]);
        Assert.True(answers[0]!.GetValue<bool>());
        Assert.All(answers.Skip(1), answer => Assert.False(answer!.GetValue<bool>()));
    }

    [Fact]
    public async Task A_JSON_body_is_judged_alike()
    {
        const string body = """{"hello":"世界"}""";
        var hash = (await Oracle.AskAsync(new { ask = "bodyHash", body }))[0]!.GetValue<string>();
        var url = $"https://calls.example.com/twilio/hook?bodySHA256={hash}&x=1";
        var signature = WebhookSignature.Sign(Token, url);
        Assert.True((await Oracle.AskAsync(new { ask = "validateBody", token = Token, signature, url, body }))[0]!.GetValue<bool>());
        Assert.True(WebhookSignature.HoldsBody(Token, signature, url, Encoding.UTF8.GetBytes(body)));
        Assert.False(WebhookSignature.HoldsBody(Token, signature, url, Encoding.UTF8.GetBytes(body + " ")));
    }
}
