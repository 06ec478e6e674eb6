namespace CallCenter.Core.Calls;

/// <summary>Folds what happens to those who come onto the line beside agent and customer.</summary>
internal static class GuestFold
{
    public static CallState? Next(CallState s, CallEvent e, DateTimeOffset at) => e switch
    {
        GuestAsked x => s with { Guests = s.Guests.Add(new(x.GuestId, x.Role, x.PersonId, x.TeamId, x.Blind, x.To, LegState.None)) },
        GuestStarted x => With(s, x.GuestId, g => g with { Leg = g.Leg with { Sid = x.Sid } }),
        GuestAnswered x => With(s, x.GuestId, g => g with { Leg = g.Leg with { AnsweredAt = at } }),
        GuestChanged x => With(s, x.GuestId, g => g with { Role = x.Role }),
        GuestEnded x => With(s, x.GuestId, g => g with { Leg = g.Leg with { EndedAt = at, End = x.End } }),
        CallHandedOver x => HandedOver(s, x),
        AgentSteppedOut => s with { SteppedOut = true },
        _ => null,
    };

    private static CallState With(CallState s, Guid id, Func<GuestState, GuestState> change) =>
        s.Guests.FindIndex(g => g.Id == id) is >= 0 and var at ? s with { Guests = s.Guests.SetItem(at, change(s.Guests[at])) } : s;

    // The guest's leg is the agent's now. What the former agent had muted was their own microphone.
    private static CallState HandedOver(CallState s, CallHandedOver x) => s.Guests.Find(g => g.Id == x.GuestId) is not { } guest ? s : s with
    {
        Order = s.Order with { AgentId = x.AgentId, TeamId = x.TeamId },
        PastLegs = s.Agent.Sid is { } past ? s.PastLegs.Add(past) : s.PastLegs,
        Agent = guest.Leg,
        Guests = s.Guests.Remove(guest),
        Muted = false,
        Recalls = 0,
    };
}
