using CallCenter.Core.Calendars;

namespace CallCenter.Core.Campaigns;

/// <summary>The one gate every call and message to a customer passes. Pure. domain §4.</summary>
public static class DialGate
{
    /// <summary>An appointment opens the gate this long before the agreed instant: callers are early rather than late (ours).</summary>
    public static readonly TimeSpan AppointmentBefore = TimeSpan.FromMinutes(10);

    /// <summary>An appointment holds the gate open until this long after the agreed instant (ours).</summary>
    public static readonly TimeSpan AppointmentAfter = TimeSpan.FromHours(2);

    /// <summary>A dropped line or a return after hold goes on with a conversation the customer was in: soft rules wait this long (ours).</summary>
    public static readonly TimeSpan OwedAtOnce = TimeSpan.FromMinutes(30);

    /// <summary>How far ahead the next allowed time is looked for, counted from the last instant at which something of the facts ends or begins.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromDays(60);

    /// <summary>What ends or begins later than this is not waited for; appointments are agreed a year ahead at most.</summary>
    public static readonly TimeSpan Farthest = TimeSpan.FromDays(400);

    /// <summary>Whether the customer may be called at this instant, and if not, why not and when.</summary>
    public static GateAnswer Decide(GateFacts facts, DateTimeOffset now)
    {
        var reasons = GateReasons.Of(facts, now);
        if (reasons.Count == 0 && facts.Number.Number is { } number)
            return new GateAnswer.Allowed(number, now, GateReasons.Counts(facts, now));
        return new GateAnswer.Denied([.. reasons.OrderBy(r => r.Force).ThenBy(r => r.Rule)], Next(facts, reasons, now));
    }

    /// <summary>Whether the gate is open at this instant, without looking for reasons or a next time.</summary>
    public static bool Allows(GateFacts facts, DateTimeOffset at) => GateReasons.Of(facts, at).Count == 0;

    /// <summary>The first instant at or after this one at which the facts pass; none within <see cref="Horizon"/>.</summary>
    public static DateTimeOffset? FirstAllowed(GateFacts facts, DateTimeOffset notBefore) => Decide(facts, notBefore) switch
    {
        GateAnswer.Denied denied => denied.NextAllowedAt,
        _ => notBefore.ToUniversalTime(),
    };

    /// <summary>The proof for the carrier client that the gate let this attempt through, good for <see cref="DialPermit.Validity"/>.</summary>
    /// <param name="allowed">What the gate answered; it carries the number.</param>
    /// <param name="callId">The call the attempt belongs to.</param>
    /// <param name="attempt">Which attempt of the callback it is, from 1.</param>
    /// <param name="now">The instant of the reservation.</param>
    /// <exception cref="ArgumentException">The answer is older than a permit may become: the gate is asked again.</exception>
    public static DialPermit Permit(GateAnswer.Allowed allowed, Guid callId, int attempt, DateTimeOffset now) =>
        now >= allowed.At && now < allowed.At + DialPermit.Validity
            ? new DialPermit(allowed.Number.Dialable, callId, attempt, now)
            : throw new ArgumentException("The gate's answer is stale; ask it again.", nameof(allowed));

    private static DateTimeOffset? Next(GateFacts facts, List<GateReason> reasons, DateTimeOffset now)
    {
        if (reasons.Exists(r => r.Force == GateForce.Permanent || r.Rule == GateRule.CampaignNotRunning))
            return null;
        var turns = Turns(facts).Where(at => at > now && at <= now + Farthest).Order().ToList();
        var until = (turns.Count > 0 ? turns[^1] : now) + Horizon;
        TimeOnly[] times = [facts.Rules.Legal.From, facts.Rules.Legal.To, facts.Rules.Rest.From, facts.Rules.Rest.To];
        return Merge(turns, WallClock.Boundaries(facts.Zone, times, now, until))
            .Select(at => (DateTimeOffset?)at).FirstOrDefault(at => at is { } t && Allows(facts, t));
    }

    // The instants at which an answer can change beside those of the wall clock.
    private static IEnumerable<DateTimeOffset> Turns(GateFacts facts)
    {
        if (facts.AppointmentAt is { } agreed)
            yield return (agreed - AppointmentBefore).ToUniversalTime();
        foreach (var entry in facts.DoNotCall)
        {
            if (entry.Until is { } ends)
                yield return ends.ToUniversalTime();
        }

        foreach (var cap in facts.Rules.Caps)
        {
            if (cap.Within is not { } within)
                continue;
            foreach (var made in facts.Attempts.Of(cap.Scope))
                yield return (made + within).ToUniversalTime();
        }
    }

    private static IEnumerable<DateTimeOffset> Merge(List<DateTimeOffset> turns, IEnumerable<DateTimeOffset> boundaries)
    {
        var next = 0;
        foreach (var boundary in boundaries)
        {
            for (; next < turns.Count && turns[next] <= boundary; next++)
                yield return turns[next];
            yield return boundary;
        }
    }
}
