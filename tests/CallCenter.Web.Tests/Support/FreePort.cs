using System.Net;
using System.Net.Sockets;

namespace CallCenter.Web.Tests.Support;

/// <summary>A loopback port that nobody listens on; for processes that cannot take port 0 and tell.</summary>
public static class FreePort
{
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
