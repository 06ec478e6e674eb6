using System.Text.RegularExpressions;

namespace CallCenter.Web.Settings;

/// <summary>What browsers are told about every answer.</summary>
public static partial class SecurityHeaders
{
    /// <summary>Said when the answer begins: whatever wrote headers before, and an error page that cleared them, gets these.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(Say, http);
        return next(http);
    });

    private static Task Say(object state)
    {
        var http = (HttpContext)state;
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy(http.Request);
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), payment=(), usb=(), microphone=(self)";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Task.CompletedTask;
    }

    /// <summary>Scripts come from us alone. Components write style attributes, hence the inline styles. The circuit is a socket, and
    /// not every browser counts a socket to the same host as 'self'.</summary>
    private static string Policy(HttpRequest request)
    {
        var host = request.Host.Value is { Length: > 0 } value && Plain().IsMatch(value) ? $" ws://{value} wss://{value}" : "";
        return "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
            + $"media-src 'self' blob:; connect-src 'self'{host}{Telephone(request)}; object-src 'none'; frame-src 'none'; frame-ancestors 'none'; "
            + "base-uri 'self'; form-action 'self'";
    }

    /// <summary>Where a browser that is a telephone speaks to; nowhere else is opened, and only where there is a softphone.</summary>
    private static string Telephone(HttpRequest request) =>
        request.HttpContext.RequestServices.GetRequiredService<Telephony.Softphone>().Available
            ? " wss://*.twilio.com https://*.twilio.com" : "";

    [GeneratedRegex(@"^[A-Za-z0-9.\-\[\]:]+$", RegexOptions.None, 100)]
    private static partial Regex Plain();
}
