using CallCenter.Web.People;
using CallCenter.Web.Settings;
using Microsoft.AspNetCore.Authorization;

namespace CallCenter.Web.Api;

/// <summary>The REST interface under <c>/api/v1</c> and its document.</summary>
public static class ApiSetup
{
    public static WebApplicationBuilder AddApi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        services.AddOpenApi(ApiDocument.Name, ApiDocument.Configure);
        services.AddProblemDetails();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, ApiRefusals>();
        services.AddSingleton<CallsApi>().AddSingleton<CustomersApi>().AddSingleton<CallbacksApi>().AddSingleton<ComplaintsApi>()
            .AddSingleton<FollowUpsApi>().AddSingleton<PhrasesApi>().AddSingleton<GateApi>().AddSingleton<KnowledgeApi>().AddSingleton<RulesApi>();
        return builder;
    }

    public static WebApplication MapApi(this WebApplication app)
    {
        app.MapOpenApi().AllowAnonymous();
        var api = app.MapGroup("/api/v1").RequireAuthorization(Policies.Api).RequireRateLimiting(EdgeSetup.ApiRate).DisableAntiforgery();
        CallsApi.Map(api);
        CustomersApi.Map(api);
        CallbacksApi.Map(api);
        ComplaintsApi.Map(api);
        FollowUpsApi.Map(api);
        PhrasesApi.Map(api);
        GateApi.Map(api);
        KnowledgeApi.Map(api);
        RulesApi.Map(api);
        return app;
    }
}
