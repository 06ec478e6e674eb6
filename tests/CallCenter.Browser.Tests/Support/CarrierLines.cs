using System.Net.Http.Headers;
using System.Text.Json;

namespace CallCenter.Browser.Tests.Support;

/// <summary>What happens at the customers' ends of the lines: the stand-in's own handles, which no real carrier has.</summary>
public sealed class CarrierLines : IDisposable
{
    private readonly HttpClient _client;

    public CarrierLines(string address)
    {
        _client = new HttpClient { BaseAddress = new Uri(address) };
        // The stand-in's public account; its handles ask for it as REST does.
        var account = Convert.ToBase64String("AC00000000000000000000000000000001:0123456789abcdef0123456789abcdef"u8);
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", account);
    }

    /// <summary>The person on the customer's leg hangs up.</summary>
    public async Task HangUp()
    {
        var leg = await Eventually.Value(Customer, "a customer's leg in progress");
        using var answer = await _client.PostAsync(new Uri($"/simulator/calls/{leg}/hangup", UriKind.Relative), content: null);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The person on the customer's leg says something.</summary>
    public async Task Say(string text)
    {
        var leg = await Eventually.Value(Customer, "a customer's leg in progress");
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("Text", text)]);
        using var answer = await _client.PostAsync(new Uri($"/simulator/calls/{leg}/speech", UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => _client.Dispose();

    private async Task<string?> Customer()
    {
        var state = JsonDocument.Parse(await _client.GetStringAsync(new Uri("/simulator/state", UriKind.Relative))).RootElement;
        return state.GetProperty("calls").EnumerateArray()
            .Where(c => c.GetProperty("status").GetString() == "in-progress" && c.GetProperty("to").GetString()?.StartsWith('+') == true)
            .Select(c => c.GetProperty("sid").GetString()).FirstOrDefault();
    }
}
