using CallCenter.Web.Settings;

namespace CallCenter.Web.Data;

/// <summary>While the database cannot be used every request gets one clear answer, and the health checks tell machines.</summary>
public static class DatabasePage
{
    private const string Health = "/health";

    /// <summary>What the carrier says to people while we cannot.</summary>
    private const string Apology = "/twilio/fallback";

    public static IApplicationBuilder UseDatabasePage(this WebApplication app)
    {
        var gate = app.Services.GetRequiredService<DatabaseGate>();
        return app.Use((http, next) =>
            gate.Ready || http.Request.Path.StartsWithSegments(Health, StringComparison.OrdinalIgnoreCase)
                || http.Request.Path.StartsWithSegments(Apology, StringComparison.OrdinalIgnoreCase)
                ? next(http)
                : SayAsync(http, gate.State));
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet(Health + "/live", () => TypedResults.Ok(new { status = "live" })).AllowAnonymous();
        app.MapGet(Health + "/ready", (DatabaseGate gate) => TypedResults.Json(
            new { status = gate.Ready ? "ready" : "not ready", database = Name(gate.State) },
            statusCode: gate.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable)).AllowAnonymous();
    }

    private static Task SayAsync(HttpContext http, DatabaseState state)
    {
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.RetryAfter = "5";
        if (!http.Request.GetTypedHeaders().Accept.Any(x => x.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase)))
            return http.Response.WriteAsJsonAsync(new { status = StatusCodes.Status503ServiceUnavailable, database = Name(state) }, http.RequestAborted);
        var text = state == DatabaseState.Unreachable ? PlainPage.NoDatabase : PlainPage.Starting;
        return PlainPage.WriteAsync(http.Response, text, http.RequestAborted);
    }

    private static string Name(DatabaseState state) => state switch
    {
        DatabaseState.Ready => "ready",
        DatabaseState.Unreachable => "unreachable",
        DatabaseState.Preparing => "preparing",
        _ => "starting",
    };
}
