namespace CallCenter.Core.Compliance;

/// <summary>Completes a pattern around the part that was found. Every step is bounded: parts, their wordings, the widths of gaps.</summary>
internal static class PatternMatch
{
    private const int LettersOfOne = 4;

    private static readonly (int, int) Nowhere = (-1, -1);

    /// <summary>Where the whole pattern lies around the window's find; -1 twice when the rest of it is not there.</summary>
    internal static (int From, int To) Complete(in PhraseWindow window, PhrasePattern pattern)
    {
        if (window.To <= window.From)
            return Nowhere;
        var from = Back(window, pattern, pattern.Anchor, window.From);
        var to = from < 0 ? -1 : Forward(window, pattern, pattern.Anchor, window.To);
        return to < 0 || (pattern.AtStart && !window.EndsAt(from)) || (pattern.AtEnd && !window.EndsAt(to)) ? Nowhere : (from, to);
    }

    // Parts before: the nearest that fits.
    private static int Back(in PhraseWindow window, PhrasePattern pattern, int part, int end)
    {
        if (part == 0)
            return end;
        var (gap, across) = Gap(window, pattern.Parts[part]);
        for (var at = end; at >= 0 && at >= end - gap; at--)
        {
            if (!across && window.BreaksAt(at))
                break;
            if (at > 0)
                foreach (var wording in window.IsTyped ? pattern.Parts[part - 1].Wordings : pattern.Parts[part - 1].Ending(window.Plain[at - 1]))
                    if (StartOf(window, at, wording) is var start and >= 0 && Back(window, pattern, part - 1, start) is var from and >= 0)
                        return from;
            if (pattern.Parts[part - 1].MayBeNothing && IsBetweenWords(window.Plain, at) && Back(window, pattern, part - 1, at) is var before and >= 0)
                return before;
        }
        return pattern.Parts[part - 1].MayBeNothing ? Back(window, pattern, part - 1, end) : -1;
    }

    // A syllable of pinyin takes the place of one character.
    private static (int Gap, bool Across) Gap(in PhraseWindow window, PatternPart part) =>
        (window.IsTyped && Array.Exists(part.Wordings, w => w.Length > 0 && !char.IsAscii(w[0])) ? part.Gap * LettersOfOne : part.Gap, part.Across);

    private static int Forward(in PhraseWindow window, PhrasePattern pattern, int part, int start)
    {
        if (part == pattern.Parts.Length - 1)
            return start;
        var (gap, across) = Gap(window, pattern.Parts[part + 1]);
        for (var at = start; at <= window.Plain.Length && at <= start + gap; at++)
        {
            if (!across && window.BreaksAt(at))
                break;
            if (at < window.Plain.Length)
                foreach (var wording in window.IsTyped ? pattern.Parts[part + 1].Wordings : pattern.Parts[part + 1].Beginning(window.Plain[at]))
                    if (EndOf(window, at, wording) is var end and >= 0 && Forward(window, pattern, part + 1, end) is var to and >= 0)
                        return to;
            if (pattern.Parts[part + 1].MayBeNothing && IsBetweenWords(window.Plain, at) && Forward(window, pattern, part + 1, at) is var behind and >= 0)
                return behind;
        }
        return pattern.Parts[part + 1].MayBeNothing ? Forward(window, pattern, part + 1, start) : -1;
    }

    // Where a wording that ends here begins; -1 when it does not.
    private static int StartOf(in PhraseWindow window, int end, string wording)
    {
        if (wording.Length == 0)
            return -1;
        if (end >= wording.Length && window.Plain[..end].EndsWith(wording))
            return IsWhole(window.Plain, end - wording.Length, end) ? end - wording.Length : -1;
        if (!window.IsTyped || end == 0 || !char.IsAsciiLetter(window.Plain[end - 1]))
            return -1;
        for (var start = end - 1; start >= 0 && start >= end - (wording.Length * (HanTable.LongestSyllable + 1)); start--)
            if (TypedEnd(window.Plain, start, wording) == end)
                return start;
        return -1;
    }

    private static int EndOf(in PhraseWindow window, int start, string wording)
    {
        if (wording.Length == 0)
            return -1;
        if (window.Plain[start..].StartsWith(wording))
            return IsWhole(window.Plain, start, start + wording.Length) ? start + wording.Length : -1;
        return window.IsTyped ? TypedEnd(window.Plain, start, wording) : -1;
    }

    private static bool IsBetweenWords(ReadOnlySpan<char> plain, int at) =>
        at == 0 || at == plain.Length || !char.IsAsciiLetterOrDigit(plain[at - 1]) || !char.IsAsciiLetterOrDigit(plain[at]);

    // Pinyin typed for the characters of a wording, with or without a blank between its syllables.
    private static int TypedEnd(ReadOnlySpan<char> plain, int start, string wording)
    {
        var at = start;
        foreach (var c in wording)
        {
            if (at > start && at < plain.Length && plain[at] == ' ')
                at++;
            if (at < plain.Length && plain[at] == c)
                at++;
            else if (HanTable.Syllable(c) is var wanted and > 0 && SoundReader.Read(plain, at) is var token && token.Syllable == wanted)
                at = token.End;
            else
                return -1;
        }
        return at;
    }

    /// <summary>Letters are found as whole words.</summary>
    internal static bool IsWhole(ReadOnlySpan<char> plain, int start, int end) =>
        !(start > 0 && char.IsAsciiLetter(plain[start]) && char.IsAsciiLetterOrDigit(plain[start - 1]))
        && !(end < plain.Length && char.IsAsciiLetter(plain[end - 1]) && char.IsAsciiLetterOrDigit(plain[end]));
}
