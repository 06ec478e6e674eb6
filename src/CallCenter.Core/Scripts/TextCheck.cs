using System.Collections.Concurrent;
using CallCenter.Core.Compliance;

namespace CallCenter.Core.Scripts;

/// <summary>What must not be said in the texts of one load. A text that many scripts share is looked at once. Any number of threads may ask. domain §3.</summary>
/// <param name="phrases">The forbidden and required phrases of one language.</param>
public sealed class TextCheck(PhraseMatcher phrases)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<PhraseHit>> _known = new(StringComparer.Ordinal);

    /// <summary>Ids of the required phrases.</summary>
    internal IReadOnlySet<string> Required { get; } = phrases.Required.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>Every offence of an agent who says this here. Most texts have none anywhere; the others are asked for their place.</summary>
    internal IReadOnlyList<PhraseHit> Hits(string text, RuleScope said) =>
        _known.GetOrAdd(text, static (t, p) => p.Match(t, Speaker.Agent), phrases) is { Count: 0 } none ? none : phrases.Match(text, said);
}
