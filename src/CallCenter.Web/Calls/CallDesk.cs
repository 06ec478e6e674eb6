using CallCenter.Core.Calls;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Notices;
using CallCenter.Web.Customers;
using CallCenter.Web.Telephony;

namespace CallCenter.Web.Calls;

/// <summary>The answer to whoever sent a command.</summary>
public abstract record CallReply
{
    private CallReply() { }

    /// <summary>Stored. The events are what the command did.</summary>
    public sealed record Stored(CallState State, IReadOnlyList<Happening> Happenings) : CallReply;

    /// <summary>Nothing happened.</summary>
    public sealed record Refused(CallRefusal Reason) : CallReply;
}

/// <summary>
/// The one path of an agent's click, a webhook and a job alike: mailbox, right, decision, write, tell. There is no second writer of call state.
/// </summary>
public sealed class CallDesk(LiveCalls calls, CallBook book, EventWriter writer, CallFeed feed, NoticeFeed notices, LineWork line, OfficeClock clock, ILogger<CallDesk> log)
{
    private const int MostTries = 4;

    /// <summary>What somebody sent; a placing carries what the gate read, whose version makes it a reservation.</summary>
    private sealed record Sending(Actor Actor, CallCommand Command, GateFile? Gate);

    public Task<CallReply> SendAsync(Actor actor, Guid callId, CallCommand command) => SendAsync(callId, new(actor, command, Gate: null));

    /// <summary>Places a call by what the gate read: the call is a reservation of that version, and keeps those facts as its rules.</summary>
    public Task<CallReply> PlaceAsync(Actor actor, Guid callId, StartCall command, GateFile gate) => SendAsync(callId, new(actor, command, gate));

    private async Task<CallReply> SendAsync(Guid callId, Sending sent)
    {
        var live = calls.Of(callId);
        await live.EnterAsync();
        CallReply reply;
        try
        {
            var former = live.State?.Order.AgentId;
            reply = await DecideAsync(live, sent);
            calls.Settle(live);
            if (reply is CallReply.Stored stored) Tell(stored, former);
        }
        finally
        {
            live.Leave();
        }
        if (reply is CallReply.Refused refused)
            log.LogInformation("{Command} on call {CallId} refused: {Reason}", sent.Command.GetType().Name, callId, refused.Reason);
        return reply;
    }

    private async Task<CallReply> DecideAsync(LiveCall live, Sending sent)
    {
        var command = sent.Command;
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (!live.Loaded) await calls.LoadAsync(live);
            var now = clock.GetUtcNow();
            var order = live.State?.Order ?? (command as StartCall)?.Order;
            if (order is null) return new CallReply.Refused(CallRefusal.Unknown);
            if (Rights.Allow(sent.Actor, command.Act, new Subject(order.AgentId, order.TeamId)) is not RightsAnswer.Allowed)
                return new CallReply.Refused(CallRefusal.NotAllowed);
            live.Rules ??= sent.Gate is { } gate ? book.RulesOf(order, gate.Facts) : await book.RulesOfAsync(order);
            if (command is AnswerStep or TakeBranch or WrapUp) live.Rules = await book.WithFactsAsync(live.Rules, order);
            var decision = CallMachine.Decide(live.State, command, live.Rules, now);
            if (decision is CallDecision.Refused refused) return new CallReply.Refused(refused.Reason);
            if (decision is CallDecision.Happens happens && await StoreAsync(live, sent, happens.Events, now) is { } stored)
                return stored;
            // Somebody else wrote to this call: look again. A reservation that was overtaken is asked anew by the caller.
            live.Loaded = false;
            if (sent.Gate is not null) return new CallReply.Refused(CallRefusal.Conflict);
        }
        return new CallReply.Refused(CallRefusal.Conflict);
    }

    private async Task<CallReply.Stored?> StoreAsync(LiveCall live, Sending sent, IReadOnlyList<CallEvent> events, DateTimeOffset now)
    {
        var before = live.State?.Seq ?? 0;
        var happenings = events.Select((e, i) => new Happening(before + 1 + i, now, e, i == 0 ? sent.Command.SourceKey : null)).ToList();
        var after = happenings.Aggregate(live.State, (s, h) => CallFold.Next(live.Id, s, h));
        if (after is null) return null;
        var written = await writer.WriteAsync(new(before, after, happenings, live.Link, sent.Gate?.GateVersion));
        if (written.Link is null) return null;
        (live.State, live.Link) = (after, written.Link);
        // Another script decides from here on.
        if (happenings.Exists(h => h.Event is LanguageChanged)) live.Rules = null;
        return new(after, happenings);
    }

    /// <summary>Whoever had the call before is told as well: it leaves their desk.</summary>
    private void Tell(CallReply.Stored stored, Guid? former)
    {
        line.Follow(stored.State, stored.Happenings);
        foreach (var happening in stored.Happenings)
            if (CallNotices.Of(stored.State, happening) is { } notice) notices.Tell(notice);
        var news = new CallNews.Changed(stored.State, stored.Happenings);
        feed.Tell(stored.State.Order.AgentId, news);
        if (former is { } agent && agent != stored.State.Order.AgentId) feed.Tell(agent, news);
    }
}
