using CallCenter.Web.Data;
using CallCenter.Web.Layout;
using CallCenter.Web.People;
using CallCenter.Web.Settings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Demo;

/// <summary>Registers demo data and demo clock; both ask the settings whether they are wanted.</summary>
public static class DemoSetup
{
    public static WebApplicationBuilder AddDemo(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddCheckedOptions<DemoOptions>("Demo", Faults(builder.Configuration));
        services.AddSingleton(p => new DemoRule(
            p.GetRequiredService<IOptions<DemoOptions>>().Value, p.GetRequiredService<IHostEnvironment>(), p.GetRequiredService<IConfiguration>()));
        services.AddSingleton<DemoClock>();
        services.AddSingleton<IStartStep>(p => p.GetRequiredService<DemoClock>());
        services.AddSingleton<IStartStep, DemoLoad>();
        services.AddSingleton(new TopBarPart(typeof(DemoBar), 10));
        return builder;
    }

    public static WebApplication MapDemo(this WebApplication app)
    {
        app.MapPost("/demo/clock", JumpAsync);
        return app;
    }

    /// <summary>The button of the top bar: a form, so that it works on static pages and in circuits alike.</summary>
    private static async Task<IResult> JumpAsync([FromForm] string? back, HttpContext http, Actors actors, DemoClock clock)
    {
        if (await actors.OfAsync(http.User, http.RequestAborted) is not { } actor)
            return TypedResults.Unauthorized();
        return await clock.JumpAsync(actor, http.RequestAborted) is ClockJump.Refused
            ? TypedResults.StatusCode(StatusCodes.Status403Forbidden)
            : TypedResults.LocalRedirect(back is ['/', not '/' and not '\\', ..] ? back : "/");
    }

    private static Func<DemoOptions, IHostEnvironment, IEnumerable<string>> Faults(IConfiguration settings) =>
        (options, environment) => new DemoRule(options, environment, settings).Faults();
}
