using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace CallCenter.Web.Api;

/// <summary>Says in words why a request without a valid key is refused; for pages the usual way stays.</summary>
public sealed class ApiRefusals : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler usual = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded || !context.Request.Path.StartsWithSegments("/api/v1", StringComparison.OrdinalIgnoreCase))
            return usual.HandleAsync(next, context, policy, authorizeResult);
        context.Response.Headers.WWWAuthenticate = "ApiKey header=\"X-Api-Key\"";
        return ApiBody.Refuse(StatusCodes.Status401Unauthorized, "A valid key is needed in the header X-Api-Key.").ExecuteAsync(context);
    }
}
