using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace CallCenter.Web.Api;

/// <summary>Says in words why a request to the REST interface is refused before a route of it runs; for pages the usual way stays.</summary>
public sealed class ApiRefusals : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler usual = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded || !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
            return usual.HandleAsync(next, context, policy, authorizeResult);
        return context.GetEndpoint() switch
        {
            null => ApiBody.Refuse(StatusCodes.Status404NotFound, "There is no such route; /openapi/v1.json lists them.").ExecuteAsync(context),
            { Metadata.Count: 0 } => MismatchedAsync(next, context),
            _ => WithoutKeyAsync(context),
        };
    }

    private static Task WithoutKeyAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "ApiKey header=\"X-Api-Key\"";
        return ApiBody.Refuse(StatusCodes.Status401Unauthorized, "A valid key is needed in the header X-Api-Key.").ExecuteAsync(context);
    }

    /// <summary>The route is there, but not by this method or for this type of content: the router answers with a bare status.</summary>
    private static async Task MismatchedAsync(RequestDelegate next, HttpContext context)
    {
        await next(context);
        if (context.Response.HasStarted)
            return;
        var words = context.Response.StatusCode == StatusCodes.Status415UnsupportedMediaType
            ? "The body must be JSON: Content-Type: application/json."
            : "The route is there, but not by this method.";
        await ApiBody.Refuse(context.Response.StatusCode, words).ExecuteAsync(context);
    }
}
