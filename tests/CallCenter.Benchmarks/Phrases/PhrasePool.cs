using CallCenter.Core.Compliance;

namespace CallCenter.Benchmarks.Phrases;

/// <summary>Phrases to look for: those of the shipped list first, then the same behind a word that opens them.</summary>
internal static class PhrasePool
{
    public static IReadOnlyList<string> Of(PhraseMatcher rules, Reading reading)
    {
        var shipped = rules.Rules.SelectMany(r => r.Phrases).Select(PhraseMatcher.Normalise)
            .Where(p => p.Length is >= 2 and <= 12 && p.All(c => c is >= '\u4E00' and <= '\u9FFF')).Distinct(StringComparer.Ordinal).ToArray();
        new Random(20261122).Shuffle(shipped);
        string[] openings = ["您", "你", "我", "这个", "那"];
        return [.. shipped.Concat(openings.SelectMany(o => shipped.Select(p => o + p))).Concat(Dictionary(reading, 20_000)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Sequences of three to six characters of the text, drawn with a seed.</summary>
    public static string[] Dictionary(Reading reading, int count)
    {
        var random = new Random(5);
        var drawn = new HashSet<string>(StringComparer.Ordinal);
        for (var tries = 0; drawn.Count < count && tries < count * 20; tries++)
        {
            var text = reading.Texts[random.Next(reading.Texts.Count)];
            var at = random.Next(text.Length - 6);
            var piece = text.AsSpan(at, random.Next(3, 7));
            if (!piece.ContainsAnyExceptInRange('\u4E00', '\u9FFF'))
                drawn.Add(piece.ToString());
        }
        return [.. drawn];
    }
}
