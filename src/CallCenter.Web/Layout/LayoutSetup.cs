using CallCenter.Web.Calendars;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Radzen;

namespace CallCenter.Web.Layout;

/// <summary>The screens: components, circuits, languages and static files.</summary>
public static class LayoutSetup
{
    private const int LargestMessage = 524_288;

    /// <summary>Registers Blazor Server, Radzen and the two languages.</summary>
    public static IServiceCollection AddScreens(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents(circuit =>
        {
            // A lost circuit is kept while a laptop changes its network; the work itself is in the database anyway.
            circuit.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
            circuit.DisconnectedCircuitMaxRetained = 200;
        }).AddHubOptions(hub => hub.MaximumReceiveMessageSize = LargestMessage); // a whole script is typed in one field
        services.AddRadzenComponents();
        services.AddCascadingAuthenticationState();
        services.AddScoped<Language>();
        services.AddCascadingValue(provider => provider.GetRequiredService<Language>().Source);
        services.AddCascadingValue(provider => provider.GetRequiredService<OfficeClock>().Calendar);
        services.Configure<RequestLocalizationOptions>(Languages);
        return services;
    }

    /// <summary>Puts the languages and the pages for bare statuses into the pipeline, before anything that may refuse.</summary>
    public static WebApplication UseScreens(this WebApplication app)
    {
        app.UseRequestLocalization();
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(PlainStatusForMachines);
        return app;
    }

    /// <summary>Puts files and pages onto routes.</summary>
    public static WebApplication MapScreens(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        app.MapGet("/language/{name}", LanguageChoice.StoreAsync).AllowAnonymous();
        app.MapGet("/clock", (OfficeClock clock) => clock.GetUtcNow().ToUnixTimeMilliseconds()).AllowAnonymous();
        return app;
    }

    private static Task PlainStatusForMachines(HttpContext http, RequestDelegate next)
    {
        if (!IsPage(http) && http.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        return next(http);
    }

    /// <summary>Somebody looks at it: machines get a plain status.</summary>
    private static bool IsPage(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) && !http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && http.Request.GetTypedHeaders().Accept.Any(accept => accept.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    /// <summary>The user's choice by cookie, else the browser's language, else Chinese.</summary>
    private static void Languages(RequestLocalizationOptions options)
    {
        var names = Texts.All.Select(texts => texts.Language).ToArray();
        options.SetDefaultCulture(names[0]).AddSupportedCultures(names).AddSupportedUICultures(names);
        options.RequestCultureProviders = [new CookieRequestCultureProvider { Options = options }, new BrowserLanguage { Options = options }];
    }
}
