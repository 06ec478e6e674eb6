using System.Threading.RateLimiting;
using CallCenter.Web.Data;
using CallCenter.Web.People;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Settings;

/// <summary>The outermost layer: limits, proxies, headers, rates, and an end within five seconds.</summary>
public static class EdgeSetup
{
    /// <summary>Rate limit of the REST interface, per key.</summary>
    public const string ApiRate = "api";

    public static WebApplicationBuilder AddEdge(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddCheckedOptions<LimitOptions>("Limits", (options, _) => LimitOptions.Faults(options));
        services.AddCheckedOptions<ProxyOptions>("Proxy", (options, _) => ProxyOptions.Faults(options));
        services.AddOptions<KestrelServerOptions>().Configure<IConfiguration>((kestrel, settings) => Limit(kestrel, Limits(settings)));
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>(Believe);
        // With what follows the last open connection the end comes within five seconds.
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(2.5));
        services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(180));
        services.AddRateLimiter(Rates);
        services.AddExceptionHandler<MachineErrors>();
        // A request we cannot read is the client's fault in Development too.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        // Below every other source, so that whoever wants to hear more says so.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = QuietLogs });
        return builder;
    }

    private static Dictionary<string, string?> QuietLogs { get; } = new(StringComparer.Ordinal)
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        // The key ring lies in the product's own database, with everything else that is worth guarding.
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Warning",
        ["Logging:LogLevel:Quartz"] = "Warning",
    };

    /// <summary>First in the pipeline: whatever answers later, these were said.</summary>
    public static WebApplication UseEdge(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        if (app.Environment.IsProduction())
        {
            app.UseHsts();
            app.Use(PagesByHttpsAsync);
        }
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseDatabasePage();
        return app;
    }

    /// <summary>Cookies are for https alone: over plain http a page could only break, so it says what to change.</summary>
    private static Task PagesByHttpsAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Request.IsHttps || !http.Request.GetTypedHeaders().Accept.Any(x => x.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase)))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return PlainPage.WriteAsync(http.Response, PlainPage.HttpsOnly, http.RequestAborted);
    }

    /// <summary>The server is made before the settings are judged; where they are faulty it is never started.</summary>
    private static LimitOptions Limits(IConfiguration settings)
    {
        try
        {
            var limits = settings.GetSection("Limits").Get<LimitOptions>() ?? new();
            return LimitOptions.Faults(limits).Any() ? new() : limits;
        }
        catch (InvalidOperationException)
        {
            return new();
        }
    }

    private static void Limit(KestrelServerOptions kestrel, LimitOptions limits)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = limits.Connections;
        kestrel.Limits.MaxConcurrentUpgradedConnections = limits.Connections;
        kestrel.Limits.MaxRequestBodySize = limits.BodyBytes;
        kestrel.Limits.RequestHeadersTimeout = limits.HeadersWithin;
    }

    private static void Believe(ForwardedHeadersOptions forwarded, IOptions<ProxyOptions> proxy)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.None;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        if (proxy.Value.Known.Count == 0) return;
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        forwarded.ForwardLimit = proxy.Value.Known.Count;
        foreach (var text in proxy.Value.Known)
            if (ProxyOptions.TryRead(text, out var network)) forwarded.KnownIPNetworks.Add(network);
    }

    private static void Rates(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = SayWhenAsync;
        options.AddPolicy(LoginEndpoints.RateLimit, http => PerMinute(
            Address(http), http.RequestServices.GetRequiredService<IOptions<LimitOptions>>().Value.LoginsPerMinute));
        options.AddPolicy(ApiRate, http => PerMinute(
            KeyOf(http), http.RequestServices.GetRequiredService<IOptions<ApiOptions>>().Value.PerMinute));
    }

    private static RateLimitPartition<string> PerMinute(string who, int permits) => RateLimitPartition.GetFixedWindowLimiter(
        who, _ => new() { PermitLimit = permits, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 });

    /// <summary>The key's name; whoever has none shares the rate of their address.</summary>
    private static string KeyOf(HttpContext http) =>
        http.RequestServices.GetRequiredService<ApiKeys>().NameOf(http.Request.Headers[ApiKeys.Header].ToString()) ?? Address(http);

    private static string Address(HttpContext http) => $"address {http.Connection.RemoteIpAddress}";

    private static async ValueTask SayWhenAsync(OnRejectedContext context, CancellationToken stop)
    {
        var response = context.HttpContext.Response;
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
        response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString();
        if (context.HttpContext.Request.Path.StartsWithSegments(LoginEndpoints.Page, StringComparison.OrdinalIgnoreCase))
            await PlainPage.WriteAsync(response, PlainPage.TooManyLogins, stop);
        else
            await TypedResults.Problem(statusCode: response.StatusCode, detail: $"Too many requests; try again in {response.Headers.RetryAfter} s.").ExecuteAsync(context.HttpContext);
    }
}
