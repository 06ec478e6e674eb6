namespace CallCenter.Core.Compliance;

/// <summary>Among overlapping finds of one rule the longest wins, the earlier among equals; what lies inside a longer find of any rule goes.</summary>
internal static class PhraseOverlaps
{
    /// <summary>Moves the winners to the front, in the order of the text, and returns how many there are.</summary>
    internal static int KeepLongest(Span<FoundPhrase> found, Func<FoundPhrase, int> ruleOf)
    {
        if (found.Length < 2)
            return found.Length;
        found.Sort(static (a, b) => a.Start != b.Start ? a.Start - b.Start : a.End != b.End ? b.End - a.End : a.Term - b.Term);
        var kept = 0;
        for (var i = 0; i < found.Length; i++)
            if (!IsInside(found[..kept], found[i]))
                found[kept++] = found[i];
            else if (!found[i].Heard && ruleOf(found[i]) == ruleOf(found[kept - 1]))
                found[kept - 1] = found[kept - 1] with { Heard = false };
        return kept < 2 ? kept : PerRule(found[..kept], ruleOf);
    }

    // By start, the longer first: whoever holds a find stands before it and reaches as far.
    private static bool IsInside(ReadOnlySpan<FoundPhrase> before, FoundPhrase find) => before.Length > 0 && before[^1].End >= find.End;

    // What is left has rising starts and ends, so an overlap is with a neighbour of the same rule.
    private static int PerRule(Span<FoundPhrase> found, Func<FoundPhrase, int> ruleOf)
    {
        var last = new Dictionary<int, int>();
        var kept = 0;
        foreach (var find in found)
        {
            var rule = ruleOf(find);
            if (last.TryGetValue(rule, out var at) && found[at].End > find.Start)
            {
                if (find.End - find.Start > found[at].End - found[at].Start)
                    found[at] = find;
                continue;
            }
            last[rule] = kept;
            found[kept++] = find;
        }
        return kept;
    }
}
