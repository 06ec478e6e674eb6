using CallCenter.Core.Calls;
using CallCenter.Core.Campaigns;
using CallCenter.Core.People;
using CallCenter.Core.Prompts;
using CallCenter.Web.Calendars;
using CallCenter.Web.Calls;
using CallCenter.Web.Messages;

namespace CallCenter.Web.Telephony;

/// <summary>Makes the carrier do what the events of a call say, and reports what came of it as commands.</summary>
public sealed class LineDriver(
    TwilioClient carrier, LegCaller caller, LineTalk talk, PermitSlip permits, SecondPermit gate, LiveCalls calls, CallAddresses addresses,
    CallFeed feed, OfficeClock clock, CallerSeats seats, MessageRows messages, IServiceProvider services)
{
    // What the carrier answers to our requests is its news, as much as what it posts.
    private static readonly Actor Follower = new Actor.Carrier();

    // The desk hands work to the line and the line reports to the desk: the circle is closed here, at first use.
    private CallDesk Desk => services.GetRequiredService<CallDesk>();

    public Task DriveAsync(CallState state, CallEvent happened) => happened switch
    {
        CallPlaced { Inbound: true } or OfferMissed => seats.SeekAsync(state),
        CallPlaced or AgentRecalled or CallOffered => RingAgentAsync(state),
        SlotOffered { Closed: false } => OfferAsync(state),
        CustomerRedialled => state.Agent.Up ? RingCustomerAsync(state) : RingAgentAsync(state),
        LegAnswered { Leg: Leg.Agent } => RingCustomerAsync(state),
        LegAnswered { Leg: Leg.Customer } => GreetAsync(state),
        LegEnded { Leg: Leg.Customer } => EndAsync(state),
        LegEnded { Leg: Leg.Agent } => LeftAloneAsync(state),
        HangUpAsked => state.Survey is null ? HangUpAsync(state) : Task.CompletedTask,
        GuestAsked x => RingGuestAsync(state, x.GuestId),
        GuestChanged x => ChangeGuestAsync(state, x.GuestId),
        GuestDismissed x => DismissAsync(state, x.GuestId),
        CallHandedOver or AgentSteppedOut => ReleaseAgentAsync(state),
        CallClosed => messages.SurveyAsync(state),
        _ => TalkAsync(state, happened),
    };

    private Task TalkAsync(CallState state, CallEvent happened) => happened switch
    {
        NoticeGiven => talk.KeepAsync(state),
        HoldStarted or HoldEnded => talk.HoldAsync(state),
        AgentMuted or AgentUnmuted => talk.MuteAsync(state),
        SensitiveStarted or SensitiveEnded => talk.SensitiveAsync(state),
        TranscriptionEnded { ErrorCode: not null } => talk.MendAsync(state),
        MachineAnswered => talk.MachineAsync(state),
        SurveyStarted => SurveyAsync(state),
        _ => Task.CompletedTask,
    };

    private async Task RingAgentAsync(CallState state)
    {
        await caller.TurnAsync();
        // While it waited for its turn the agent may have thought better of it.
        if (await calls.StateAsync(state.Id) is not { Agent: { Sid: null, EndedAt: null }, Customer.EndedAt: null, HangUpAsked: false } now) return;
        await ReportAsync(now, Leg.Agent, await caller.AgentAsync(now));
    }

    private async Task RingCustomerAsync(CallState state)
    {
        if (state.Customer is not { Sid: null, EndedAt: null }) return;
        await caller.TurnAsync();
        if (await calls.StateAsync(state.Id) is not { Customer: { Sid: null, EndedAt: null }, HangUpAsked: false } now) return;
        var first = now.Redials == 0 ? permits.Take(now.Id, clock.GetUtcNow()) : null;
        if (first is not { } permit && (permit = await gate.RenewAsync(now)) is null)
        {
            await Desk.SendAsync(Follower, now.Id, new ReportLegRefused(Leg.Customer, null));
            return;
        }
        await ReportAsync(now, Leg.Customer, await caller.CustomerAsync(now, permit));
    }

    private async Task ReportAsync(CallState state, Leg leg, Rung rung)
    {
        CallCommand news = rung.Sid is { } sid ? new ReportLegStarted(leg, sid) : new ReportLegRefused(leg, rung.Code);
        var reply = await Desk.SendAsync(Follower, state.Id, news);
        if (rung.Sid is null)
        {
            if (leg == Leg.Customer && state.Agent.Sid is { } agent) await carrier.EndCallAsync(agent);
            feed.Tell(state.Order.AgentId, new CallNews.Trouble(state.Id, rung.Code is null ? LineTrouble.Unreachable : LineTrouble.Refused));
        }
        // The call ended while the carrier was making the leg: nobody must be left on it.
        else if (reply is CallReply.Refused { Reason: CallRefusal.Late } && await calls.StateAsync(state.Id) is not { ClosedAt: null, EndedAt: null })
            await carrier.EndCallAsync(rung.Sid);
    }

    /// <summary>The customer is on the line, again or for the first time.</summary>
    private async Task GreetAsync(CallState state)
    {
        if (state.Redials > 0) await talk.SayAsync(state, Prompt.ApologyDropped);
        if (state.NoticeAt is null) await talk.NoticeAsync(state);
        else await talk.KeepAsync(state);
    }

    /// <summary>Nobody came free for the caller: they are asked whether a time suits them.</summary>
    private async Task OfferAsync(CallState state)
    {
        if (state is { Waits: true, Customer.Sid: { } sid }) await carrier.RedirectCallAsync(sid, addresses.Offer(state.Id));
    }

    private async Task SurveyAsync(CallState state)
    {
        await talk.SurveyAsync(state);
        if (state.Agent is { Sid: { } sid, EndedAt: null }) await carrier.EndCallAsync(sid);
    }

    private async Task HangUpAsync(CallState state)
    {
        var ended = (state.Customer.Sid ?? state.Agent.Sid) is not { } sid || await carrier.EndCallAsync(sid) is CarrierAnswer<CarrierCall>.Done;
        if (state.Customer.Sid is null) await Desk.SendAsync(Follower, state.Id, new ReportLegRefused(Leg.Customer, null));
        if (!ended) feed.Tell(state.Order.AgentId, new CallNews.Trouble(state.Id, LineTrouble.HangUpFailed));
    }

    /// <summary>The customer is gone: so is everybody else, unless they are called back at once.</summary>
    private async Task EndAsync(CallState state)
    {
        if (state.Customer.EndedAt is null) return;
        if (state.Agent is { Sid: { } sid, EndedAt: null }) await carrier.EndCallAsync(sid);
        foreach (var guest in state.Guests.Where(g => g.Leg.EndedAt is null).Select(g => g.Leg.Sid).OfType<string>()) await carrier.EndCallAsync(guest);
    }

    /// <summary>The agent could not be brought back: the customer is told so, not left in silence.</summary>
    private async Task LeftAloneAsync(CallState state)
    {
        if (state is not { Agent.EndedAt: not null, Customer: { Sid: { } sid, Up: true }, HangUpAsked: false, SteppedOut: false, Survey: null, Machine: null }) return;
        if (await carrier.RedirectCallAsync(sid, addresses.Lost(state.Id)) is not CarrierAnswer<CarrierCall>.Done) await carrier.EndCallAsync(sid);
    }

    private async Task RingGuestAsync(CallState state, Guid id)
    {
        await caller.TurnAsync();
        if (await calls.StateAsync(state.Id) is not { Customer.Up: true } now || now.Guests.Find(g => g.Id == id) is not { Leg: { Sid: null, EndedAt: null } } guest) return;
        var rung = await caller.GuestAsync(now, guest);
        await Desk.SendAsync(Follower, now.Id, rung.Sid is { } sid ? new ReportGuestStarted(id, sid) : new ReportGuestRefused(id, rung.Code));
        if (rung.Sid is null) feed.Tell(now.Order.AgentId, new CallNews.Trouble(now.Id, LineTrouble.Refused));
    }

    private async Task ChangeGuestAsync(CallState state, Guid id)
    {
        if (state is not { ConferenceSid: { } conference } || state.Guests.Find(g => g.Id == id) is not { Leg: { Sid: { } sid, EndedAt: null } } guest) return;
        await carrier.CoachAsync(conference, sid, new(guest.Role == GuestRole.Whisperer ? state.Agent.Sid : null, Muted: guest.Role == GuestRole.Listener));
    }

    private async Task DismissAsync(CallState state, Guid id)
    {
        if (state.Guests.Find(g => g.Id == id) is not { Leg.EndedAt: null } guest) return;
        if (guest.Leg.Sid is { } sid) await carrier.EndCallAsync(sid);
        else await Desk.SendAsync(Follower, state.Id, new ReportGuestRefused(id, null));
    }

    /// <summary>Whoever handed the call over leaves; the new one hears and is heard by all.</summary>
    private async Task ReleaseAgentAsync(CallState state)
    {
        if (state is { SteppedOut: false, ConferenceSid: { } conference, Agent.Sid: { } taken })
            await carrier.CoachAsync(conference, taken, new(null, Muted: false));
        foreach (var sid in state is { SteppedOut: true, Agent.Sid: { } own } ? [own] : state.PastLegs.ToArray()) await carrier.EndCallAsync(sid);
    }
}
