using Microsoft.Extensions.Options;

namespace CallCenter.Web.Telephony;

/// <summary>Lets a webhook in only when the carrier signed exactly this request. Everything else is 403, logged, nothing stored.</summary>
public sealed class SignedByCarrier(IOptions<TelephonyOptions> options, ILogger<SignedByCarrier> log) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var request = await WebhookRequest.BindAsync(http);
        if (request.SignedWith(options.Value.AuthToken, options.Value.PublicUrl, http)) return await next(context);
        log.LogWarning("Webhook {Path} from {Address} refused: signature does not hold", http.Request.Path, http.Connection.RemoteIpAddress);
        return Results.StatusCode(StatusCodes.Status403Forbidden);
    }
}
