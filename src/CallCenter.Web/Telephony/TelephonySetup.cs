using CallCenter.Web.Calendars;
using CallCenter.Web.Settings;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Telephony;

/// <summary>Registers the carrier: client, webhooks' helpers, the line, and the simulator in Development.</summary>
public static class TelephonySetup
{
    public static WebApplicationBuilder AddTelephony(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddCheckedOptions<TelephonyOptions>("Telephony", TelephonyFaults.Of);
        services.AddSingleton<IPostConfigureOptions<TelephonyOptions>, TelephonyDefaults>();
        services.AddHttpClient(CarrierHttp.ClientName, client => client.Timeout = TimeSpan.FromSeconds(10)).RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(2), PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
        services.AddHttpClient(CarrierHttp.MediaName, client => client.Timeout = TimeSpan.FromMinutes(5)).RemoveAllLoggers();
        services.AddSingleton<RecordingSeals>().AddSingleton<RecordingShelf>().AddSweep<RecordingSweep>();
        services.AddSingleton<CarrierAddress>().AddSingleton<CarrierHttp>().AddSingleton<TwilioClient>().AddSingleton<CallAddresses>();
        services.AddSingleton<PermitSlip>().AddSingleton<LineDriver>().AddSingleton<TranscriptEars>().AddSingleton<SimulatorVoice>();
        services.AddSingleton<Reconciler>().AddSingleton<SecondPermit>().AddSingleton<CallSlots>().AddSingleton<AgentLines>();
        services.AddSingleton<LegCaller>().AddSingleton<LineTalk>().AddSingleton<PromptVoice>().AddSingleton<StrayLegs>().AddSingleton<LineDesk>();
        services.AddSingleton<Callers>().AddSingleton<UnknownCallers>().AddSingleton<CallerSeats>().AddSingleton<CallerVoice>().AddSweep<CallerSweep>();
        services.AddSingleton<Softphone>().AddSingleton<TelephonyChecks>();
        // The simulator listens before the line takes up calls that were open at the last stop.
        services.AddHostedService<SimulatorMount>().AddHostedService<LineLanes>().AddHostedService<OpenCalls>().AddHostedService(p => p.GetRequiredService<StrayLegs>());
        return builder;
    }
}

/// <summary>The addresses of the line: the carrier's webhooks, the softphone, the sound of calls.</summary>
public static class TelephonyRoutes
{
    public static void MapTelephony(this IEndpointRouteBuilder app)
    {
        app.MapWebhooks();
        app.MapSoftphone();
        app.MapRecordings();
    }
}

/// <summary>What Development may leave out: the simulator's public account and our own loopback address.</summary>
public sealed class TelephonyDefaults(IHostEnvironment environment) : IPostConfigureOptions<TelephonyOptions>
{
    public void PostConfigure(string? name, TelephonyOptions options)
    {
        if (environment.IsDevelopment()) options.Carrier ??= CarrierKind.Simulator;
        if (options.Carrier != CarrierKind.Simulator) return;
        if (options.AccountSid.Length == 0) options.AccountSid = "AC00000000000000000000000000000001";
        if (options.AuthToken.Length == 0 && environment.IsDevelopment()) options.AuthToken = "0123456789abcdef0123456789abcdef";
        if (options.From.Length == 0) options.From = "+865718880000";
        if (options.PublicUrl.Length == 0 && environment.IsDevelopment()) options.PublicUrl = "http://localhost:5080";
    }
}

/// <summary>What is wrong with the settings of the carrier, each with its key.</summary>
public static class TelephonyFaults
{
    public static IEnumerable<string> Of(TelephonyOptions options, IHostEnvironment environment)
    {
        if (options.Carrier is null) yield return "Carrier: missing: Simulator or Twilio.";
        if (options.AccountSid.Length == 0) yield return "AccountSid: missing.";
        if (options.AuthToken.Length == 0) yield return "AuthToken: missing; give it by environment, never in a file.";
        if (!IsE164(options.From)) yield return "From: must be our number in the form +86….";
        if (!Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var url)) yield return "PublicUrl: must be an absolute address.";
        else if (options.Carrier == CarrierKind.Twilio && url.Scheme != Uri.UriSchemeHttps) yield return "PublicUrl: must begin with https:// for Twilio.";
        if (options.ApiKeySid.Length > 0 && options.ApiKeySecret.Length == 0) yield return "ApiKeySecret: missing; give it by environment, never in a file.";
        if (options.CallsPerSecond is <= 0 or > 1000) yield return "CallsPerSecond: must be above 0, at most 1000.";
        if (options.AnswerWithin < TimeSpan.FromMilliseconds(200) || options.AnswerWithin > TimeSpan.FromSeconds(10)) yield return "AnswerWithin: must be 00:00:00.2 to 00:00:10.";
        if (options.CallerWait < TimeSpan.FromSeconds(1) || options.CallerWait > TimeSpan.FromHours(1)) yield return "CallerWait: must be 00:00:01 to 01:00:00.";
        if (options.RingSeconds is < 5 or > 600) yield return "RingSeconds: must be 5 to 600.";
        if (options.Numbers.Any(n => !IsE164(n.Number) || n.Region.Length == 0)) yield return "Numbers: each needs Number (+86…) and Region.";
        if (options.LegPrefixes.Concat(options.LegNumbers).Any(n => !n.StartsWith('+') || n.Length < 3)) yield return "LegPrefixes, LegNumbers: each must begin with + and the country.";
        if (options.LegsPerDay < 0) yield return "LegsPerDay: must be 0 or more.";
        if (options.SimulatorPace is < 0 or > 100) yield return "SimulatorPace: must be 0 to 100.";
    }

    private static bool IsE164(string number) => number is ['+', >= '1' and <= '9', ..] && number.Length is >= 8 and <= 16 && number.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
}
