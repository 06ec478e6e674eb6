using System.Net.Mime;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Telephony;

/// <summary>Lets a webhook in only when the carrier signed exactly this request. Everything else is 403, logged, nothing stored.</summary>
public sealed class SignedByCarrier(IOptions<TelephonyOptions> options, ILogger<SignedByCarrier> log) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (await SignedAsync(http)) return await next(context);
        log.LogWarning("Webhook {Path} from {Address} refused: signature does not hold", http.Request.Path, http.Connection.RemoteIpAddress);
        return Results.StatusCode(StatusCodes.Status403Forbidden);
    }

    private async Task<bool> SignedAsync(HttpContext http)
    {
        var signature = http.Request.Headers[WebhookSignature.Header].ToString();
        if (signature.Length == 0 || options.Value.AuthToken.Length == 0) return false;
        if (http.Request.ContentType?.StartsWith(MediaTypeNames.Application.FormUrlEncoded, StringComparison.OrdinalIgnoreCase) != true) return false;
        IFormCollection form;
        try
        {
            form = await http.Request.ReadFormAsync();
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
        {
            return false;
        }
        // The target as it came over the wire, on the address we handed out: a proxy's spelling does not matter.
        var target = http.Features.Get<IHttpRequestFeature>()?.RawTarget ?? http.Request.Path;
        return WebhookSignature.Holds(options.Value.AuthToken, signature, options.Value.PublicUrl.TrimEnd('/') + target, form);
    }
}
