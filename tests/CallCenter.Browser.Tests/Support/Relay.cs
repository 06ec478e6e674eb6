using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace CallCenter.Browser.Tests.Support;

/// <summary>The network between a browser and the product: passes every byte on, until somebody pulls the plug.</summary>
public sealed class Relay : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, byte> _open = new();
    private readonly Uri _to;
    private volatile bool _cut;

    public Relay(Uri to)
    {
        _to = to;
        _listener.Start();
        Address = new UriBuilder(to) { Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;
        _ = AcceptAsync();
    }

    /// <summary>What the browser opens instead of the product.</summary>
    public Uri Address { get; }

    /// <summary>Ends every connection and takes no new one until it is mended.</summary>
    public void Cut()
    {
        _cut = true;
        foreach (var client in _open.Keys) client.Close();
    }

    public void Mend() => _cut = false;

    public void Dispose()
    {
        Cut();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = PassAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task PassAsync(TcpClient browser)
    {
        using var product = new TcpClient();
        try
        {
            _open.TryAdd(browser, 0);
            _open.TryAdd(product, 0);
            if (_cut) return;
            await product.ConnectAsync(_to.Host, _to.Port);
            await Task.WhenAny(browser.GetStream().CopyToAsync(product.GetStream()), product.GetStream().CopyToAsync(browser.GetStream()));
        }
        catch (Exception error) when (error is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut off.
        }
        finally
        {
            _open.TryRemove(browser, out _);
            _open.TryRemove(product, out _);
            browser.Dispose();
        }
    }
}
