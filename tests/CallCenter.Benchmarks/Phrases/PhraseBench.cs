using System.Globalization;
using CallCenter.Benchmarks.Ground;
using CallCenter.Core.Compliance;
using CallCenter.Web.Compliance;

namespace CallCenter.Benchmarks.Phrases;

/// <summary>The phrase engine beside what .NET and npm offer for many literals, on real Chinese text that repeats nothing.</summary>
internal static class PhraseBench
{
    private static readonly int[] Sizes = [200, 1000, 5000];

    public static async Task RunAsync(bool quick)
    {
        var library = new PhraseLibrary(Path.Combine(AppContext.BaseDirectory, "scripts"));
        var (rules, ears) = (library.ListOf("zh-CN"), library.For("zh-CN"));
        var reading = new Reading(rules, quick ? 400_000 : 1_000_000);
        var pool = PhrasePool.Of(rules, reading);
        var table = new Table("phrases: whole texts", "phrases", "way", "million characters/s", "slowest–fastest round", "ratio to SearchValues", "hits");
        foreach (var size in Sizes) await BulkAsync(table, reading, [.. pool.Take(size)], quick);
        table.Note(reading.About);
        table.Note("One thread, processor time. 'plain' finds literals as they are written; 'everything on' folds width, case, traditional forms and numerals, "
            + "skips separators, fillers and repetitions, and hears homophones and pinyin. Plain, SearchValues and Regex find the same places, "
            + "compared one by one, nested finds told once; fastscan tells every one, mint-filter each phrase of a text once.");
        table.Print();
        Shipped((rules, ears), reading, quick);
        Single((rules, ears), reading, [.. pool.Take(5000)], quick);
        Building(reading, pool);
    }

    private static async Task BulkAsync(Table table, Reading reading, string[] phrases, bool quick)
    {
        var peers = new Peers(phrases);
        var (plain, full) = (Matcher(phrases, plain: true), Matcher(phrases, plain: false));
        var found = reading.Texts.Sum(t => (long)peers.ByValues(t).Count);
        foreach (var text in reading.Texts)
        {
            UnequalException.Unless(Agree(peers.ByValues(text), plain.Match(text, Speaker.Agent), phrases), "The engine finds other phrases than SearchValues.");
            if (phrases.Length == Sizes[0])
                UnequalException.Unless(peers.ByValues(text).SequenceEqual(peers.ByRegex(text)), "SearchValues and Regex find different phrases.");
        }
        Contender[] contenders =
        [
            new("SearchValues<string>", () => reading.Texts.Sum(t => (long)peers.CountByValues(t))),
            new("PhraseMatcher, plain", () => reading.Texts.Sum(t => (long)plain.Match(t, Speaker.Agent).Count)),
            new("PhraseMatcher, everything on", () => reading.Texts.Sum(t => (long)full.Match(t, Speaker.Agent).Count)),
            .. phrases.Length == Sizes[0] ? new[] { new Contender("Regex, compiled alternation", () => reading.Texts.Sum(t => (long)peers.CountByRegex(t))) } : [],
        ];
        var timed = Timing.InTurns(contenders, quick);
        for (var i = 0; i < contenders.Length; i++)
            table.Add($"{phrases.Length}", contenders[i].Name, Speed(reading.Characters, timed[i].Median),
                $"{Speed(reading.Characters, timed[i].Slowest)}–{Speed(reading.Characters, timed[i].Fastest)}", $"{timed[0].Median / timed[i].Median:0.0}", $"{contenders[i].Pass()}");
        foreach (var npm in await NodePeers.RunAsync(phrases, reading.Texts))
        {
            UnequalException.Unless(npm.Name is not "fastscan" || npm.Hits >= found, "fastscan finds fewer phrases than SearchValues.");
            table.Add($"{phrases.Length}", $"{npm.Name} (npm, Node)", Speed(reading.Characters, npm.Seconds), "–", $"{timed[0].Median / npm.Seconds:0.0}", $"{npm.Hits}");
        }
    }

    // The product as it runs: rules, patterns, exceptions and guards of the shipped list, and what the labelled cases teach.
    private static void Shipped((PhraseMatcher Rules, PhraseMatcher Ears) product, Reading reading, bool quick)
    {
        Contender[] contenders =
        [
            new("the list alone", () => reading.Texts.Sum(t => (long)product.Rules.Match(t, Speaker.Agent).Count)),
            new("list and labelled cases", () => reading.Texts.Sum(t => (long)product.Ears.Match(t, Speaker.Agent).Count)),
        ];
        var timed = Timing.InTurns(contenders, quick);
        var table = new Table("phrases: the shipped Chinese list with its patterns and guards", "way", "rules", "phrases", "patterns", "million characters/s", "hits");
        for (var i = 0; i < contenders.Length; i++)
            table.Add(contenders[i].Name, $"{product.Rules.Rules.Count}", $"{product.Rules.Rules.Sum(r => r.Phrases.Count)}", $"{product.Rules.Rules.Sum(r => r.Patterns.Count)}",
                Speed(reading.Characters, timed[i].Median), $"{contenders[i].Pass()}");
        table.Print();
    }

