namespace CallCenter.Core.Calls;

/// <summary>Whoever else comes onto the line: third parties, colleagues who may take the call, supervisors.</summary>
internal static class LineGuests
{
    public static CallDecision? Decide(CallState s, CallCommand command) => command switch
    {
        AskGuest c => Asked(s, c.Wanted, c.Wanted.Role is GuestRole.ThirdParty or GuestRole.Colleague),
        JoinCall c => Asked(s, c.Wanted, c.Wanted.Role is GuestRole.Listener or GuestRole.Whisperer or GuestRole.Barger),
        ReportGuestStarted c => Found(s, c.GuestId, g => g.Leg.Sid is not null ? CallRefusal.NoChange : null, _ => [new GuestStarted(c.GuestId, c.Sid)]),
        ReportGuest c => Found(s, c.GuestId, g => g.Leg.Sid is { } sid && sid != c.Sid ? CallRefusal.Foreign : null, g => Reported(s, g, c)),
        ReportGuestRefused c => Found(s, c.GuestId, _ => null, _ => [new GuestEnded(c.GuestId, LegEnd.Refused, c.Code)]),
        ChangeGuest c => Found(s, c.GuestId, g => Change(g, c.Role), _ => [new GuestChanged(c.GuestId, c.Role)]),
        DismissGuest c => Found(s, c.GuestId, g => g.Supervises ? CallRefusal.NotAllowed : null, _ => [new GuestDismissed(c.GuestId)]),
        LeaveCall c => Found(s, c.GuestId, g => g.Supervises ? null : CallRefusal.NotAllowed, _ => [new GuestDismissed(c.GuestId)]),
        HandOver c => Found(s, c.GuestId, g => g.Supervises ? CallRefusal.NotAllowed : Ready(s, g), g => [Taken(g)]),
        TakeOver c => Found(s, c.GuestId, g => g.Supervises ? Ready(s, g) : CallRefusal.NotAllowed, g => [Taken(g)]),
        _ => null,
    };

    private static CallDecision Asked(CallState s, GuestAsked wanted, bool fits)
    {
        if (!fits) return CallDecision.No(CallRefusal.NotAllowed);
        if (!s.Customer.Up || s.Survey is not null || s.HangUpAsked) return CallDecision.No(CallRefusal.WrongPhase);
        var supervises = wanted.Role is not (GuestRole.ThirdParty or GuestRole.Colleague);
        var there = s.Guests.Any(g => g.Leg.EndedAt is null
            && (g.Supervises ? supervises && g.PersonId == wanted.PersonId : !supervises));
        if (there || (wanted.PersonId is { } person && person == s.Order.AgentId)) return CallDecision.No(CallRefusal.NoChange);
        return CallDecision.Of(wanted);
    }

    private static CallDecision Found(
        CallState s, Guid id, Func<GuestState, CallRefusal?> against, Func<GuestState, IReadOnlyList<CallEvent>> events)
    {
        if (s.Guests.Find(g => g.Id == id) is not { } guest) return CallDecision.No(CallRefusal.Foreign);
        if (guest.Leg.EndedAt is not null) return CallDecision.No(CallRefusal.Late);
        if (against(guest) is { } refusal) return CallDecision.No(refusal);
        return events(guest) is { Count: > 0 } happen ? new CallDecision.Happens(happen) : CallDecision.No(CallRefusal.NoChange);
    }

    private static CallRefusal? Change(GuestState guest, GuestRole role) => (guest.Supervises, role) switch
    {
        (false, _) or (_, GuestRole.ThirdParty or GuestRole.Colleague) => CallRefusal.NotAllowed,
        _ when guest.Role == role => CallRefusal.NoChange,
        _ => null,
    };

    private static CallRefusal? Ready(CallState s, GuestState guest) => guest.Leg.Up && s.Customer.Up ? null : CallRefusal.WrongPhase;

    private static CallEvent Taken(GuestState guest) => guest is { PersonId: { } person, TeamId: { } team }
        ? new CallHandedOver(guest.Id, person, team) : new AgentSteppedOut(guest.Id);

    private static List<CallEvent> Reported(CallState s, GuestState guest, ReportGuest c)
    {
        List<CallEvent> events = guest.Leg.Sid is null ? [new GuestStarted(guest.Id, c.Sid)] : [];
        if (c.News is LegNews.Answered && guest.Leg.AnsweredAt is null)
        {
            events.Add(new GuestAnswered(guest.Id));
            if (guest.Blind && s.Customer.Up) events.Add(Taken(guest));
        }
        if (c.News is LegNews.Ended ended) events.Add(new GuestEnded(guest.Id, ended.End, ended.Code));
        return events;
    }
}
