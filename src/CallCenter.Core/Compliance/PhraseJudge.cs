namespace CallCenter.Core.Compliance;

/// <summary>Turns what a scan found into offences: patterns completed, exceptions and guards asked, the longest kept.</summary>
internal sealed class PhraseJudge
{
    private static readonly IReadOnlyList<PhraseHit> NoHits = [];

    // Texts up to this length are folded once for all their finds: every character of them stands for two at most, beside a blank.
    private const int Short = 200;

    private readonly CompiledRules _compiled;
    private readonly PhraseSet _set;
    private readonly Comparison<FoundPhrase> _byRuleAndPlace;
    private readonly Func<FoundPhrase, PhraseRule> _ruleOf;

    internal PhraseJudge(CompiledRules compiled, PhraseSet set)
    {
        (_compiled, _set) = (compiled, set);
        _byRuleAndPlace = ByRuleAndPlace;
        _ruleOf = find => set.Rules[RuleOf(find)];
    }

    /// <summary>The offences of what was said, by offset.</summary>
    internal IReadOnlyList<PhraseHit> Judge(ReadOnlySpan<char> text, RuleScope said, Span<FoundPhrase> found)
    {
        var kept = KeepGuilty(text, said, found);
        if (kept == 0)
            return NoHits;
        kept = GiveWay(found[..PhraseOverlaps.KeepLongest(found[..kept], RuleOf)]);
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

    private int RuleOf(FoundPhrase find) => _compiled.UseOf(find.Term).Rule;

    // Rule by rule and in the order of places an exception that covers a find stands before it, so the farthest end so far decides.
    private int KeepGuilty(ReadOnlySpan<char> text, RuleScope said, Span<FoundPhrase> found)
    {
        found.Sort(_byRuleAndPlace);
        var folded = new FoldedText(stackalloc char[FoldedText.Room], stackalloc int[FoldedText.Room],
            stackalloc bool[FoldedText.Room + 1], stackalloc bool[FoldedText.Room + 1]);
        if (text.Length <= Short)
            folded.Fold(text, 0, text.Length);
        var (kept, rule, innocentUpTo) = (0, -1, -1);
        foreach (var find in found)
        {
            var use = _compiled.UseOf(find.Term);
            if (!said.Hears(_set.Rules[use.Rule]))
                continue;
            (rule, innocentUpTo) = use.Rule == rule ? (rule, innocentUpTo) : (use.Rule, -1);
            if (use.Pattern < 0)
                innocentUpTo = Math.Max(innocentUpTo, find.End);
            else if (find.End > innocentUpTo && Guilty(text, ref folded, find, use) is { } guilty)
                found[kept++] = guilty;
        }
        return kept;
    }

    private int ByRuleAndPlace(FoundPhrase a, FoundPhrase b)
    {
        var (ofA, ofB) = (_compiled.UseOf(a.Term), _compiled.UseOf(b.Term));
        return ofA.Rule != ofB.Rule ? ofA.Rule - ofB.Rule
            : a.Start != b.Start ? a.Start - b.Start
            : a.End != b.End ? b.End - a.End
            : ofA.Pattern - ofB.Pattern;
    }

    private FoundPhrase? Guilty(ReadOnlySpan<char> text, ref FoldedText folded, FoundPhrase find, TermUse use)
    {
        var pattern = _compiled.PatternOf(use.Pattern);
        var guards = _compiled.GuardsOf(use.Rule);
        if (pattern is null && guards.Length == 0)
            return IsCut(text, find, use) ? null : find;
        if (text.Length > Short || folded.IsFull)
            folded.Fold(text, Math.Max(0, find.Start - PhraseWindow.Reach), Math.Min(text.Length, find.End + PhraseWindow.Reach));
        var window = new PhraseWindow(folded, (find.Start, find.End));
        if (window.To <= window.From)
            return null;
        var whole = find;
        if (pattern is not null)
        {
            if (!PatternMatch.Complete(ref window, pattern))
                return null;
            whole = find with
            {
                Start = Math.Min(find.Start, window.PlaceOf(window.From)),
                End = Math.Max(find.End, window.PlaceOf(window.To - 1) + 1),
            };
        }
        if (IsCut(text, find, use))
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
