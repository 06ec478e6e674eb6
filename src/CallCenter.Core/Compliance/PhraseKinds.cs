namespace CallCenter.Core.Compliance;

/// <summary>The kinds of forbidden wording. domain §3.</summary>
public static class PhraseKinds
{
    /// <summary>Every kind a rule may have.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "ignorance", "jurisdiction", "rebuke", "fob-off", "promise", "blame", "disparage", "rude", "impatient", "threat", "privacy",
        "steer-rating", "block-complaint", "private-deal", "too-casual",
    ];
}
