using System.Runtime.InteropServices;

namespace CallCenter.Core.Compliance;

/// <summary>What has to be found in a sentence.</summary>
/// <param name="Kind">Kind of the offence or signal.</param>
/// <param name="Offset">Where its characters start, UTF-16 code units.</param>
/// <param name="Length">How many they are.</param>
public sealed record ExpectedHit(string Kind, int Offset, int Length);

/// <summary>A labelled sentence: a line of the corpus, or a hit of a past call with a person's verdict.</summary>
/// <param name="Id">Where it comes from.</param>
/// <param name="Said">Whose words, and where.</param>
/// <param name="Text">The words.</param>
/// <param name="Expected">What has to be found; empty for an innocent sentence.</param>
public sealed record RuleCase(string Id, RuleScope Said, string Text, IReadOnlyList<ExpectedHit> Expected)
{
    /// <summary>The label is about this place alone: what is found elsewhere in the sentence is neither right nor wrong. None for the whole sentence.</summary>
    public ExpectedHit? About { get; init; }
}

/// <summary>Finds beside labels.</summary>
/// <param name="Right">Found as labelled.</param>
/// <param name="Wrong">Found in the innocent.</param>
/// <param name="Missed">Labelled and not found by any rule.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RuleTally(int Right, int Wrong, int Missed)
{
    /// <summary>Share of the finds that are right; 1 where nothing was found.</summary>
    public double Precision => Right + Wrong == 0 ? 1 : (double)Right / (Right + Wrong);

    /// <summary>Share of the labels that were found; 1 where there are none.</summary>
    public double Recall => Right + Missed == 0 ? 1 : (double)Right / (Right + Missed);

    /// <summary>Both together.</summary>
    public static RuleTally operator +(RuleTally a, RuleTally b) => new(a.Right + b.Right, a.Wrong + b.Wrong, a.Missed + b.Missed);
}

/// <summary>How a list does on labelled sentences.</summary>
/// <param name="Rules">By id of the rule.</param>
/// <param name="Kinds">By kind.</param>
/// <param name="All">Together.</param>
public sealed record RuleReport(IReadOnlyDictionary<string, RuleTally> Rules, IReadOnlyDictionary<string, RuleTally> Kinds, RuleTally All);

/// <summary>Tries a draft of a phrase list beside the list in force: on labelled sentences, and on what was really said. Pure. domain §3.</summary>
public static class RuleTrial
{
    /// <summary>
    /// Both lists on the same cases. A find is right when its kind is expected and its characters overlap, wrong when its kind is not expected in
    /// the sentence; a label that nobody found is missed, and counts against the rules that find it in the other list.
    /// </summary>
    public static (RuleReport Before, RuleReport After) Judge(PhraseMatcher before, PhraseMatcher after, IReadOnlyList<RuleCase> cases)
    {
        var (ofBefore, ofAfter) = (new Book(), new Book());
        foreach (var one in cases)
        {
            var (first, second) = (Counted(before, one), Counted(after, one));
            foreach (var label in one.Expected)
            {
                var (found, stillFound) = (Finders(first, label), Finders(second, label));
                ofBefore.Label(label.Kind, found, stillFound);
                ofAfter.Label(label.Kind, stillFound, found);
            }
            ofBefore.Strays(first, one.Expected);
            ofAfter.Strays(second, one.Expected);
        }
        return (ofBefore.Report(), ofAfter.Report());
    }

    /// <summary>What the second list finds and the first does not, and the other way round.</summary>
    public static (IReadOnlyList<PhraseHit> New, IReadOnlyList<PhraseHit> Lost) Compare(IReadOnlyList<PhraseHit> before, IReadOnlyList<PhraseHit> after) =>
        ([.. after.Where(a => !before.Any(b => Same(a, b)))], [.. before.Where(b => !after.Any(a => Same(a, b)))]);

    private static bool Same(PhraseHit a, PhraseHit b) => a.Rule == b.Rule && a.Offset == b.Offset && a.Length == b.Length;

    private static List<PhraseHit> Counted(PhraseMatcher phrases, RuleCase one) =>
        [.. phrases.Match(one.Text, one.Said).Where(h => one.About is not { } about || (h.Kind == about.Kind && Overlaps(h, about)))];

    private static bool Overlaps(PhraseHit hit, ExpectedHit label) => hit.Offset < label.Offset + label.Length && label.Offset < hit.Offset + hit.Length;

    private static string[] Finders(List<PhraseHit> hits, ExpectedHit label) =>
        [.. hits.Where(h => h.Kind == label.Kind && Overlaps(h, label)).Select(h => h.Rule).Distinct()];

    private sealed class Book
    {
        private readonly Dictionary<string, RuleTally> _rules = new(StringComparer.Ordinal);
        private readonly Dictionary<string, RuleTally> _kinds = new(StringComparer.Ordinal);

        internal void Label(string kind, string[] found, string[] elsewhere)
        {
            Add(_kinds, kind, found.Length > 0 ? new(1, 0, 0) : new(0, 0, 1));
            foreach (var rule in found)
                Add(_rules, rule, new(1, 0, 0));
            foreach (var rule in found.Length > 0 ? [] : elsewhere)
                Add(_rules, rule, new(0, 0, 1));
        }

        internal void Strays(List<PhraseHit> hits, IReadOnlyList<ExpectedHit> labels)
        {
            foreach (var stray in hits.Where(h => !labels.Any(l => l.Kind == h.Kind)))
            {
                Add(_kinds, stray.Kind, new(0, 1, 0));
                Add(_rules, stray.Rule, new(0, 1, 0));
            }
        }

        internal RuleReport Report() => new(_rules, _kinds, _kinds.Values.Aggregate(default(RuleTally), (sum, one) => sum + one));

        private static void Add(Dictionary<string, RuleTally> book, string key, RuleTally more) => book[key] = book.GetValueOrDefault(key) + more;
    }
}