    private static void Single((PhraseMatcher Rules, PhraseMatcher Ears) product, Reading reading, string[] phrases, bool quick)
    {
        var peers = new Peers([.. phrases.Take(Sizes[0])]);
        var (plain, full) = (Matcher(phrases, plain: true), Matcher(phrases, plain: false));
        var all = new Peers(phrases);
        var said = reading.Utterances.Where(u => u.Length is >= 11 and <= 40 && !all.AnyByValues(u) && full.Match(u, Speaker.Agent).Count == 0
            && product.Rules.Match(u, Speaker.Agent).Count == 0 && product.Ears.Match(u, Speaker.Agent).Count == 0).ToList();
        Contender[] contenders =
        [
            new("SearchValues<string>, 5,000 phrases", () => said.LongCount(all.AnyByValues)),
            new("Regex, compiled alternation, 200 phrases", () => said.LongCount(peers.AnyByRegex)),
            new("PhraseMatcher, plain, 5,000 phrases", () => said.LongCount(u => plain.Match(u, Speaker.Agent).Count > 0)),
            new("PhraseMatcher, everything on, 5,000 phrases", () => said.LongCount(u => full.Match(u, Speaker.Agent).Count > 0)),
            new("PhraseMatcher, the shipped list", () => said.LongCount(u => product.Rules.Match(u, Speaker.Agent).Count > 0)),
            new("PhraseMatcher, the shipped list and labelled cases", () => said.LongCount(u => product.Ears.Match(u, Speaker.Agent).Count > 0)),
        ];
        var timed = Timing.InTurns(contenders, quick);
        var table = new Table("phrases: one innocent utterance of 11–40 characters", "way", "ns per utterance", "fastest–slowest round", "bytes");
        for (var i = 0; i < contenders.Length; i++)
            table.Add(contenders[i].Name, $"{timed[i].Median * 1e9 / said.Count:0}", $"{timed[i].Fastest * 1e9 / said.Count:0}–{timed[i].Slowest * 1e9 / said.Count:0}",
                ((double)Timing.Allocated(contenders[i]) / said.Count).ToString("0.##", CultureInfo.InvariantCulture));
        table.Note($"{said.Count} utterances, {said.Average(u => u.Length):0.0} characters in the mean.");
        table.Print();
    }

    private static void Building(Reading reading, IReadOnlyList<string> pool)
    {
        var table = new Table("phrases: building", "phrases or cases", "way", "ms, median of 5");
        var cases = new CaseFiles(Path.Combine(AppContext.BaseDirectory, "scripts")).Read("zh-CN");
        table.Add($"{cases.Count}", "LearnedCases, the shipped Chinese cases", Milliseconds(() => new LearnedCases(cases)));
        foreach (var phrases in new[] { [.. pool.Take(5000)], PhrasePool.Dictionary(reading, 146_000) })
        {
            table.Add($"{phrases.Length}", "PhraseMatcher, plain", Milliseconds(() => Matcher(phrases, plain: true)));
            table.Add($"{phrases.Length}", "PhraseMatcher, everything on", Milliseconds(() => Matcher(phrases, plain: false)));
            table.Add($"{phrases.Length}", "SearchValues<string>", Milliseconds(() => System.Buffers.SearchValues.Create(phrases, StringComparison.Ordinal)));
        }
        table.Print();
    }

    private static string Milliseconds(Func<object> build)
    {
        var spent = new List<double>();
        for (var round = 0; round < 7; round++)
        {
            var start = Environment.CpuUsage.TotalTime;
            GC.KeepAlive(build());
            spent.Add((Environment.CpuUsage.TotalTime - start).TotalMilliseconds);
        }
        return $"{Timing.Of(spent.Skip(2), 50):0.0}";
    }

    private static PhraseMatcher Matcher(IReadOnlyList<string> phrases, bool plain) =>
        new(new PhraseSet([.. phrases.Select((p, i) => new PhraseRule($"rule-{i}", "rude", Severity.Warn, Speaker.Agent, [p], [], null, ""))], []), plain);

    private static string Speed(double characters, double seconds) => (characters / seconds / 1e6).ToString(characters / seconds < 1e7 ? "0.0" : "0", CultureInfo.InvariantCulture);

    // The engine keeps the longest of nested finds, SearchValues the first: each of the first lies in one of the engine's, which all are phrases.
    private static bool Agree(List<Hit> first, IReadOnlyList<PhraseHit> longest, string[] phrases)
    {
        var known = phrases.ToHashSet(StringComparer.Ordinal);
        return first.TrueForAll(f => longest.Any(l => l.Offset <= f.Start && l.Offset + l.Length >= f.Start + f.Length))
            && longest.All(l => known.Contains(l.Text)) && longest.Count >= first.Count / 2;
    }
}
