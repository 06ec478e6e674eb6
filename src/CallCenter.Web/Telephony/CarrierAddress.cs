using Microsoft.Extensions.Options;

namespace CallCenter.Web.Telephony;

/// <summary>Where the carrier's REST interface is; the mounted simulator says so once it listens.</summary>
public sealed class CarrierAddress(IOptions<TelephonyOptions> options)
{
    private volatile string? mounted;

    public string Api => (mounted, options.Value) switch
    {
        ({ } url, _) => url,
        (_, { ApiUrl.Length: > 0 } o) => o.ApiUrl.TrimEnd('/'),
        (_, { Carrier: CarrierKind.Simulator } o) => $"http://127.0.0.1:{o.SimulatorPort}",
        _ => "https://api.twilio.com",
    };

    public void Mounted(string url) => mounted = url.TrimEnd('/');
}
