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

/// <summary>Whether a rule hears what only sounds like its phrases.</summary>
public enum Sounds
{
    /// <summary>The same syllables without tone: 不知到, bu zhi dao.</summary>
    Same,

    /// <summary>Syllables that sound near as well: zh and z, n and l, in and ing.</summary>
    Near,

    /// <summary>Only what is written.</summary>
    Off,
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
    IReadOnlyList<string> Phrases, IReadOnlyList<string> Exceptions, string? Replacement, string Why)
{
    /// <summary>Wordings with choices and bounded gaps, as <see cref="PhrasePattern"/> reads them.</summary>
    public IReadOnlyList<string> Patterns { get; init; } = [];

    /// <summary>Ids of the <see cref="PhraseGuard"/>s that make a hit innocent.</summary>
    public IReadOnlyList<string> Unless { get; init; } = [];

    /// <summary>Whether it hears by sound.</summary>
    public Sounds Sounds { get; init; }

    /// <summary>How bad a hit is that was only heard by sound; a note unless the rule says more.</summary>
    public Severity SoundSeverity { get; init; }

    /// <summary>How long the rule keeps quiet in a call after a hit, in seconds; 0 for never.</summary>
    public int Cooldown { get; init; }

    /// <summary>Only the first hit of a call is told.</summary>
    public bool Once { get; init; }

    /// <summary>A slip of tone: not told beside a hit of another rule in the same text.</summary>
    public bool GivesWay { get; init; }

    /// <summary>
    /// Labelled cases of its kind are asked as well: a find in a sentence that is like the innocent ones is not told, a sentence that is like
    /// the guilty ones is, though no phrase stands in it; of several rules of a kind the first tells it.
    /// </summary>
    public bool Cases { get; init; }

    /// <summary>Kinds of callback it is for; empty for all. domain §2.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];

    /// <summary>Steps of a script it is for; empty for all.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>Id of the article that says what to answer instead; none where no article does. domain §7.</summary>
    public string? Knowledge { get; init; }

    /// <summary>The branch a customer's words propose, domain §2; none for an agent's.</summary>
    public string? Branch { get; init; }
}

/// <summary>
/// Surroundings that make a hit innocent, shared by rules: who is the subject, a condition, a negation, reported speech. Words are looked
/// for in the clause of the hit unless said otherwise. domain §3.
/// </summary>
/// <param name="Id">Named by <see cref="PhraseRule.Unless"/>.</param>
public sealed record PhraseGuard(string Id)
{
    /// <summary>Words right before the hit, after <see cref="Skip"/> was left out.</summary>
    public IReadOnlyList<string> RightBefore { get; init; } = [];

    /// <summary>Words that may stand between <see cref="RightBefore"/> and the hit.</summary>
    public IReadOnlyList<string> Skip { get; init; } = [];

    /// <summary>Words anywhere before the hit.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>Words right after the hit.</summary>
    public IReadOnlyList<string> RightAfter { get; init; } = [];

    /// <summary>Words anywhere after the hit.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>Words inside the hit, where its pattern has a gap.</summary>
    public IReadOnlyList<string> Inside { get; init; } = [];

    /// <summary>Words anywhere in the sentence.</summary>
    public IReadOnlyList<string> Sentence { get; init; } = [];

    /// <summary>Words that take all this back when they stand in the same clause before the hit.</summary>
    public IReadOnlyList<string> Despite { get; init; } = [];

    /// <summary>Who speaks in reported speech: one of them, then one of <see cref="Verbs"/>, earlier in the sentence.</summary>
    public IReadOnlyList<string> Who { get; init; } = [];

    /// <summary>Verbs of reporting; also before a quotation.</summary>
    public IReadOnlyList<string> Verbs { get; init; } = [];

    /// <summary>Who begins a clause with these ends reported speech.</summary>
    public IReadOnlyList<string> Ours { get; init; } = [];

    /// <summary>Reported speech ends with its clause.</summary>
    public bool SameClause { get; init; }

    /// <summary>A hit in quotation marks that does not open the text is innocent.</summary>
    public bool Quoted { get; init; }
}

/// <summary>A required phrase: any of its wordings ticks it. domain §3.</summary>
/// <param name="Id">Named by script steps, such as <c>greeting</c>.</param>
/// <param name="Label">What the checklist shows.</param>
/// <param name="Wordings">Any of these, after normalising.</param>
public sealed record RequiredPhrase(string Id, string Label, IReadOnlyList<string> Wordings)
{
    /// <summary>Seconds of talk within which it has to be said; 0 for any time.</summary>
    public int Within { get; init; }

    /// <summary>The required phrase that has to be said before; none for any order.</summary>
    public string? After { get; init; }
}

/// <summary>Everything one language's list holds.</summary>
/// <param name="Rules">What must not be said, and what is heard from customers.</param>
/// <param name="Required">What must be said.</param>
public sealed record PhraseSet(IReadOnlyList<PhraseRule> Rules, IReadOnlyList<RequiredPhrase> Required)
{
    /// <summary>Surroundings that make hits innocent.</summary>
    public IReadOnlyList<PhraseGuard> Guards { get; init; } = [];

    /// <summary>Ordinary words of two to four characters that no hit may cut and none may only sound like.</summary>
    public IReadOnlyList<string> Ordinary { get; init; } = [];

    /// <summary>Named words for patterns.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Words { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
}

/// <summary>One offence found in a text.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Kind">Kind of the rule.</param>
/// <param name="Severity">Severity of the rule.</param>
/// <param name="Offset">Where it starts in the text as given, in UTF-16 code units.</param>
/// <param name="Length">How long it is there, in UTF-16 code units.</param>
/// <param name="Text">The offending characters as given.</param>
/// <param name="Replacement">What to say instead.</param>
public sealed record PhraseHit(
    string Rule, string Kind, Severity Severity, int Offset, int Length, string Text, string? Replacement)
{
    /// <summary>No phrase of the list stands there: the sentence is like labelled ones, and these are the characters that say so most.</summary>
    public bool Alike { get; init; }
}
