using CallCenter.Core.Calls;
using CallCenter.Core.People;
using CallCenter.Web.Calls;

namespace CallCenter.Web.Telephony;

/// <summary>
/// Asks the carrier how an open call stands and reports what the webhooks did not: after a restart, and for news that was lost.
/// What is reported takes the ordinary path, so news that came anyway changes nothing.
/// </summary>
public sealed class Reconciler(TwilioClient carrier, CallDesk desk, LineDriver line)
{
    private static readonly Actor Carrier = new Actor.Carrier();

    /// <summary>Brings one call in line with the carrier. <paramref name="interrupted"/>: nobody is working on it any more.</summary>
    public async Task ReconcileAsync(CallState state, bool interrupted)
    {
        if (state.Phase is CallPhase.WrapUp or CallPhase.Closed) return;
        if (interrupted) state = await FindLegsAsync(state);
        await ReportAsync(state, Leg.Agent, state.Agent);
        await ReportAsync(state, Leg.Customer, state.Customer);
        foreach (var guest in state.Guests.Where(g => g.Leg is { Sid: not null, EndedAt: null })) await ReportGuestAsync(state, guest);
        if (interrupted) await GiveUpUndialledAsync(state);
        if (interrupted && state is { Waits: true, Agent.Sid: null } && state.Order.AgentId != Guid.Empty)
            await line.DriveAsync(state, new CallOffered(state.Order.AgentId, state.Order.TeamId));
        if (interrupted && state is { NoticeAt: not null, Customer.Up: true }) await line.DriveAsync(state, new NoticeGiven());
    }

    /// <summary>Legs whose names were lost with the process are found by the name of their conference.</summary>
    private async Task<CallState> FindLegsAsync(CallState state)
    {
        if (state is { Agent.Sid: not null, Customer.Sid: not null } && state.Guests.All(g => g.Leg.Sid is not null || g.Leg.EndedAt is not null)) return state;
        if (await carrier.OpenConferencesAsync(CallAddresses.ConferenceName(state.Id)) is not CarrierAnswer<IReadOnlyList<CarrierConference>>.Done { Value: [var conference, ..] })
            return state;
        var latest = await SendAsync(state, new ReportConference(conference.Sid));
        if (await carrier.ParticipantsAsync(conference.Sid) is not CarrierAnswer<IReadOnlyList<CarrierParticipant>>.Done { Value: var people })
            return latest;
        foreach (var person in people)
            if (Named(state, person) is { } named) latest = await SendAsync(latest, named);
        return latest;
    }

    private static CallCommand? Named(CallState state, CarrierParticipant person) => person.Label switch
    {
        "customer" => new ReportLegStarted(Leg.Customer, person.CallSid),
        "agent" => new ReportLegStarted(Leg.Agent, person.CallSid),
        { } label when state.Guests.Find(g => LegCaller.GuestLabel(g.Id) == label) is { } guest => new ReportGuestStarted(guest.Id, person.CallSid),
        _ => null,
    };

    private async Task ReportGuestAsync(CallState state, GuestState guest)
    {
        if (guest.Leg.Sid is { } sid && await NewsAsync(sid, guest.Leg) is { } news) await SendAsync(state, new ReportGuest(guest.Id, sid, news));
    }

    private async Task ReportAsync(CallState state, Leg leg, LegState known)
    {
        if (known is not { Sid: { } sid, EndedAt: null }) return;
        if (await NewsAsync(sid, known) is { } news) await SendAsync(state, new ReportLeg(leg, sid, news));
    }

    private async Task<LegNews?> NewsAsync(string sid, LegState known) => await carrier.FetchCallAsync(sid) switch
    {
        CarrierAnswer<CarrierCall>.Done { Value.Status: var status } => News(status, known),
        CarrierAnswer<CarrierCall>.Refused { HttpStatus: 404 } => new LegNews.Ended(LegEnd.Completed, null),
        _ => null,
    };

    private static LegNews? News(CarrierCallStatus status, LegState known) => status switch
    {
        CarrierCallStatus.Ringing when known.RangAt is null => new LegNews.Ringing(),
        CarrierCallStatus.InProgress when known.AnsweredAt is null => new LegNews.Answered(),
        CarrierCallStatus.Completed => new LegNews.Ended(LegEnd.Completed, null),
        CarrierCallStatus.Busy => new LegNews.Ended(LegEnd.Busy, null),
        CarrierCallStatus.NoAnswer => new LegNews.Ended(LegEnd.NoAnswer, null),
        CarrierCallStatus.Failed => new LegNews.Ended(LegEnd.Failed, null),
        CarrierCallStatus.Canceled => new LegNews.Ended(LegEnd.Canceled, null),
        _ => null,
    };

    /// <summary>A call that never reached the carrier is not dialled late by surprise: it returns to the queue untouched.</summary>
    private async Task GiveUpUndialledAsync(CallState state)
    {
        if (state.Customer is { Sid: null, EndedAt: null } && state.Agent.Up is false)
            await SendAsync(state, new ReportLegRefused(Leg.Customer, null));
        // Whoever was asked onto the line and is not on it was lost with the process: they may be asked again.
        foreach (var guest in state.Guests.Where(g => g.Leg is { Sid: null, EndedAt: null })) await SendAsync(state, new ReportGuestRefused(guest.Id, null));
    }

    private async Task<CallState> SendAsync(CallState state, CallCommand command) =>
        await desk.SendAsync(Carrier, state.Id, command) is CallReply.Stored stored ? stored.State : state;
}
