namespace CallCenter.Core.Compliance;

/// <summary>Whose words a rule hears.</summary>
public enum Speaker
{
    /// <summary>The agent.</summary>
    Agent,

    /// <summary>The customer.</summary>
    Customer,
}

/// <summary>What a hit sets off.</summary>
public enum Severity
{
    /// <summary>Written down.</summary>
    Note,

    /// <summary>The agent is shown a better wording at once.</summary>
    Warn,

    /// <summary>The supervisor is called as well.</summary>
    Stop,
}

/// <summary>One forbidden wording and its relatives. domain §3.</summary>
/// <param name="Id">Unique among all rules.</param>
/// <param name="Kind">Such as <c>ignorance</c>, <c>fob-off</c>, <c>promise</c>.</param>
/// <param name="Severity">What a hit sets off.</param>
/// <param name="Speaker">Whose words it hears.</param>
/// <param name="Phrases">The literals that hit.</param>
/// <param name="Exceptions">Longer literals that make a hit inside them innocent.</param>
/// <param name="Replacement">What to say instead.</param>
/// <param name="Why">The reason, with its source.</param>
public sealed record PhraseRule(
    string Id, string Kind, Severity Severity, Speaker Speaker,
    IReadOnlyList<string> Phrases, IReadOnlyList<string> Exceptions, string? Replacement, string Why);

/// <summary>A required phrase: any of its wordings ticks it. domain §3.</summary>
/// <param name="Id">Named by script steps, such as <c>greeting</c>.</param>
/// <param name="Label">What the checklist shows.</param>
/// <param name="Wordings">Any of these, after normalising.</param>
public sealed record RequiredPhrase(string Id, string Label, IReadOnlyList<string> Wordings);

/// <summary>One offence found in a text.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Kind">Kind of the rule.</param>
/// <param name="Severity">Severity of the rule.</param>
/// <param name="Offset">Where it starts in the text as given, in UTF-16 code units.</param>
/// <param name="Length">How long it is there, in UTF-16 code units.</param>
/// <param name="Text">The offending characters as given.</param>
/// <param name="Replacement">What to say instead.</param>
public sealed record PhraseHit(
    string Rule, string Kind, Severity Severity, int Offset, int Length, string Text, string? Replacement);
