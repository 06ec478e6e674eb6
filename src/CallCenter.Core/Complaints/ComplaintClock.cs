using CallCenter.Core.Calendars;

namespace CallCenter.Core.Complaints;

/// <summary>Which hours a clock counts.</summary>
public enum ClockKind
{
    /// <summary>Every hour.</summary>
    Clock,

    /// <summary>Hours of work only.</summary>
    Working,
}

/// <summary>The clock of a category. domain §5.</summary>
/// <param name="AgentAlone">Whether the agent can settle it alone (000): then eight hours are enough.</param>
/// <param name="Within">The time until the answer.</param>
/// <param name="Counts">Which hours count.</param>
public sealed record ComplaintRule(bool AgentAlone, TimeSpan Within, ClockKind Counts);

/// <summary>By when a complaint is answered. domain §5.</summary>
public static class ComplaintClock
{
    /// <summary>The longest any answer may take, by the clock (002).</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>The time for what the agent can settle alone (000).</summary>
    public static readonly TimeSpan Alone = TimeSpan.FromHours(8);

    /// <summary>The clock of a category: a subscription the agent can end runs by the clock, a handset by the hours of the repair centre.</summary>
    public static ComplaintRule RuleOf(ComplaintCategory category) => category switch
    {
        ComplaintCategory.ValueAddedService => new(AgentAlone: true, Alone, ClockKind.Clock),
        ComplaintCategory.Handset => new(AgentAlone: true, Alone, ClockKind.Working),
        _ => new(AgentAlone: false, Longest, ClockKind.Clock),
    };

    /// <summary>The instant by which the customer has the answer, offset 0.</summary>
    /// <remarks>Never later than 24 hours by the clock, whatever the calendar; from severity 2 on no clock waits for working hours (ours).</remarks>
    public static DateTimeOffset Due(
        ComplaintCategory category, ComplaintSeverity severity, DateTimeOffset receivedAt, WorkCalendar calendar)
    {
        var rule = RuleOf(category);
        var received = receivedAt.ToUniversalTime();
        var due = rule.Counts == ClockKind.Working && severity == ComplaintSeverity.Ordinary
            ? calendar.AddWorking(received, rule.Within)
            : received + rule.Within;
        return due < received + Longest ? due : received + Longest;
    }
}
