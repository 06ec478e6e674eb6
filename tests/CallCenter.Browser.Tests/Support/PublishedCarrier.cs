using System.Globalization;

namespace CallCenter.Browser.Tests.Support;

/// <summary>The carrier's stand-in running alone: it lives on when the product is killed.</summary>
public sealed class PublishedCarrier : IDisposable
{
    private readonly Running _running;

    private PublishedCarrier(Running running, int port) => (_running, Address) = (running, $"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>What <c>Telephony:ApiUrl</c> takes.</summary>
    public string Address { get; }

    /// <summary>Everything it printed so far.</summary>
    public string Output => _running.Output;

    public static async Task<PublishedCarrier> Start(string folder, params (string Key, string Value)[] settings)
    {
        var port = FreePort.Next();
        var all = settings.ToDictionary(s => s.Key, s => s.Value, StringComparer.OrdinalIgnoreCase);
        all["Carrier:Port"] = port.ToString(CultureInfo.InvariantCulture);
        all.TryAdd("Carrier:Pace", "0.1");
        var carrier = new PublishedCarrier(Running.Start(Path.Combine(folder, "CallCenter.Carrier.dll"), all, folder), port);
        using var client = new HttpClient { BaseAddress = new Uri(carrier.Address), Timeout = TimeSpan.FromSeconds(2) };
        await Eventually.Holds(() => IsReady(client), "/health/ready of the carrier", TimeSpan.FromSeconds(30));
        return carrier;
    }

    /// <summary>Its process.</summary>
    public Running Process => _running;

    public void Dispose() => _running.Dispose();

    private static async Task<bool> IsReady(HttpClient client)
    {
        try { return (await client.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode; }
        catch (HttpRequestException) { return false; }
    }
}
