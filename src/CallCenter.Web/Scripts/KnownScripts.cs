using System.Collections.Concurrent;
using CallCenter.Core.Compliance;

namespace CallCenter.Web.Scripts;

/// <summary>
/// The sound scripts that were read last, by their text: one whose text, parts and phrase list are the same is the same script, and is
/// not parsed and checked again when the folder is taken up anew.
/// </summary>
internal static class KnownScripts
{
    private const int Most = 256;

    private static readonly ConcurrentDictionary<string, (LoadedScript Script, PhraseMatcher Phrases)> Known = new(StringComparer.Ordinal);

    internal static LoadedScript? Find(string yaml, Func<string, PhraseMatcher> phrasesOf, PartFinder find) =>
        Known.TryGetValue(yaml, out var known)
        && ReferenceEquals(known.Phrases, phrasesOf(known.Script.Script.Locale))
        && known.Script.Parts.All(p => string.Equals(find(known.Script.Script.Locale, p.Key), p.Value, StringComparison.Ordinal))
            ? known.Script : null;

    internal static void Keep(LoadedScript script, PhraseMatcher phrases)
    {
        if (Known.Count >= Most) Known.Clear();
        Known[script.Yaml] = (script, phrases);
    }
}
