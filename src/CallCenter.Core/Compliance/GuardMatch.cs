using System.Buffers;

namespace CallCenter.Core.Compliance;

/// <summary>A <see cref="PhraseGuard"/> ready to judge: its words folded once.</summary>
internal sealed class GuardMatch(PhraseGuard guard, IReadOnlyDictionary<string, IReadOnlyList<string>> named)
{
    // A quotation is told by what stands this near before or behind it.
    private const int Near = 14;

    // Its end may be farther off than its beginning, but not pages away.
    private const int LongestQuotation = 400;
    private static readonly SearchValues<char> Opening = SearchValues.Create("“\"「『‘《");
    private static readonly SearchValues<char> Closing = SearchValues.Create("”\"」』’》");
    private static readonly SearchValues<char> Closed = SearchValues.Create("”」』’》");

    private readonly string[] _rightBefore = Fold(guard.RightBefore, named);
    private readonly string[] _skip = Fold(guard.Skip, named);
    private readonly GuardWords _before = new(Fold(guard.Before, named));
    private readonly string[] _rightAfter = Fold(guard.RightAfter, named);
    private readonly GuardWords _after = new(Fold(guard.After, named));
    private readonly GuardWords _inside = new(Fold(guard.Inside, named));
    private readonly GuardWords _sentence = new(Fold(guard.Sentence, named));
    private readonly GuardWords _despite = new(Fold(guard.Despite, named));
    private readonly string[] _who = Fold(guard.Who, named);
    private readonly string[] _verbs = Fold(guard.Verbs, named);
    private readonly GuardWords _said = new(Fold(guard.Verbs, named));
    private readonly SearchValues<char> _whoFirst = SearchValues.Create([.. Fold(guard.Who, named).Where(w => w.Length > 0).Select(w => w[0])]);
    private readonly string[] _ours = Fold(guard.Ours, named);

    /// <summary>Whether the surroundings make the find innocent.</summary>
    internal bool Excuses(ReadOnlySpan<char> text, in PhraseWindow window)
    {
        var clause = window.Plain[window.ClauseStart(window.From)..window.From];
        var rest = window.Plain[window.To..window.ClauseEnd(window.To)];
        if (_despite.In(clause))
            return false;
        return _inside.In(window.Plain[window.From..window.To]) || _sentence.In(window.Plain) || _before.In(clause) || _after.In(rest) || StartsWith(rest, _rightAfter)
            || IsRightBefore(clause) || IsReported(window) || (guard.Quoted && IsQuoted(text, window));
    }

    // The long ones first, so that a short one never hides what stands before it.
    private static string[] Fold(IReadOnlyList<string> words, IReadOnlyDictionary<string, IReadOnlyList<string>> named) =>
        [.. words.SelectMany(w => PhrasePattern.Wordings(w, named).Wordings).Select(PhraseTerms.Fold).Where(w => w.Length > 0).Distinct(StringComparer.Ordinal).OrderByDescending(w => w.Length)];

    private static bool StartsWith(ReadOnlySpan<char> plain, string[] words)
    {
        var trimmed = plain.TrimStart(' ');
        foreach (var word in words)
            if (trimmed.StartsWith(word) && PatternMatch.IsWhole(trimmed, 0, word.Length))
                return true;
        return false;
    }

    private static int EndsWith(ReadOnlySpan<char> plain, string[] words)
    {
        foreach (var word in words)
            if (plain.EndsWith(word) && PatternMatch.IsWhole(plain, plain.Length - word.Length, plain.Length))
                return word.Length;
        return 0;
    }

    private bool IsRightBefore(ReadOnlySpan<char> clause)
    {
        if (_rightBefore.Length == 0)
            return false;
        while (true)
        {
            clause = clause.TrimEnd(' ');
            if (EndsWith(clause, _rightBefore) > 0)
                return true;
            if (EndsWith(clause, _skip) is var wide && wide == 0)
                return false;
            clause = clause[..^wide];
        }
    }

    // Somebody, a verb of saying, then the find, unless a clause in between begins with one of ours.
    private bool IsReported(in PhraseWindow window)
    {
        for (var at = 0; at < window.From && _who.Length > 0; at++)
            if (_whoFirst.Contains(window.Plain[at]) && Follows(window, at) is var end && end > 0 && !TakenBack(window, end))
                return true;
        return false;
    }

    private int Follows(in PhraseWindow window, int at)
    {
        var plain = window.Plain[..window.From];
        foreach (var who in _who)
            if (plain[at..].StartsWith(who) && PatternMatch.IsWhole(plain, at, at + who.Length))
                for (var from = at + who.Length; from <= Math.Min(plain.Length, at + who.Length + Near); from++)
                {
                    foreach (var verb in _verbs)
                        if (plain[from..].StartsWith(verb) && PatternMatch.IsWhole(plain, from, from + verb.Length)
                            && !"的话得".Contains(from + verb.Length < window.Plain.Length ? window.Plain[from + verb.Length] : ' '))
                            return from + verb.Length;
                    if (window.BreaksAt(from))
                        break;
                }
        return 0;
    }

    private bool TakenBack(in PhraseWindow window, int from)
    {
        for (var at = from; at <= window.From; at++)
            if (window.BreaksAt(at) && (guard.SameClause || StartsWith(window.Plain[at..], _ours)))
                return true;
        return false;
    }

    private bool IsQuoted(ReadOnlySpan<char> text, in PhraseWindow window)
    {
        var (start, end) = (window.PlaceOf(window.From), window.PlaceOf(window.To - 1) + 1);
        // Never farther than this: in a long text every find would search all of it.
        var first = Math.Max(0, start - PhraseWindow.Reach);
        var open = first + text[first..start].LastIndexOfAny(Opening);
        if (open < Math.Max(first, 1) || text[open..start].ContainsAny(Closed) || !text[end..Math.Min(text.Length, end + LongestQuotation)].ContainsAny(Closing))
            return false;
        return text[open] == '《' || _said.In(window.Plain[..window.From]) || _said.In(window.Plain[window.To..]);
    }
}
