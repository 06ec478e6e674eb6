namespace CallCenter.Core.Scripts;

/// <summary>What became of a line between two texts.</summary>
public enum LineChange
{
    /// <summary>It stands in both.</summary>
    Same,

    /// <summary>It stands in the old text alone.</summary>
    Removed,

    /// <summary>It stands in the new text alone.</summary>
    Added,
}

/// <summary>A line of one or both texts.</summary>
/// <param name="Change">What became of it.</param>
/// <param name="Text">The line.</param>
/// <param name="Number">Its number in the new text, in the old one when it was removed; from 1.</param>
public sealed record DiffLine(LineChange Change, string Text, int Number);

/// <summary>Compares two texts line by line. Total; texts that differ in more lines than it looks at are told as replaced.</summary>
public static class TextDiff
{
    private const int MostCells = 4_000_000;

    /// <summary>The lines of both texts in order, what is removed before what is added.</summary>
    public static IReadOnlyList<DiffLine> Of(string before, string after)
    {
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        var start = 0;
        while (start < old.Length && start < now.Length && Same(old[start], now[start]))
            start++;
        var end = 0;
        while (end < old.Length - start && end < now.Length - start && Same(old[^(end + 1)], now[^(end + 1)]))
            end++;
        var lines = new List<DiffLine>(now.Length + 16);
        lines.AddRange(now[..start].Select((text, i) => new DiffLine(LineChange.Same, text, i + 1)));
        Middle(old.AsSpan()[start..^end], now.AsSpan()[start..^end], start, lines);
        lines.AddRange(now[(now.Length - end)..].Select((text, i) => new DiffLine(LineChange.Same, text, now.Length - end + i + 1)));
        return lines;
    }

    private static void Middle(ReadOnlySpan<string> old, ReadOnlySpan<string> now, int offset, List<DiffLine> lines)
    {
        var (i, j) = (0, 0);
        if ((long)(old.Length + 1) * (now.Length + 1) <= MostCells)
        {
            var longest = Longest(old, now);
            while (i < old.Length && j < now.Length)
                if (Same(old[i], now[j]))
                    (i, j) = (i + 1, Add(lines, LineChange.Same, now[j], (offset + j + 1, j + 1)));
                else if (longest[i + 1, j] >= longest[i, j + 1])
                    i = Add(lines, LineChange.Removed, old[i], (offset + i + 1, i + 1));
                else
                    j = Add(lines, LineChange.Added, now[j], (offset + j + 1, j + 1));
        }
        while (i < old.Length)
            i = Add(lines, LineChange.Removed, old[i], (offset + i + 1, i + 1));
        while (j < now.Length)
            j = Add(lines, LineChange.Added, now[j], (offset + j + 1, j + 1));
    }

    private static int[,] Longest(ReadOnlySpan<string> old, ReadOnlySpan<string> now)
    {
        var longest = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
            for (var j = now.Length - 1; j >= 0; j--)
                longest[i, j] = Same(old[i], now[j]) ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        return longest;
    }

    private static int Add(List<DiffLine> lines, LineChange change, string text, (int Number, int Next) at)
    {
        lines.Add(new(change, text.TrimEnd('\r'), at.Number));
        return at.Next;
    }

    private static bool Same(string one, string other) => string.Equals(one.TrimEnd('\r'), other.TrimEnd('\r'), StringComparison.Ordinal);
}
