using CallCenter.Core.Calls;
using CallCenter.Core.Campaigns;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Calls;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Telephony;

/// <summary>Makes the carrier do what the events of a call say, and reports what came of it as commands.</summary>
public sealed class LineDriver(TwilioClient carrier, CallAddresses addresses, CallFeed feed, SecondPermit gate, OfficeClock clock, IOptions<TelephonyOptions> options, IServiceProvider services)
{
    /// <summary>An answer that was lost may have been a call that rings: wait this long before looking it up.</summary>
    private static readonly TimeSpan Lookback = TimeSpan.FromSeconds(30);

    // What the carrier answers to our requests is its news, as much as what it posts.
    private static readonly Actor Follower = new Actor.Carrier();

    // The desk hands work to the line and the line reports to the desk: the circle is closed here, at first use.
    private CallDesk Desk => services.GetRequiredService<CallDesk>();

    public Task DriveAsync(CallState state, CallEvent happened, PermitSlip permits) => happened switch
    {
        CallPlaced => RingAgentAsync(state),
        LegAnswered { Leg: Leg.Agent } => RingCustomerAsync(state, permits),
        NoticeGiven => TranscribeAsync(state),
        HoldStarted or HoldEnded => HoldAsync(state),
        AgentMuted or AgentUnmuted => MuteAsync(state),
        HangUpAsked => HangUpAsync(state),
        LegEnded { Leg: Leg.Customer } => EndAgentAsync(state),
        _ => Task.CompletedTask,
    };

    private async Task RingAgentAsync(CallState state)
    {
        var target = CallAddresses.AgentClient(state.Order.AgentId);
        if (LegGate.Decide(target, LegRules.SoftphonesOnly, 0) is not LegAnswer.Allowed allowed) return;
        var permit = LegGate.Permit(allowed, state.Id, 1, clock.GetUtcNow());
        var answer = await carrier.CreateCallAsync(permit, new(
            options.Value.From, addresses.AgentVoice(state.Id), addresses.Status(state.Id, Leg.Agent), options.Value.RingSeconds));
        await ReportAsync(state, Leg.Agent, answer switch
        {
            CarrierAnswer<CarrierCall>.Done done => done.Value.Sid,
            CarrierAnswer<CarrierCall>.Unreachable => await LookUpAsync(target),
            _ => null,
        }, (answer as CarrierAnswer<CarrierCall>.Refused)?.Code);
    }

    private async Task RingCustomerAsync(CallState state, PermitSlip permits)
    {
        if (state.Customer is not { Sid: null, EndedAt: null }) return;
        if (permits.Take(state.Id, clock.GetUtcNow()) is not { } permit && (permit = await gate.RenewAsync(state)) is null)
        {
            await Desk.SendAsync(Follower, state.Id, new ReportLegRefused(Leg.Customer, null));
            return;
        }
        var answer = await carrier.AddParticipantAsync(permit, CallAddresses.ConferenceName(state.Id), new(
            options.Value.From, "customer", addresses.Status(state.Id, Leg.Customer), options.Value.RingSeconds));
        await ReportAsync(state, Leg.Customer, answer switch
        {
            CarrierAnswer<CarrierParticipant>.Done done => done.Value.CallSid,
            CarrierAnswer<CarrierParticipant>.Unreachable => await LookUpAsync(permit.To),
            _ => null,
        }, (answer as CarrierAnswer<CarrierParticipant>.Refused)?.Code);
    }

    private async Task ReportAsync(CallState state, Leg leg, string? sid, int? code)
    {
        CallCommand news = sid is null ? new ReportLegRefused(leg, code) : new ReportLegStarted(leg, sid);
        await Desk.SendAsync(Follower, state.Id, news);
        if (sid is null && leg == Leg.Customer && state.Agent.Sid is { } agent) await carrier.EndCallAsync(agent);
        if (sid is null && code is null) feed.Tell(state.Order.AgentId, new CallNews.Trouble(state.Id, LineTrouble.Unreachable));
    }

    /// <summary>A call creation whose answer was lost is looked up, never repeated.</summary>
    private async Task<string?> LookUpAsync(string target) =>
        await carrier.CallsToAsync(target, TimeProvider.System.GetUtcNow() - Lookback) is CarrierAnswer<IReadOnlyList<CarrierCall>>.Done { Value: [var found, ..] }
            ? found.Sid : null;

    private async Task TranscribeAsync(CallState state)
    {
        if (state is not { Customer: { Sid: { } sid, Up: true }, Transcription: null }) return;
        var language = options.Value.TranscriptionLanguages.GetValueOrDefault(state.Order.Locale, "en-US");
        var answer = await carrier.StartTranscriptionAsync(sid, new(
            CallAddresses.ConferenceName(state.Id), addresses.Transcription(state.Id), language,
            options.Value.TranscriptionEngine, options.Value.TranscriptionModel));
        if (answer is CarrierAnswer<CarrierTranscription>.Done done)
            await Desk.SendAsync(Follower, state.Id, new ReportTranscriptionStarted(done.Value.Sid));
        else feed.Tell(state.Order.AgentId, new CallNews.Trouble(state.Id, LineTrouble.TranscriptionFailed));
    }

    private async Task HoldAsync(CallState state)
    {
        if (state is not { ConferenceSid: { } conference, Customer: { Sid: { } sid, Up: true } }) return;
        var answer = await carrier.HoldAsync(conference, sid, state.HoldSince is not null, addresses.HoldMusic(state.Id));
        if (answer is not CarrierAnswer<CarrierParticipant>.Done)
            feed.Tell(state.Order.AgentId, new CallNews.Trouble(state.Id, LineTrouble.HoldFailed));
    }

    private async Task MuteAsync(CallState state)
    {
        if (state is not { ConferenceSid: { } conference, Agent: { Sid: { } sid, Up: true } }) return;
        if (await carrier.MuteAsync(conference, sid, state.Muted) is not CarrierAnswer<CarrierParticipant>.Done)
            feed.Tell(state.Order.AgentId, new CallNews.Trouble(state.Id, LineTrouble.MuteFailed));
    }

    private async Task HangUpAsync(CallState state)
    {
        var ended = state switch
        {
            { Customer.Sid: { } sid } => await carrier.EndCallAsync(sid) is CarrierAnswer<CarrierCall>.Done,
            { Agent.Sid: { } sid } => await carrier.EndCallAsync(sid) is CarrierAnswer<CarrierCall>.Done,
            _ => true,
        };
        if (state.Customer.Sid is null)
            await Desk.SendAsync(Follower, state.Id, new ReportLegRefused(Leg.Customer, null));
        if (!ended) feed.Tell(state.Order.AgentId, new CallNews.Trouble(state.Id, LineTrouble.HangUpFailed));
    }

    private async Task EndAgentAsync(CallState state)
    {
        if (state.Agent is { Sid: { } sid, EndedAt: null }) await carrier.EndCallAsync(sid);
    }
}
