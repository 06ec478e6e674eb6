namespace CallCenter.Core.Compliance;

/// <summary>
/// One sentence of an agent is one offence: of different kinds in it the gravest is told, of finds that overlap the longer, among equals the
/// first. Everything of that kind stays. Customers' words are signals and all of them are told.
/// </summary>
internal static class PhrasePrecedence
{
    /// <summary>Moves what is told to the front and returns how much it is; the finds are in the order of the text.</summary>
    internal static int Keep(ReadOnlySpan<char> text, Span<FoundPhrase> found, Func<FoundPhrase, PhraseRule> ruleOf)
    {
        var (kept, from) = (0, 0);
        while (from < found.Length)
        {
            var to = from + 1;
            while (to < found.Length && !Parted(text, found[to - 1].End, found[to].Start))
                to++;
            kept += KeepKind(found[from..to], found[kept..], ruleOf);
            from = to;
        }
        return kept;
    }

    private static bool Parted(ReadOnlySpan<char> text, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (PhraseTable.SignOf(PhraseTable.At(text, i)) is Sign.End)
                return true;
        return false;
    }

    private static int KeepKind(ReadOnlySpan<FoundPhrase> sentence, Span<FoundPhrase> into, Func<FoundPhrase, PhraseRule> ruleOf)
    {
        FoundPhrase? leads = null;
        foreach (var find in sentence)
            if (ruleOf(find).Speaker is Speaker.Agent && (leads is not { } told || Outdoes(find, told, ruleOf)))
                leads = find;
        var kind = leads is { } gravest ? ruleOf(gravest).Kind : null;
        var kept = 0;
        foreach (var find in sentence)
            if (ruleOf(find) is { } rule && (rule.Speaker is Speaker.Customer || string.Equals(rule.Kind, kind, StringComparison.Ordinal)))
                into[kept++] = find;
        return kept;
    }

    private static bool Outdoes(FoundPhrase find, FoundPhrase told, Func<FoundPhrase, PhraseRule> ruleOf)
    {
        var (its, others) = (ruleOf(find).Severity, ruleOf(told).Severity);
        return its != others ? its > others : find.Start < told.End && find.End - find.Start > told.End - told.Start;
    }
}
