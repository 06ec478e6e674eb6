using System.Globalization;
using CallCenter.Benchmarks.Ground;
using CallCenter.Core.Compliance;
using CallCenter.Web.Compliance;

namespace CallCenter.Benchmarks.Phrases;

/// <summary>The phrase engine with the shipped Chinese list, beside what .NET offers for many literals.</summary>
internal static class PhraseBench
{
    private const int TextLength = 2000;

    /// <summary>The same literals and the same plain texts for everybody: nothing to fold, to skip or to except.</summary>
    private sealed record Plain(PhraseMatcher OneRule, PhraseMatcher RuleEach, Peers Peers, List<string> Texts, List<string> Utterances);

    public static Task RunAsync(bool quick)
    {
        var rules = new PhraseLibrary(Path.Combine(AppContext.BaseDirectory, "scripts")).For("zh-CN");
        var corpus = new Corpus(rules, quick ? 400_000 : 2_000_000);
        var plain = Simplify(rules, corpus);
        var found = Check(plain);
        var about = $"{corpus.Utterances.Count} utterances, none twice ({corpus.WrittenCount} stand in the repository, the others are drawn), "
            + $"{corpus.Utterances.Sum(u => (long)u.Length)} characters; {rules.Rules.Count} rules, {rules.Rules.Sum(r => r.Phrases.Count)} phrases, "
            + $"{rules.Rules.Sum(r => r.Exceptions.Count)} exceptions.";
        Bulk(rules, corpus, plain, (quick, about, found));
        Single(rules, corpus, plain, quick);
        return Task.CompletedTask;
    }

    private static void Bulk(PhraseMatcher rules, Corpus corpus, Plain plain, (bool Quick, string About, int Found) run)
    {
        var asSaid = Joined(corpus.Utterances, "");
        Contender[] contenders =
        [
            new("PhraseMatcher, literals only", () => plain.Texts.Sum(t => (long)plain.OneRule.Match(t, Speaker.Agent).Count)),
            new("SearchValues<string>", () => plain.Texts.Sum(t => (long)plain.Peers.CountByValues(t))),
            new("Regex, compiled alternation", () => plain.Texts.Sum(t => (long)plain.Peers.CountByRegex(t))),
            new("limit: one character sought by vector", () => plain.Texts.Sum(t => (long)t.AsSpan().IndexOf('\uE000'))),
            new("PhraseMatcher as the product runs it, on the text as said", () => asSaid.Sum(t => (long)rules.Match(t, Speaker.Agent).Count)),
        ];
        var timed = Timing.InTurns(contenders, run.Quick);
        var table = new Table("phrases: whole texts", "way", "million characters/s", "slowest–fastest round", "ratio to PhraseMatcher", "hits");
        for (var i = 0; i < contenders.Length; i++)
        {
            var characters = (i == contenders.Length - 1 ? asSaid : plain.Texts).Sum(t => (double)t.Length);
            var hits = i == 3 ? "–" : contenders[i].Pass().ToString(CultureInfo.InvariantCulture);
            table.Add(contenders[i].Name, Speed(characters, timed[i].Median), $"{Speed(characters, timed[i].Slowest)}–{Speed(characters, timed[i].Fastest)}",
                $"{characters / timed[i].Median / (plain.Texts.Sum(t => (double)t.Length) / timed[0].Median):0.00}", hits);
        }
        table.Note(run.About);
        table.Note($"Texts of about {TextLength} characters, one thread, processor time. On plain texts (folded, without what is skipped) the three find the same "
            + $"{run.Found} places, compared one by one; where two finds overlap PhraseMatcher counts the longest, the others the first.");
        table.Print();
    }

