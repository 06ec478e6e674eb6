namespace CallCenter.Core.Compliance;

/// <summary>Turns what a scan found into offences: patterns completed, exceptions and guards asked, the longest kept.</summary>
internal sealed class PhraseJudge
{
    private static readonly IReadOnlyList<PhraseHit> NoHits = [];

    private readonly CompiledRules _compiled;
    private readonly PhraseSet _set;
    private readonly Comparison<FoundPhrase> _byPlace;
    private readonly Func<FoundPhrase, PhraseRule> _ruleOf;

    internal PhraseJudge(CompiledRules compiled, PhraseSet set)
    {
        (_compiled, _set) = (compiled, set);
        _byPlace = ByPlace;
        _ruleOf = find => set.Rules[RuleOf(find)];
    }

    /// <summary>The offences of what was said, by offset.</summary>
    internal IReadOnlyList<PhraseHit> Judge(ReadOnlySpan<char> text, RuleScope said, ReadOnlySpan<FoundPhrase> found)
    {
        var folded = FoldedText.New();
        var sifted = new FoundPhrases();
        try
        {
            Sift(text, folded, found, ref sifted);
            var kept = KeepGuilty(text, folded, said, sifted.Items);
            return kept == 0 ? NoHits : Hits(text, sifted.Items[..kept]);
        }
        finally
        {
            sifted.Free();
        }
    }

    // Every use of what was found, without the patterns of which the rest is not there: nearly all of them.
    private void Sift(ReadOnlySpan<char> text, FoldedText folded, ReadOnlySpan<FoundPhrase> found, ref FoundPhrases sifted)
    {
        foreach (var find in found)
            foreach (var use in _compiled.UsesOf(find.Term))
                if (!_compiled.HasRest(use) || Completes(text, folded, find, use))
                    sifted.Add(find with { Term = use });
    }

    private bool Completes(ReadOnlySpan<char> text, FoldedText folded, FoundPhrase find, int use)
    {
        folded.Cover(text, find.Start, find.End);
        return _compiled.BesideOf(use).May(folded, folded.IndexOf(find.Start), folded.IndexOf(find.End))
            && _compiled.RestOf(use) is { } pattern && PatternMatch.Complete(new(folded, find), pattern).To > 0;
    }

    private PhraseHit[] Hits(ReadOnlySpan<char> text, Span<FoundPhrase> found)
    {
        var kept = GiveWay(found[..PhraseOverlaps.KeepLongest(found, RuleOf)]);
        if (kept > 1)
            kept = PhrasePrecedence.Keep(text, found[..kept], _ruleOf);
        var hits = new PhraseHit[kept];
        for (var i = 0; i < kept; i++)
            hits[i] = Hit(text, found[i]);
        Array.Sort(hits, static (a, b) => a.Offset != b.Offset ? a.Offset - b.Offset : string.CompareOrdinal(a.Rule, b.Rule));
        return hits;
    }

    // A slip of tone is not told beside anything graver.
    private int GiveWay(Span<FoundPhrase> found)
    {
        var graver = false;
        foreach (var find in found)
            graver |= !_set.Rules[RuleOf(find)].GivesWay;
        if (!graver)
            return found.Length;
        var kept = 0;
        foreach (var find in found)
            if (!_set.Rules[RuleOf(find)].GivesWay)
                found[kept++] = find;
        return kept;
    }

    private int RuleOf(FoundPhrase find) => _compiled.Use(find.Term).Rule;

    // In the order of places an exception that covers a find stands before it.
    private int KeepGuilty(ReadOnlySpan<char> text, FoldedText folded, RuleScope said, Span<FoundPhrase> found)
    {
        found.Sort(_byPlace);
        var excuses = new FoundPhrases();
        var kept = 0;
        foreach (var find in found)
        {
            var use = _compiled.Use(find.Term);
            if (!said.Hears(_set.Rules[use.Rule]))
                continue;
            if (use.Pattern < 0)
            {
                excuses.Forget(find.Start);
                excuses.Add(find);
            }
            else if (!IsExcused(excuses.Items, find) && Guilty(text, folded, find, use) is { } guilty)
                found[kept++] = guilty;
        }
        excuses.Free();
        return kept;
    }

    private bool IsExcused(ReadOnlySpan<FoundPhrase> excuses, FoundPhrase find)
    {
        foreach (var excuse in excuses)
            if (excuse.End >= find.End && RuleOf(excuse) == RuleOf(find))
                return true;
        return false;
    }

    // Of the same place exceptions first.
    private int ByPlace(FoundPhrase a, FoundPhrase b) =>
        a.Start != b.Start ? a.Start - b.Start
        : a.End != b.End ? b.End - a.End
        : _compiled.Use(a.Term).Pattern - _compiled.Use(b.Term).Pattern;

    private FoundPhrase? Guilty(ReadOnlySpan<char> text, FoldedText folded, FoundPhrase find, TermUse use)
    {
        var guards = _compiled.GuardsOf(use.Rule);
        var pattern = _compiled.RestOf(find.Term);
        if (pattern is null && guards.Length == 0)
            return IsCut(text, find, use) ? null : find;
        folded.Cover(text, find.Start, find.End);
        var window = new PhraseWindow(folded, find);
        var whole = find;
        if (pattern is not null)
        {
            (window.From, window.To) = PatternMatch.Complete(window, pattern);
            whole = find with
            {
                Start = Math.Min(find.Start, window.PlaceOf(window.From)),
                End = Math.Max(find.End, window.PlaceOf(window.To - 1) + 1),
            };
        }
        if (window.To <= window.From || IsCut(text, find, use))
            return null;
        foreach (var guard in guards)
            if (guard.Excuses(text, window))
                return null;
        return whole;
    }

    private bool IsCut(ReadOnlySpan<char> text, FoundPhrase find, TermUse use) =>
        _compiled.Ordinary.Cut(text, find.Start, find.End) || (!use.Whole && PhraseClause.Splits(text, find.Start, find.End));

    private PhraseHit Hit(ReadOnlySpan<char> text, FoundPhrase find)
    {
        var rule = _set.Rules[RuleOf(find)];
        var severity = find.Heard ? rule.SoundSeverity : rule.Severity;
        return new(rule.Id, rule.Kind, severity, find.Start, find.End - find.Start, text[find.Start..find.End].ToString(), rule.Replacement);
    }
}
