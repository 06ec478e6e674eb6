using System.Globalization;
using CallCenter.Carrier;
using Microsoft.AspNetCore.Builder;

namespace CallCenter.Web.Tests.Support;

/// <summary>The carrier's stand-in by itself: it outlives a product that is restarted, and its clock may stand still until it is moved.</summary>
public sealed class LoneCarrier : IAsyncDisposable
{
    private const string Account = "AC00000000000000000000000000000001";
    private const string Token = "0123456789abcdef0123456789abcdef";

    private readonly WebApplication carrier;
    private readonly HttpClient client;

    private LoneCarrier(WebApplication carrier, int port)
    {
        (this.carrier, Settings) = (carrier, [("Telephony:MountSimulator", "false"), ("Telephony:ApiUrl", $"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}")]);
        client = new HttpClient { BaseAddress = new Uri(Settings[1].Value!) };
        client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{Account}:{Token}")));
    }

    /// <summary>What makes a product use it.</summary>
    public (string Key, string? Value)[] Settings { get; }

    /// <summary>Starts it; with a clock that stands still nobody answers before <see cref="MoveAsync"/>.</summary>
    public static async Task<LoneCarrier> Start(bool standsStill = false)
    {
        var port = FreePort.Next();
        var app = CarrierApp.Build(new()
        {
            AccountSid = Account,
            AuthToken = Token,
            Port = port,
            Pace = standsStill ? 1 : 0,
            Clock = standsStill ? ClockKind.Virtual : ClockKind.Real,
        });
        await app.StartAsync();
        return new(app, port);
    }

    /// <summary>Moves the clock by a second; what is due happens, its webhooks included.</summary>
    public async Task MoveAsync()
    {
        using var form = new FormUrlEncodedContent([new("Seconds", "1")]);
        using var answer = await client.PostAsync(new Uri("/simulator/clock", UriKind.Relative), form);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}");
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await carrier.StopAsync();
        await carrier.DisposeAsync();
    }
}
