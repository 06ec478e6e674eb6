using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Tests.Webhooks;

public sealed class RequestSignatureTests
{
    public static TheoryData<string> FormVectors => [.. Vectors()["formSignatures"]!.AsArray().Select(v => (string)v!["name"]!)];

    [Theory]
    [MemberData(nameof(FormVectors))]
    public void Every_form_vector_is_signed_as_the_official_library_signs_it(string name)
    {
        var vector = Vectors()["formSignatures"]!.AsArray().Single(v => (string?)v!["name"] == name)!;
        var fields = vector["params"]!.AsObject().SelectMany(p => p.Value is JsonArray many
            ? many.Select(v => KeyValuePair.Create(p.Key, (string)v!))
            : [KeyValuePair.Create(p.Key, (string)p.Value!)]).ToList();
        Assert.Equal((string)vector["stringToSign"]!, RequestSignature.StringToSign((string)vector["url"]!, fields));
        Assert.Equal((string)vector["signature"]!, RequestSignature.Compute((string)vector["authToken"]!, (string)vector["url"]!, fields));
    }

    [Fact]
    public void A_json_body_counts_through_its_hash_in_the_address()
    {
        var vector = Vectors()["jsonBody"]!;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes((string)vector["body"]!)));
        Assert.Equal((string)vector["bodySHA256"]!, hash);
        Assert.Equal((string)vector["signature"]!, RequestSignature.Compute((string)vector["authToken"]!, (string)vector["url"]!, []));
    }

    private static JsonNode Vectors()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("vectors.json")!;
        return JsonNode.Parse(stream)!;
    }
}
