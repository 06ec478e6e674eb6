using CallCenter.Core.Calendars;
using CallCenter.Core.Campaigns;
using CallCenter.Core.Customers;

namespace CallCenter.Core.FollowUps;

/// <summary>The figures of the follow-up policy; settings, not constants (ours where domain names none).</summary>
/// <param name="SecondCallbackDays">Days from the first callback to the second, when no date was agreed.</param>
/// <param name="BestTime">The customer's local time a second callback is planned for: best hours 9:30–11:30 (002).</param>
/// <param name="MostTries">Tries of one callback before a team lead decides.</param>
public sealed record FollowUpRules(int SecondCallbackDays, TimeOnly BestTime, int MostTries)
{
    /// <summary>Seven days, 10:00, three tries.</summary>
    public static FollowUpRules Default { get; } = new(SecondCallbackDays: 7, new TimeOnly(10, 0), MostTries: 3);

    /// <summary>How long a retry waits; none when no retry of that cause makes sense.</summary>
    public static TimeSpan? Spacing(NotReachedCause cause) => cause switch
    {
        NotReachedCause.Busy => TimeSpan.FromMinutes(30),
        NotReachedCause.NoAnswer or NotReachedCause.Unreachable => TimeSpan.FromHours(2),
        NotReachedCause.SwitchedOff => TimeSpan.FromHours(4),
        NotReachedCause.Suspended or NotReachedCause.Blocked => TimeSpan.FromHours(24),
        _ => null,
    };
}

/// <summary>What is known when a call ends.</summary>
/// <param name="Gate">The facts of the gate, the attempt just made among them; the appointment it was made for is spent and ignored.</param>
/// <param name="Tries">Tries of this callback so far, this one included.</param>
/// <param name="AgreedAt">The time agreed with the customer in this call.</param>
/// <param name="Promises">What was promised in this call.</param>
public sealed record EndedCall(GateFacts Gate, int Tries, DateTimeOffset? AgreedAt, IReadOnlyList<PromiseDue> Promises);

/// <summary>A promise given to the customer.</summary>
/// <param name="Key">Key in <see cref="PromiseCatalogue"/>.</param>
/// <param name="DueAt">By when.</param>
public sealed record PromiseDue(string Key, DateTimeOffset DueAt);

/// <summary>What follows from how a call ended. Pure. domain §2, §4: nothing recorded is left undone.</summary>
public static class FollowUpPolicy
{
    private static readonly TimeSpan Review = TimeSpan.FromHours(24);

    /// <summary>Everything to do after this call: what was agreed and promised exactly as it was said, the rest when the gate allows.</summary>
    public static IReadOnlyList<FollowUpPlan> After(CallEnding ending, EndedCall call, FollowUpRules rules, DateTimeOffset now)
    {
        var promises = call.Promises.Select(made => new FollowUpPlan(FollowUpKind.Promise, made.DueAt.ToUniversalTime(), made.Key));
        return Next(ending, call, rules, now) is { } next ? [next, .. promises] : [.. promises];
    }

    private static FollowUpPlan? Next(CallEnding ending, EndedCall call, FollowUpRules rules, DateTimeOffset now) => (ending, call.AgreedAt) switch
    {
        (CallEnding.Reached { Result: ReachedResult.Done }, { } agreed) when call.Gate.Kind == CallbackKind.FirstCallback =>
            new(FollowUpKind.SecondCallback, agreed.ToUniversalTime()),
        (_, { } agreed) => new(FollowUpKind.Appointment, agreed.ToUniversalTime()),
        (CallEnding.Reached { Result: ReachedResult.Done }, _) when call.Gate.Kind == CallbackKind.FirstCallback =>
            AtGate(FollowUpKind.SecondCallback, call.Gate, DayLater(call.Gate.Zone, rules, now, rules.SecondCallbackDays)),
        (CallEnding.Reached { Result: ReachedResult.NotOwner }, _) => Again(call, rules, now, DayLater(call.Gate.Zone, rules, now, 1)),
        (CallEnding.Dropped, _) => Redial(call.Gate, now),
        (CallEnding.NotReached { Cause: NotReachedCause.WrongNumber or NotReachedCause.NotInService }, _) =>
            new(FollowUpKind.FileCorrection, now + Review),
        (CallEnding.NotReached missed, _) when FollowUpRules.Spacing(missed.Cause) is { } wait => Again(call, rules, now, now + wait),
        _ => null,
    };

    private static FollowUpPlan? Again(EndedCall call, FollowUpRules rules, DateTimeOffset now, DateTimeOffset notBefore) =>
        call.Tries >= rules.MostTries
            ? new FollowUpPlan(FollowUpKind.Unreached, now + Review)
            : AtGate(FollowUpKind.Retry, call.Gate, notBefore);

    private static FollowUpPlan? Redial(GateFacts gate, DateTimeOffset now)
    {
        var owed = gate.Owed is { Kind: OwedKind.Redial } before ? before with { Made = before.Made + 1, Since = now } : new OwedCall(OwedKind.Redial, now);
        return AtGate(FollowUpKind.Redial, gate with { Owed = owed }, now) ?? AtGate(FollowUpKind.Retry, gate with { Owed = null }, now);
    }

    private static FollowUpPlan? AtGate(FollowUpKind kind, GateFacts gate, DateTimeOffset notBefore) =>
        DialGate.FirstAllowed(gate with { AppointmentAt = null }, notBefore) is { } at ? new FollowUpPlan(kind, at) : null;

    private static DateTimeOffset DayLater(TimeZoneInfo zone, FollowUpRules rules, DateTimeOffset now, int days) =>
        WallClock.InstantOf(zone, WallClock.Day(zone, now).AddDays(days), rules.BestTime);
}
