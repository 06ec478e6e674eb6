using System.Net;

namespace CallCenter.Carrier.Hosting;

/// <summary>Refuses requests that name another host: a web page elsewhere must not reach the simulator by re-pointing its name.</summary>
internal static class LoopbackOnly
{
    public static Task Check(HttpContext context, RequestDelegate next)
    {
        var host = context.Request.Host.Host;
        var loopback = host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
        if (loopback) return next(context);
        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return Task.CompletedTask;
    }
}
