using System.Collections.Concurrent;
using CallCenter.Core.Compliance;
using CallCenter.Core.Scripts;

namespace CallCenter.Web.Compliance;

/// <summary>The phrase lists that were read last, by their text: one that did not change is not compiled again, and two that ask at once compile it once.</summary>
internal static class KnownLists
{
    private const int Most = 16;

    private static readonly ConcurrentDictionary<string, Lazy<(PhraseMatcher? Matcher, string Locale, IReadOnlyList<Flaw> Flaws)>> Known = new(StringComparer.Ordinal);

    internal static (PhraseMatcher? Matcher, string Locale, IReadOnlyList<Flaw> Flaws) Read(string yaml)
    {
        if (Known.Count >= Most) Known.Clear();
        return Known.GetOrAdd(yaml, static text => new(() => PhraseReader.Read(text))).Value;
    }
}
