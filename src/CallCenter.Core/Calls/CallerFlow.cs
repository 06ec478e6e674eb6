using CallCenter.Core.Campaigns;

namespace CallCenter.Core.Calls;

/// <summary>Customers who ring us: they wait for an agent, are offered a time, or give up. Nothing of it is an attempt of ours. domain §4.</summary>
internal static class CallerFlow
{
    public static CallDecision? Decide(CallState s, CallCommand command) => command switch
    {
        OfferCall c => !Seeks(s) ? CallDecision.No(CallRefusal.WrongPhase) : CallDecision.Of(new CallOffered(c.AgentId, c.TeamId)),
        OfferSlot c => !Seeks(s) ? CallDecision.No(CallRefusal.WrongPhase) : CallDecision.Of(new SlotOffered(c.At, Closed: false)),
        ReportSlotKey c => s is { Waits: true, Slot.Taken: null }
            ? c.Digits == "1" ? CallDecision.Of(new SlotAnswered(Taken: true))
            : s.Slot.Closed ? CallDecision.No(CallRefusal.NoChange)
            : CallDecision.Of(new SlotAnswered(Taken: false))
            : CallDecision.No(CallRefusal.Late),
        _ => null,
    };

    /// <summary>The first events of a call that came to us.</summary>
    public static IReadOnlyList<CallEvent> Begin(TakeCall taken)
    {
        List<CallEvent> events = [taken.Order, new LegStarted(Leg.Customer, taken.Sid), new LegRang(Leg.Customer)];
        if (taken.ClosedUntil is { } at) events.Add(new SlotOffered(at, Closed: true));
        return events;
    }

    /// <summary>They are gone before anybody spoke with them: the callback waits on, for the time agreed or for the next that is allowed.</summary>
    public static CallClosed Closing(CallState s, CallRules rules, DateTimeOffset now)
    {
        var slot = s.Slot is { Taken: true } or { Closed: true } ? s.Slot.At : (DateTimeOffset?)null;
        var again = slot > now ? slot : DialGate.FirstAllowed(rules.Gate with { AppointmentAt = null }, now) ?? now;
        return new((slot is null ? CallResult.CallerMissed : CallResult.CallerPlanned).Key, null, null, Reached: false, again, null, null, null);
    }

    // Nobody is rung for them, and they are not asked anything at this moment.
    private static bool Seeks(CallState s) => s is { Waits: true, Slot: null or { Taken: false } } && s.Order.AgentId == Guid.Empty;
}
