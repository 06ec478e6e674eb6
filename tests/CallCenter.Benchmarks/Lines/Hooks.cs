using System.Buffers;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace CallCenter.Benchmarks.Lines;

/// <summary>Takes webhooks and answers nothing, as cheaply as a server can.</summary>
internal sealed class Hooks : IAsyncDisposable
{
    private readonly WebApplication app;
    private long taken;
    private long utterances;

    private Hooks()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(Take);
    }

    public Uri Address => new(app.Urls.First());

    public long Taken => Interlocked.Read(ref taken);

    public long Utterances => Interlocked.Read(ref utterances);

    public static async Task<Hooks> Start()
    {
        var hooks = new Hooks();
        await hooks.app.StartAsync();
        return hooks;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Take(HttpContext context)
    {
        var body = await context.Request.BodyReader.ReadAtLeastAsync((int)(context.Request.ContentLength ?? 0));
        if (body.Buffer.ToArray().AsSpan().IndexOf("Final=true"u8) >= 0) Interlocked.Increment(ref utterances);
        context.Request.BodyReader.AdvanceTo(body.Buffer.End);
        Interlocked.Increment(ref taken);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
