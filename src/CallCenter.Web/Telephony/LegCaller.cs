using CallCenter.Core.Calls;
using CallCenter.Core.Campaigns;
using CallCenter.Web.Calendars;
using CallCenter.Web.Calls;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Telephony;

/// <summary>What came of ringing somebody.</summary>
/// <param name="Sid">The carrier's name of the leg; none when nothing rings.</param>
/// <param name="Code">The carrier's code, when it refused.</param>
public sealed record Rung(string? Sid, int? Code);

/// <summary>Creates legs: a slot of the account first, a fresh permit then, and a look before anything is taken for lost.</summary>
public sealed class LegCaller(
    TwilioClient carrier, CallAddresses addresses, CallSlots slots, AgentLines lines, CallFeed feed, OfficeClock clock, IOptions<TelephonyOptions> options)
{
    /// <summary>The carrier's clock and ours may differ by this much.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(5);

    public static string GuestLabel(Guid guest) => $"guest-{guest:N}";

    /// <summary>Waits for a slot of the account.</summary>
    public Task TurnAsync() => slots.TakeAsync();

    public async Task<Rung> AgentAsync(CallState state)
    {
        if (await lines.OfAgentAsync(state.Order.AgentId) is not LegAnswer.Allowed allowed) return new(null, null);
        var permit = LegGate.Permit(allowed, state.Id, 1, clock.GetUtcNow());
        var since = TimeProvider.System.GetUtcNow() - Skew;
        var answer = await carrier.CreateCallAsync(permit, new(
            options.Value.From, addresses.AgentVoice(state.Id), addresses.Status(state.Id, Leg.Agent), options.Value.RingSeconds, addresses.Fallback));
        return answer switch
        {
            CarrierAnswer<CarrierCall>.Done done => new(done.Value.Sid, null),
            CarrierAnswer<CarrierCall>.Refused refused => new(null, refused.Code),
            _ => await LookUpAsync(state, permit.To, since),
        };
    }

    public async Task<Rung> CustomerAsync(CallState state, DialPermit permit) => await JoinAsync(state, permit, new(
        options.Value.FromFor(await lines.RegionOfAsync(state.Order.CustomerId)), "customer", addresses.Status(state.Id, Leg.Customer), options.Value.RingSeconds)
    {
        MachineCallback = await lines.VoicemailOfAsync(state) == VoicemailWay.Ignore ? null : addresses.Machine(state.Id),
    });

    /// <summary>Rings a guest; a listener never has a microphone, a whisperer is heard by the agent alone.</summary>
    public async Task<Rung> GuestAsync(CallState state, GuestState guest)
    {
        if (await lines.OfGuestAsync(state.Order.AgentId, guest) is not LegAnswer.Allowed allowed) return new(null, null);
        var permit = LegGate.Permit(allowed, state.Id, state.Guests.IndexOf(guest) + 2, clock.GetUtcNow());
        return await JoinAsync(state, permit, new(options.Value.From, GuestLabel(guest.Id), addresses.GuestStatus(state.Id, guest.Id), options.Value.RingSeconds)
        {
            Muted = guest.Role == GuestRole.Listener,
            Coached = guest.Role == GuestRole.Whisperer ? state.Agent.Sid : null,
        });
    }

    private async Task<Rung> JoinAsync(CallState state, DialPermit permit, NewParticipant wanted)
    {
        var since = TimeProvider.System.GetUtcNow() - Skew;
        return await carrier.AddParticipantAsync(permit, CallAddresses.ConferenceName(state.Id), wanted) switch
        {
            CarrierAnswer<CarrierParticipant>.Done done => new(done.Value.CallSid, null),
            CarrierAnswer<CarrierParticipant>.Refused refused => new(null, refused.Code),
            _ => await LookUpAsync(state, permit.To, since),
        };
    }

    /// <summary>A creation whose answer was lost is looked up, never repeated. The agent is told before.</summary>
    private async Task<Rung> LookUpAsync(CallState state, string target, DateTimeOffset since)
    {
        feed.Tell(state.Order.AgentId, new CallNews.Trouble(state.Id, LineTrouble.Unreachable));
        return new(
            await carrier.CallsToAsync(target, since) is CarrierAnswer<IReadOnlyList<CarrierCall>>.Done { Value: [var found, ..] } ? found.Sid : null, null);
    }
}
