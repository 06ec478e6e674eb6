using System.Buffers;

namespace CallCenter.Core.Compliance;

/// <summary>Where a clause ends: 打，我 is two of them, while the commas of 不,知,道 are a disguise.</summary>
internal static class PhraseClause
{
    private static readonly SearchValues<char> Breaks = SearchValues.Create("，,、；;：:");

    /// <summary>Whether the only separator inside <c>[start, end)</c> parts two clauses of Han.</summary>
    internal static bool Splits(ReadOnlySpan<char> text, int start, int end)
    {
        var find = text[start..end];
        var at = find.IndexOfAny(Breaks);
        if (at <= 0 || at + 1 >= find.Length)
            return false;
        for (var i = 0; i < find.Length; i++)
            if (i != at && PhraseTable.SignOf(PhraseTable.All[find[i]]) is not Sign.Han)
                return false;
        return true;
    }
}
