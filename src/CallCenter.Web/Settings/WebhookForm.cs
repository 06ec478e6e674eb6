using Microsoft.AspNetCore.Mvc;

namespace CallCenter.Web.Settings;

/// <summary>A form from somebody who has not proved yet who they are: small, or it is not read at all.</summary>
public static class WebhookForm
{
    /// <summary>The largest form read before its signature is checked.</summary>
    public const int MostBytes = 64 * 1024;

    /// <summary>Refuses larger bodies on these routes with 413.</summary>
    public static T LimitsBody<T>(this T routes)
        where T : IEndpointConventionBuilder
    {
        routes.WithMetadata(new RequestSizeLimitAttribute(MostBytes));
        return routes;
    }
}
