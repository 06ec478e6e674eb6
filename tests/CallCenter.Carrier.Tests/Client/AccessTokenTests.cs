using System.Buffers.Text;
using System.Text.Json.Nodes;
using CallCenter.Web.Telephony;

namespace CallCenter.Carrier.Tests.Client;

/// <summary>Passes of the softphone claim what the official library's claim, and are signed so that it could have been it.</summary>
public sealed class AccessTokenTests
{
    private static readonly VoiceKey Key = new("AC00000000000000000000000000000001", "SK00000000000000000000000000000001", "secretsecretsecretsecretsecret12");

    [Fact]
    public async Task Claims_equal_those_of_the_official_library()
    {
        var answers = await Oracle.AskAsync(
            new { ask = "token", Key.AccountSid, Key.KeySid, Key.Secret, identity = "agent_1001", ttl = 3600, incoming = true },
            new
            {
                ask = "token",
                Key.AccountSid,
                Key.KeySid,
                Key.Secret,
                identity = "agent_1002",
                ttl = 600,
                nbf = 1767225600,
                region = "ie1",
                incoming = false,
                application = "AP00000000000000000000000000000001",
                @params = new { tenant = "t1" },
            });
        foreach (var (official, pass) in answers.Zip<JsonNode?, Func<DateTimeOffset, VoicePass>>(
        [
            at => new("agent_1001", at, TimeSpan.FromHours(1)),
            at => new("agent_1002", at, TimeSpan.FromMinutes(10))
            {
                Incoming = false,
                OutgoingApplication = "AP00000000000000000000000000000001",
                OutgoingParams = new Dictionary<string, string>(StringComparer.Ordinal) { ["tenant"] = "t1" },
                NotBefore = DateTimeOffset.FromUnixTimeSeconds(1767225600),
                Region = "ie1",
            },
        ]))
        {
            var token = official!.GetValue<string>();
            var issued = DateTimeOffset.FromUnixTimeSeconds(Part(token, 1)["iat"]!.GetValue<long>());
            var ours = AccessTokens.Write(pass(issued), Key);
            Assert.True(JsonNode.DeepEquals(Part(token, 0), Part(ours, 0)), $"{Part(token, 0)} is not {Part(ours, 0)}");
            Assert.True(JsonNode.DeepEquals(Part(token, 1), Part(ours, 1)), $"{Part(token, 1)} is not {Part(ours, 1)}");
        }
    }

    private static JsonNode Part(string token, int part) => JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[part]))!;
}
