using System.Net;

namespace CallCenter.Web.Settings;

/// <summary>Section <c>Limits</c>: what one process takes before it says no.</summary>
public sealed class LimitOptions
{
    /// <summary>Sign-ins tried from one address in a minute.</summary>
    public int LoginsPerMinute { get; set; } = 60;

    /// <summary>Open connections, circuits among them.</summary>
    public int Connections { get; set; } = 5000;

    /// <summary>Largest body of a request in bytes, where a route says nothing else.</summary>
    public long BodyBytes { get; set; } = 1024 * 1024;

    /// <summary>How long a client may take to send its headers.</summary>
    public TimeSpan HeadersWithin { get; set; } = TimeSpan.FromSeconds(10);

    public static IEnumerable<string> Faults(LimitOptions options)
    {
        if (options.LoginsPerMinute < 1) yield return "LoginsPerMinute: at least 1";
        if (options.Connections < 10) yield return "Connections: at least 10";
        if (options.BodyBytes < 64 * 1024) yield return "BodyBytes: at least 65536, what a webhook may send";
        if (options.HeadersWithin < TimeSpan.FromSeconds(1)) yield return "HeadersWithin: at least 00:00:01";
    }
}

/// <summary>Section <c>Proxy</c>: the proxies in front whose word about address and scheme is believed.</summary>
public sealed class ProxyOptions
{
    /// <summary>Addresses (10.0.0.5) and networks (10.0.0.0/24). Empty: nobody is believed.</summary>
    public List<string> Known { get; set; } = [];

    public static IEnumerable<string> Faults(ProxyOptions options) =>
        options.Known.Select((text, i) => (text, i)).Where(x => !TryRead(x.text, out _))
            .Select(x => $"Known:{x.i}: '{x.text}' is neither an address nor a network such as 10.0.0.0/24");

    /// <summary>An address is a network of one.</summary>
    public static bool TryRead(string text, out IPNetwork network)
    {
        if (IPNetwork.TryParse(text, out network)) return true;
        if (!IPAddress.TryParse(text, out var address)) return false;
        network = new(address, address.GetAddressBytes().Length * 8);
        return true;
    }
}
