using System.Reflection;
using CallCenter.Core.Calls;
using CallCenter.Core.Prompts;
using CallCenter.Web.Telephony;
using CallCenter.Web.Tests.Support;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Tests.Telephony;

/// <summary>Every address handed to the carrier: whose call it is stands in the path, how often it is asked again in the fragment.</summary>
public sealed class CallAddressesTests
{
    private static readonly CallAddresses Addresses = new(Options.Create(new TelephonyOptions { PublicUrl = "https://calls.example.com/" }));

    public static TheoryData<string> Handed => [.. typeof(CallAddresses).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(m => m.ReturnType == typeof(string)).Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Handed))]
    public void Every_address_names_its_call_and_wishes_for_three_repeats(string name)
    {
        var method = typeof(CallAddresses).GetMethod(name)!;
        var id = Guid.NewGuid();
        var url = (string)method.Invoke(Addresses, [.. method.GetParameters().Select(p => Value(p.ParameterType, id))])!;
        Assert.StartsWith("https://calls.example.com/twilio/", url, StringComparison.Ordinal);
        Assert.EndsWith("#rc=3&rp=5xx,ct,rt", url, StringComparison.Ordinal);
        if (method.GetParameters() is [{ Name: "call" }, ..]) Assert.Contains($"/calls/{id:N}/", url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task The_fallback_document_needs_neither_signature_nor_call(string verb)
    {
        await using var product = await Product.Start();
        using var client = product.Client();
        using var request = new HttpRequestMessage(new(verb), new Uri("/twilio/fallback", UriKind.Relative));
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("text/xml", answer.Content.Headers.ContentType?.MediaType);
        Assert.EndsWith("<Hangup/></Response>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static object Value(Type type, Guid id) => type == typeof(Guid) ? id : type == typeof(Leg) ? Leg.Customer : Prompt.Hold;
}
