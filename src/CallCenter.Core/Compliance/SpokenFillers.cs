using System.Buffers;

namespace CallCenter.Core.Compliance;

/// <summary>
/// What speakers of languages with blanks say while thinking (uh, um), and words that are such only between two pauses (, you know,):
/// blanked out with their pauses, so that a phrase goes on behind. Every other character stays in its place.
/// </summary>
internal static class SpokenFillers
{
    private const int WidestPause = 12;

    private static readonly SearchValues<char> Pausing = SearchValues.Create(" ,.…-–—");
    private static readonly string[] Always = ["uhm", "uh", "umm", "um", "erm", "hmm", "hm"];
    private static readonly string[] BetweenPauses = ["er", "like", "you know", "i mean", "you see", "well"];
    private static readonly SearchValues<string> Any = SearchValues.Create(
        [" uh", " um", " hm", " erm", " er,", " er.", " er…", " like,", " you know,", " i mean,", " you see,", " well,"], StringComparison.OrdinalIgnoreCase);

    /// <summary>There may be one: one pass of vector instructions, none where no blank is, nothing allocated.</summary>
    internal static bool MayBeIn(ReadOnlySpan<char> text) => text.Contains(' ') && text.ContainsAny(Any);

    /// <summary>Blanks them out; false when there were none after all.</summary>
    internal static bool Blank(Span<char> text)
    {
        var blanked = false;
        for (int at = 0, next; at < text.Length && (next = text[at..].IndexOfAny(Any)) >= 0; at += next + 1)
            blanked |= BlankOne(text, at + next + 1);
        return blanked;
    }

    private static bool BlankOne(Span<char> text, int start)
    {
        var always = WordAt(text[start..], Always);
        var end = start + (always > 0 ? always : WordAt(text[start..], BetweenPauses));
        if (end == start)
            return false;
        var (first, last) = (Math.Max(0, start - WidestPause), Math.Min(text.Length, end + WidestPause));
        var from = first + text[first..start].LastIndexOfAnyExcept(Pausing) + 1;
        var to = text[end..last].IndexOfAnyExcept(Pausing) is var wide and >= 0 ? end + wide : last;
        var both = IsPause(text[from..start]) && IsPause(text[end..to]);
        if (!both && always == 0)
            return false;
        text[(both || IsEllipsis(text[from..start]) ? from : start)..(both || IsEllipsis(text[end..to]) ? to : end)].Fill(' ');
        return true;
    }

    private static int WordAt(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || Pausing.Contains(text[word.Length])))
                return word.Length;
        return 0;
    }

    private static bool IsPause(ReadOnlySpan<char> between) => between.ContainsAny(",–—") || between.IndexOf(" - ") >= 0 || IsEllipsis(between);

    // A single full stop ends a sentence.
    private static bool IsEllipsis(ReadOnlySpan<char> between) => between.Contains('…') || between.IndexOf("..") >= 0;
}
