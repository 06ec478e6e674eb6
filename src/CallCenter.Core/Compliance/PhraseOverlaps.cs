using System.Buffers;

namespace CallCenter.Core.Compliance;

/// <summary>Among overlapping finds of one rule the longest wins, the earlier among equals.</summary>
internal static class PhraseOverlaps
{
    /// <summary>Moves the winners to the front and returns how many there are.</summary>
    internal static int KeepLongest(Span<FoundPhrase> found, int textLength)
    {
        if (found.Length < 2)
            return found.Length;
        found.Sort(static (a, b) =>
            a.End - a.Start != b.End - b.Start ? b.End - b.Start - (a.End - a.Start) : a.Start - b.Start);
        var taken = ArrayPool<bool>.Shared.Rent(textLength);
        try
        {
            foreach (var item in found)
                taken.AsSpan(item.Start, item.End - item.Start).Clear();
            return Choose(found, taken);
        }
        finally
        {
            ArrayPool<bool>.Shared.Return(taken);
        }
    }

    // What is taken is at least as long as what comes, so an overlap shows at one of its two ends.
    private static int Choose(Span<FoundPhrase> found, bool[] taken)
    {
        var kept = 0;
        foreach (var item in found)
        {
            if (taken[item.Start] || taken[item.End - 1])
                continue;
            taken.AsSpan(item.Start, item.End - item.Start).Fill(true);
            found[kept++] = item;
        }
        return kept;
    }
}