    private static void Single(PhraseMatcher rules, Corpus corpus, Plain plain, bool quick)
    {
        var said = corpus.Utterances.Where(u => u.Length is >= 11 and <= 40).ToList();
        Contender[] contenders =
        [
            new("PhraseMatcher, literals only", () => plain.Utterances.LongCount(u => plain.OneRule.Match(u, Speaker.Agent).Count > 0)),
            new("SearchValues<string>", () => plain.Utterances.LongCount(plain.Peers.AnyByValues)),
            new("Regex, compiled alternation", () => plain.Utterances.LongCount(plain.Peers.AnyByRegex)),
            new("PhraseMatcher as the product runs it, as said", () => said.LongCount(u => rules.Match(u, Speaker.Agent).Count > 0)),
        ];
        var clean = said.Where(u => rules.Match(u, Speaker.Agent).Count == 0).ToList();
        var plainClean = plain.Utterances.Where(u => !plain.Peers.AnyByValues(u)).ToList();
        Contender[] quiet =
        [
            new("", () => plainClean.Count(u => plain.OneRule.Match(u, Speaker.Agent).Count > 0)), new("", () => plainClean.Count(plain.Peers.AnyByValues)),
            new("", () => plainClean.Count(plain.Peers.AnyByRegex)), new("", () => clean.Count(u => rules.Match(u, Speaker.Agent).Count > 0)),
        ];
        var timed = Timing.InTurns(contenders, quick);
        var offending = contenders.Select(c => c.Pass()).ToList();
        UnequalException.Unless(offending[0] == offending[1] && offending[0] == offending[2], "The engines disagree about which utterances offend.");
        var table = new Table("phrases: one utterance of 11–40 characters", "way", "ns per utterance", "fastest–slowest round", "ratio", "bytes without a hit", "offending");
        for (var i = 0; i < contenders.Length; i++)
        {
            var (count, silent) = i == 3 ? (said.Count, clean.Count) : (plain.Utterances.Count, plainClean.Count);
            var bytes = PerUtterance(quiet[i], silent);
            table.Add(contenders[i].Name, $"{timed[i].Median * 1e9 / count:0}", $"{timed[i].Fastest * 1e9 / count:0}–{timed[i].Slowest * 1e9 / count:0}",
                $"{timed[i].Median / count / (timed[0].Median / plain.Utterances.Count):0.00}", bytes, $"{offending[i]} of {count}");
        }
        table.Print();
    }

    private static string PerUtterance(Contender contender, int utterances) =>
        utterances == 0 ? "–" : ((double)Timing.Allocated(contender) / utterances).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Speed(double characters, double seconds) => (characters / seconds / 1e6).ToString(characters / seconds < 1e7 ? "0.0" : "0", CultureInfo.InvariantCulture);

    private static Plain Simplify(PhraseMatcher rules, Corpus corpus)
    {
        string[] literals = [.. rules.Rules.SelectMany(r => r.Phrases).Select(PhraseMatcher.Normalise).Distinct(StringComparer.Ordinal)];
        var sentences = corpus.Utterances.SelectMany(u => u.Split('。', '！', '？')).Select(PhraseMatcher.Normalise)
            .Where(s => s.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return new(new([Rule(0, literals)], []), new([.. literals.Select((l, i) => Rule(i, [l]))], []), new(literals),
            Joined(sentences, "。"), [.. sentences.Where(s => s.Length is >= 11 and <= 40)]);
    }

    private static PhraseRule Rule(int number, IReadOnlyList<string> literals) =>
        new($"rule-{number}", "rude", Severity.Warn, Speaker.Agent, literals, [], null, "");

    private static List<string> Joined(IEnumerable<string> parts, string between)
    {
        var texts = new List<string>();
        var text = new System.Text.StringBuilder();
        foreach (var part in parts)
        {
            text.Append(part).Append(between);
            if (text.Length < TextLength) continue;
            texts.Add(text.ToString());
            text.Clear();
        }
        return texts;
    }

    private static int Check(Plain plain)
    {
        var found = 0;
        foreach (var text in plain.Texts)
        {
            var (values, regex) = (plain.Peers.ByValues(text), plain.Peers.ByRegex(text));
            UnequalException.Unless(values.SequenceEqual(regex), "SearchValues and Regex find different phrases.");
            UnequalException.Unless(values.SequenceEqual(Leftmost(plain.RuleEach.Match(text, Speaker.Agent))), "PhraseMatcher finds other phrases than SearchValues.");
            found += values.Count;
        }
        UnequalException.Unless(found > 0, "Nothing was found, so nothing was compared.");
        return found;
    }

    private static List<Hit> Leftmost(IReadOnlyList<PhraseHit> all)
    {
        var hits = new List<Hit>();
        foreach (var hit in all.OrderBy(h => h.Offset).ThenByDescending(h => h.Length))
            if (hits.Count == 0 || hit.Offset >= hits[^1].Start + hits[^1].Length)
                hits.Add(new(hit.Offset, hit.Length));
        return hits;
    }
}
