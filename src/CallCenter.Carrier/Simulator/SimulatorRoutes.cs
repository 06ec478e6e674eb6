using System.Reflection;
using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Simulator;

internal static class SimulatorRoutes
{
    private static readonly string Page = Read("Simulator/page.html");
    private static readonly string Style = Read("Simulator/page.css");
    private static readonly string Script = Read("Simulator/page.js");

    public static void MapSimulator(this WebApplication app)
    {
        app.MapGet("/", (HttpResponse response) => Sent(response, Page, "text/html"));
        app.MapGet("/page.css", (HttpResponse response) => Sent(response, Style, "text/css"));
        app.MapGet("/page.js", (HttpResponse response) => Sent(response, Script, "text/javascript"));
        var simulator = app.MapGroup("/simulator");
        simulator.MapGet("/state", (StateDesk desk) => Results.Json(desk.Now(), Wire.Json));
        simulator.MapGet("/faults", (SimulatorApi api) => api.Faults());
        simulator.MapPost("/faults", (HttpRequest r, SimulatorApi api) => api.SetFaults(r));
        simulator.MapGet("/clock", (TimeTravel time) => time.Now());
        simulator.MapPost("/clock", (HttpRequest r, TimeTravel time) => time.Jump(r));
        simulator.MapPost("/inbound", (HttpRequest r, Callers callers) => callers.Ring(r));
        simulator.MapPost("/messages", (HttpRequest r, Callers callers) => callers.Write(r));
        simulator.MapPost("/webhooks", (HttpRequest r, SignedPost post) => post.Send(r));
        simulator.MapPost("/calls/{sid}/speech", (HttpRequest r, string sid, SimulatorApi api) => api.Speak(r, sid));
        simulator.MapPost("/calls/{sid}/digits", (HttpRequest r, string sid, SimulatorApi api) => api.Press(r, sid));
        simulator.MapPost("/calls/{sid}/hangup", (HttpRequest r, string sid, SimulatorApi api) => api.HangUp(r, sid));
    }

    private static IResult Sent(HttpResponse response, string text, string type)
    {
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-cache";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        return Results.Content(text, type + "; charset=utf-8");
    }

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
