using CallCenter.Carrier;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Telephony;

/// <summary>Runs the simulator inside this process, on a loopback port of its own, reached over HTTP like any carrier.</summary>
public sealed class SimulatorMount(IOptions<TelephonyOptions> options, CarrierAddress address, CallAddresses addresses, ILogger<SimulatorMount> log) : IHostedService
{
    private WebApplication? carrier;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var telephony = options.Value;
        if (telephony is not { Carrier: CarrierKind.Simulator, MountSimulator: true }) return;
        carrier = CarrierApp.Build(new CarrierOptions
        {
            AccountSid = telephony.AccountSid,
            AuthToken = telephony.AuthToken,
            Port = telephony.SimulatorPort,
            Pace = telephony.SimulatorPace,
            CallsPerSecond = telephony.SimulatorCallsPerSecond,
            Numbers = [telephony.From, .. telephony.Numbers.Select(n => n.Number)],
            InboundUrl = addresses.Inbound,
            InboundFallbackUrl = addresses.Fallback,
            InboundStatusCallback = addresses.InboundStatus,
            InboundMessageUrl = addresses.InboundMessage,
        });
        await carrier.StartAsync(cancellationToken);
        var at = CarrierApp.AddressOf(carrier);
        address.Mounted(at.ToString());
        log.LogInformation("Simulated carrier at {Address}", at);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // A host may be told twice to stop: the first one ends the simulator.
        if (Interlocked.Exchange(ref carrier, null) is not { } running) return;
        await running.StopAsync(cancellationToken);
        await running.DisposeAsync();
    }
}
