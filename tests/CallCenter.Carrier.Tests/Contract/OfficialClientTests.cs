using CallCenter.Carrier.Tests.Lab;

namespace CallCenter.Carrier.Tests.Contract;

/// <summary>The official client drives this carrier through Prism, which holds every request and every answer to the published description.</summary>
public sealed class OfficialClientTests
{
    private const int Steps = 41;

    [Fact]
    public async Task The_official_client_finds_every_resource_as_published_and_every_signature_genuine()
    {
        await using var lab = await CarrierLab.Start();
        await using var prism = await Prism.Before(lab.Address);
        await IsAwake(prism, lab);
        var said = await NodeScript.Run("Contract/customer.cjs", Origin(prism.Address), Origin(lab.Address), lab.Options.AccountSid, lab.Options.AuthToken);
        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(Steps, lines.Count(l => l.StartsWith("ok ", StringComparison.Ordinal)));
        Assert.DoesNotContain(lines, l => l.StartsWith("FAIL", StringComparison.Ordinal));
    }

    // A judge that lets everything pass proves nothing.
    private static async Task IsAwake(Prism prism, CarrierLab lab)
    {
        using var client = new HttpClient { BaseAddress = prism.Address };
        client.DefaultRequestHeaders.Authorization = lab.Http.DefaultRequestHeaders.Authorization;
        using var withoutTo = new FormUrlEncodedContent([new("From", CarrierLab.Line)]);
        using var answer = await client.PostAsync($"{lab.Root}/Calls.json", withoutTo);
        Assert.Equal(422, (int)answer.StatusCode);
    }

    private static string Origin(Uri address) => address.GetLeftPart(UriPartial.Authority);
}
