using System.Net;
using CallCenter.Carrier.Api;
using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Conferences;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Messages;
using CallCenter.Carrier.Personas;
using CallCenter.Carrier.Recordings;
using CallCenter.Carrier.Simulator;
using CallCenter.Carrier.Speech;
using CallCenter.Carrier.Twiml;
using CallCenter.Carrier.Webhooks;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CallCenter.Carrier;

/// <summary>The carrier as a host of its own: own container, own Kestrel on loopback, no settings file, no console lifetime.</summary>
public static class CarrierApp
{
    /// <summary>Builds a carrier that another process can start and stop, or that <c>Program</c> runs alone.</summary>
    /// <param name="options">Settings; refused with the name of the key when out of range.</param>
    /// <param name="configure">Additions of the host, such as log providers.</param>
    public static WebApplication Build(CarrierOptions options, Action<WebApplicationBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        // Empty: a default builder would read the host's appsettings.json and ASPNETCORE_URLS.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.Services.AddSingleton<IHostLifetime, MountedLifetime>();
        // Made here, so that a persona that does not exist is found before the start.
        builder.Services.AddSingleton(options).AddSingleton(new Cast(PersonaFiles.Load(), options));
        AddParts(builder.Services);
        configure?.Invoke(builder);
        var app = builder.Build();
        Map(app);
        return app;
    }

    /// <summary>The bound address, such as <c>http://127.0.0.1:5081</c>; known after the start.</summary>
    public static Uri AddressOf(WebApplication carrier)
    {
        ArgumentNullException.ThrowIfNull(carrier);
        return carrier.Services.GetRequiredService<OwnAddress>().Value;
    }

    private static void AddParts(IServiceCollection services)
    {
        services.AddSingleton(ClockOf).AddSingleton<Timing>().AddSingleton<TimeTravel>().AddSingleton<OwnAddress>();
        services.AddSingleton<Errands>().AddHostedService(p => p.GetRequiredService<Errands>());
        services.AddSingleton<Switchboard>().AddHostedService<Sweep>();
        services.AddSingleton<FaultSwitch>().AddSingleton<WebhookLog>().AddSingleton<WebhookSender>().AddSingleton<Outbox>();
        services.AddSingleton<StatusCallbacks>().AddSingleton<ConferenceCallbacks>();
        services.AddSingleton<Transcripts>().AddSingleton<Recorder>().AddSingleton<Rooms>().AddSingleton<Lines>();
        services.AddSingleton<Voices>().AddSingleton<Customers>();
        services.AddSingleton<CallQueue>().AddSingleton<Ringing>().AddSingleton<AnsweringMachines>();
        services.AddSingleton<TwimlFetch>().AddSingleton<Prompts>().AddSingleton<Interludes>().AddSingleton<Bridges>().AddSingleton<Gathering>().AddSingleton<Dictation>().AddSingleton<TwimlRunner>().AddSingleton<Dialler>();
        services.AddSingleton<CallsApi>().AddSingleton<ConferencesApi>().AddSingleton<ParticipantsApi>();
        services.AddSingleton<TranscriptionsApi>().AddSingleton<RecordingsApi>().AddSingleton<SimulatorApi>().AddSingleton<StateDesk>();
        services.AddSingleton<NumberBook>().AddSingleton<Arrivals>().AddSingleton<Post>().AddSingleton<Callers>().AddSingleton<SignedPost>();
        services.AddSingleton<MessagesApi>().AddSingleton<PhoneNumbersApi>().AddSingleton<CallEventsApi>();
    }

    private static TimeProvider ClockOf(IServiceProvider services)
    {
        var options = services.GetRequiredService<CarrierOptions>();
        return options.Clock == ClockKind.Real ? TimeProvider.System : new VirtualTime(options.ClockStart?.ToUniversalTime() ?? TimeProvider.System.GetUtcNow());
    }

    private static void Map(WebApplication app)
    {
        app.Use(LoopbackOnly.Check);
        app.UseMiddleware<BasicAuthentication>();
        app.MapHealth();
        app.MapRest();
        app.MapSimulator();
        app.MapFallback("{**path}", context => RestErrors.NotFound(context).ExecuteAsync(context));
    }
}

/// <summary>Where this carrier listens.</summary>
internal sealed class OwnAddress(IServer server)
{
    public Uri Value
    {
        get
        {
            var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses;
            return addresses?.FirstOrDefault() is { } first
                ? new Uri(first)
                : throw new InvalidOperationException("The carrier has no address before its start.");
        }
    }
}
