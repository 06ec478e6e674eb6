using System.Net;
using System.Net.Sockets;

namespace CallCenter.Carrier.Tests.Lab;

/// <summary>Prism with the published description of the API: as a mock that judges requests, or between a client and a carrier as judge of both.</summary>
public sealed class Prism : IAsyncDisposable
{
    private readonly ChildProcess _process;

    private Prism(ChildProcess process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>What it printed, violations included.</summary>
    public string Output => _process.Output;

    public static Task<Prism> Mock() => Start("mock");

    public static Task<Prism> Before(Uri carrier) => Start("proxy", carrier.GetLeftPart(UriPartial.Authority));

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static async Task<Prism> Start(string mode, params string[] upstream)
    {
        var folder = NodeScript.Folder;
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var process = ChildProcess.Start("node", folder, [Path.Combine("node_modules", "@stoplight", "prism-cli", "dist", "index.js"), mode,
            "-h", "127.0.0.1", "-p", $"{address.Port}", "--errors", Path.Combine("Contract", "twilio_api_v2010.json"), .. upstream]);
        await process.Says("Prism is listening");
        return new Prism(process, address);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
