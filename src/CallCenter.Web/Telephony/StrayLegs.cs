using System.Threading.Channels;
using CallCenter.Core.Calls;
using CallCenter.Web.Calls;

namespace CallCenter.Web.Telephony;

/// <summary>
/// Legs that ring or talk and belong to nothing any more: a creation that was given up and happened after all, a leg whose call
/// ended meanwhile. Found by their own webhooks, ended so that nobody is left on a line alone.
/// </summary>
public sealed class StrayLegs(LiveCalls calls, TwilioClient carrier, ILogger<StrayLegs> log) : BackgroundService
{
    private readonly Channel<(Guid Call, string Sid)> found = Channel.CreateBounded<(Guid, string)>(
        new BoundedChannelOptions(1024) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>A leg whose news had no place; looked at later, the webhook is not kept waiting.</summary>
    public void Look(Guid call, string sid) => found.Writer.TryWrite((call, sid));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (call, sid) in found.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                if (await calls.StateAsync(call) is not { } state || Belongs(state, sid)) continue;
                log.LogWarning("Call {CallId}: leg {Sid} belongs to nothing and is ended", call, sid);
                await carrier.EndCallAsync(sid);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "Call {CallId}: leg {Sid} could not be looked at", call, sid);
            }
        }
    }

    private static bool Belongs(CallState state, string sid) =>
        state.Phase is not (CallPhase.Closed or CallPhase.WrapUp)
        && (state.Agent.Sid == sid || state.Customer.Sid == sid || state.Guests.Any(g => g.Leg.Sid == sid));
}
