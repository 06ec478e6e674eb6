namespace CallCenter.Core.Compliance;

/// <summary>The one phrase engine: compiled once per rule set, asked in four places. domain §3.</summary>
public sealed class PhraseMatcher
{
    /// <summary>Compiles the rules of one language.</summary>
    public PhraseMatcher(IReadOnlyList<PhraseRule> rules, IReadOnlyList<RequiredPhrase> required)
    {
        Rules = rules;
        Required = required;
    }

    /// <summary>The rules it was made from.</summary>
    public IReadOnlyList<PhraseRule> Rules { get; }

    /// <summary>The required phrases it was made from.</summary>
    public IReadOnlyList<RequiredPhrase> Required { get; }

    /// <summary>Every offence of this speaker in the text, by offset; nothing found costs no allocation.</summary>
    public IReadOnlyList<PhraseHit> Match(string text, Speaker speaker) => throw new NotSupportedException();

    /// <summary>Ids of the required phrases that the agent's words contain.</summary>
    public IReadOnlyList<string> Heard(string text) => throw new NotSupportedException();
}
