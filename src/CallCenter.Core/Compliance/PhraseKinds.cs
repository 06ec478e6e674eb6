namespace CallCenter.Core.Compliance;

/// <summary>The kinds of forbidden wording. domain §3.</summary>
public static class PhraseKinds
{
    /// <summary>Every kind a rule may have.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "ignorance", "jurisdiction", "rebuke", "fob-off", "promise", "blame", "disparage", "rude", "impatient", "threat", "privacy",
        "steer-rating", "block-complaint", "private-deal", "too-casual",
        .. OfCustomers,
    ];

    /// <summary>What is heard from customers; each proposes a branch or raises an alarm. domain §2, §5.</summary>
    public static IReadOnlyList<string> OfCustomers => ["stop-calling", "number-change", "escalation", "harm", "leaving", "suspects-fraud"];
}
