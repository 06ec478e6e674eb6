namespace CallCenter.Core.Compliance;

/// <summary>Completes a pattern around the part that was found. Every step is bounded: parts, their wordings, the widths of gaps.</summary>
internal static class PatternMatch
{
    /// <summary>Widens the window's find to the whole pattern; false when the rest of it is not there.</summary>
    internal static bool Complete(ref PhraseWindow window, PhrasePattern pattern)
    {
        var from = Back(window, pattern, pattern.Anchor, window.From);
        var to = from < 0 ? -1 : Forward(window, pattern, pattern.Anchor, window.To);
        if (to < 0 || (pattern.AtStart && !window.BreaksAt(from)) || (pattern.AtEnd && !window.BreaksAt(to)))
            return false;
        (window.From, window.To) = (from, to);
        return true;
    }

    // Parts before: the nearest that fits.
    private static int Back(in PhraseWindow window, PhrasePattern pattern, int part, int end)
    {
        if (part == 0)
            return end;
        var (gap, across) = (pattern.Parts[part].Gap, pattern.Parts[part].Across);
        for (var at = end; at >= 0 && at >= end - gap; at--)
        {
            foreach (var wording in pattern.Parts[part - 1].Wordings)
                if (EndsAt(window, at, wording) && Back(window, pattern, part - 1, at - wording.Length) is var from and >= 0)
                    return from;
            if (!across && window.BreaksAt(at))
                break;
        }
        return -1;
    }

    private static int Forward(in PhraseWindow window, PhrasePattern pattern, int part, int start)
    {
        if (part == pattern.Parts.Length - 1)
            return start;
        var (gap, across) = (pattern.Parts[part + 1].Gap, pattern.Parts[part + 1].Across);
        for (var at = start; at <= window.Plain.Length && at <= start + gap; at++)
        {
            if (!across && window.BreaksAt(at))
                break;
            foreach (var wording in pattern.Parts[part + 1].Wordings)
                if (StartsAt(window, at, wording) && Forward(window, pattern, part + 1, at + wording.Length) is var to and >= 0)
                    return to;
        }
        return -1;
    }

    private static bool EndsAt(in PhraseWindow window, int end, string wording) =>
        end >= wording.Length && window.Plain[..end].EndsWith(wording) && IsWhole(window.Plain, end - wording.Length, end);

    private static bool StartsAt(in PhraseWindow window, int start, string wording) =>
        window.Plain[start..].StartsWith(wording) && IsWhole(window.Plain, start, start + wording.Length);

    /// <summary>Letters are found as whole words.</summary>
    internal static bool IsWhole(ReadOnlySpan<char> plain, int start, int end) =>
        !(start > 0 && char.IsAsciiLetter(plain[start]) && char.IsAsciiLetterOrDigit(plain[start - 1]))
        && !(end < plain.Length && char.IsAsciiLetter(plain[end - 1]) && char.IsAsciiLetterOrDigit(plain[end]));
}
