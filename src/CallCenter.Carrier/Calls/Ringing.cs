using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Personas;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Calls;

/// <summary>Rings a leg until its person answers, or does not.</summary>
internal sealed class Ringing(Timing timing, Lines lines, Cast cast, FaultSwitch faults, Customers customers, Errands errands)
{
    private const double NetworkSeconds = 0.3;

    /// <summary>True when answered; otherwise the call is over.</summary>
    public async Task<bool> Ring(Call call, CancellationToken ct)
    {
        lines.Initiated(call);
        await timing.Human(NetworkSeconds, ct);
        var outcome = IsClient(call) && faults.LegRefuses() ? new Refuses(CallEnd.Declined) : cast.Pick(call);
        if (outcome is Refuses refuses)
        {
            lines.End(call, refuses.End);
            return false;
        }

        lines.Ringing(call);
        var seconds = outcome is Answers answers ? answers.AfterSeconds : double.PositiveInfinity;
        // Decided before the wait, so that a pace of 0 does not turn an answer into a race.
        var inTime = seconds < call.Plan.RingSeconds;
        await timing.Human(inTime ? seconds : call.Plan.RingSeconds, ct);
        if (!inTime)
        {
            lines.End(call, CallEnd.NoAnswer with { CarrierCode = (outcome as Ignores)?.CarrierCode });
            return false;
        }

        PickUp(call);
        return true;
    }

    /// <summary>The leg is answered: its person begins to live, its time begins to run.</summary>
    public void PickUp(Call call)
    {
        lines.Answered(call);
        errands.Run(c => HangUpAfter(call, call.Plan.LimitSeconds, c), call.Life);
        errands.Run(c => customers.Live(call, c), call.Life);
    }

    private static bool IsClient(Call call) => call.Plan.To.StartsWith("client:", StringComparison.Ordinal);

    private async Task HangUpAfter(Call call, int seconds, CancellationToken ct)
    {
        await timing.Exact(TimeSpan.FromSeconds(seconds), ct);
        lines.End(call, CallEnd.HungUp);
    }
}
