using System.Globalization;

namespace CallCenter.Core.Compliance;

/// <summary>Reads a pattern from left to right.</summary>
internal sealed class PatternReader(string text, IReadOnlyDictionary<string, IReadOnlyList<string>> words)
{
    private int _at;
    private int _gaps;
    private bool _uncut;

    internal string? Fault { get; private set; }

    internal List<PhrasePattern> Read()
    {
        var parts = new List<PatternPart>();
        var (atStart, gap, across) = (Eat('^'), 0, false);
        while (Fault is null)
        {
            var written = Sequence(inside: false);
            var folded = written.ConvertAll(PhraseTerms.Fold);
            if (Fault is null && folded.Where((f, i) => f.Length == 0 && !string.IsNullOrWhiteSpace(written[i])).Any())
                Fault = "a choice of it has nothing to compare: it would leave the part out";
            parts.Add(new([.. folded.Distinct(StringComparer.Ordinal)], gap, across));
            if (Fault is not null || _at == text.Length || text[_at] == '$')
                break;
            (gap, across) = text[_at] == '{' ? Gap() : (1, false);
        }
        var atEnd = Eat('$');
        if (Fault is null && _at < text.Length)
            Fault = $"'{text[_at]}' cannot stand here";
        if (Fault is null && (parts.TrueForAll(p => p.MayBeNothing) || parts.Exists(p => Array.TrueForAll(p.Wordings, w => w.Length == 0))))
            Fault = "a part of it is nothing at all";
        if (Fault is null && _gaps > PhrasePattern.MostGaps)
            Fault = $"has more than {PhrasePattern.MostGaps} gaps";
        var all = new List<PhrasePattern>();
        if (Fault is null)
            Anchor([.. parts], (atStart, atEnd), all);
        return all;
    }

    internal List<string> Whole()
    {
        _uncut = true;
        var all = Sequence(inside: false);
        if (Fault is null && _at < text.Length)
            Fault = $"'{text[_at]}' cannot stand here";
        return all;
    }

    // The part that is met least often among those that can be looked for whole; wordings that are too short stay for another part to find.
    private void Anchor(PatternPart[] parts, (bool AtStart, bool AtEnd) clause, List<PhrasePattern> all)
    {
        var least = parts.Length == 1 && clause is { AtStart: true, AtEnd: true } ? 1 : 2;
        var counts = Array.ConvertAll(parts, p => p.Wordings.Count(w => w.Length >= least));
        var whole = Enumerable.Range(0, parts.Length).Where(i => counts[i] == parts[i].Wordings.Length).ToArray();
        var anchor = whole.Length > 0 ? whole.MinBy(i => AnchorCost.Of(parts[i].Wordings)) : Array.IndexOf(counts, counts.Max());
        if (counts[anchor] == 0)
        {
            Fault = all.Count > 0 ? null : "no part of it is at least two characters long";
            return;
        }
        var (found, rest) = (parts[anchor].Wordings.Where(w => w.Length >= least).ToArray(), parts[anchor].Wordings.Where(w => w.Length < least).ToArray());
        if (found.Max(w => w.Length) > PhraseTerms.Longest)
            Fault = $"is longer than {PhraseTerms.Longest} characters";
        all.Add(Sorted(new(With(found), anchor, clause.AtStart, clause.AtEnd)));
        if (rest.Length > 0 && Fault is null)
            Anchor(With(rest), clause, all);

        PatternPart[] With(string[] wordings) => [.. parts.Select((p, i) => i == anchor ? new(wordings, p.Gap, p.Across) : p)];
    }

    private static PhrasePattern Sorted(PhrasePattern pattern)
    {
        for (var i = 0; i < pattern.Parts.Length; i++)
            if (i != pattern.Anchor)
                pattern.Parts[i].Sort(before: i < pattern.Anchor);
        return pattern;
    }

    private List<string> Sequence(bool inside)
    {
        List<string> all = [""];
        while (Fault is null && _at < text.Length && text[_at] is not ('{' or '$') && !(inside && text[_at] is '|' or ')' or ']'))
        {
            var begun = _at;
            var next = One();
            if (!inside && !_uncut && all.Count * next.Count > PhrasePattern.ManyWordings && all.TrueForAll(IsBetweenWords) && all.Exists(a => a.Length > 0))
            {
                _at = begun;
                return all;
            }
            if ((long)all.Count * next.Count > PhrasePattern.MostWordings)
                Fault = $"stands for more than {PhrasePattern.MostWordings} wordings";
            else
                all = [.. all.SelectMany(a => next, string.Concat)];
        }
        return all;
    }

    private static bool IsBetweenWords(string wording) => wording.Length == 0 || wording[^1] == ' ';

    private List<string> One()
    {
        switch (text[_at++])
        {
            case '(':
                return Choice(')');
            case '[':
                return [.. Choice(']'), ""];
            case '<':
                return Named();
            case '*' or '+' or '?' or '.' or '\\' or '^' or '>' or '|' or '}':
                Fault = $"'{text[_at - 1]}' could backtrack or has no meaning: use (a|b), [a], {{n}}";
                return [];
            default:
                return [text[_at - 1].ToString()];
        }
    }

    private List<string> Choice(char end)
    {
        var all = Sequence(inside: true);
        while (Eat('|'))
            all.AddRange(Sequence(inside: true));
        if (Fault is null && !Eat(end))
            Fault = $"'{end}' is missing, or a gap stands inside a choice";
        return all;
    }

    private List<string> Named()
    {
        var end = text.IndexOf('>', _at);
        var name = end < 0 ? text[_at..] : text[_at..end];
        _at = end < 0 ? text.Length : end + 1;
        if (end >= 0 && words.TryGetValue(name, out var known))
            return [.. known];
        Fault = $"unknown words '<{name}>'";
        return [];
    }

    private (int Gap, bool Across) Gap()
    {
        // A blank between two words is no gap to speak of.
        _gaps += text.AsSpan(_at).StartsWith("{1}") && char.IsAscii(text[Math.Max(0, _at - 1)]) ? 0 : 1;
        _at++;
        var across = Eat('~');
        var end = text.IndexOf('}', _at);
        var most = 0;
        if (end < 0 || !int.TryParse(text.AsSpan(_at, end - _at), NumberStyles.None, CultureInfo.InvariantCulture, out most)
            || most is < 1 or > PhrasePattern.WidestGap || end + 1 == text.Length)
            Fault = $"a gap is {{n}} between two parts, n from 1 to {PhrasePattern.WidestGap}";
        _at = end + 1;
        return (most, across);
    }

    private bool Eat(char c)
    {
        if (_at >= text.Length || text[_at] != c)
            return false;
        _at++;
        return true;
    }
}
