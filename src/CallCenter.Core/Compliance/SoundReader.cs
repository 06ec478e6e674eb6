using System.Runtime.InteropServices;

namespace CallCenter.Core.Compliance;

/// <summary>One syllable of a text.</summary>
/// <param name="Syllable">Which, without tone; 0 where there is none.</param>
/// <param name="Plain">The Han character; none where it was typed in letters.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends, exclusive.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SoundToken(ushort Syllable, char Plain, int Start, int End);

/// <summary>Reads a text syllable by syllable: Han characters, and letters that spell pinyin, the longest syllable first.</summary>
internal static class SoundReader
{
    private const int WidestGap = 12;

    /// <summary>The next syllable from a place on, over separators and the digits of tones.</summary>
    internal static SoundToken Next(ReadOnlySpan<char> text, int at)
    {
        for (var gap = 0; at < text.Length && gap <= WidestGap; at++, gap++)
        {
            var entry = PhraseTable.At(text, at);
            switch (PhraseTable.SignOf(entry))
            {
                case Sign.Han or Sign.Filler:
                    return new(HanTable.Syllable(HanTable.Simplify(text[at])), (char)entry, at, at + 1);
                case Sign.Word when !IsTone(text[at]):
                    return Read(text, at);
                case Sign.Skip or Sign.Word:
                    continue;
                default:
                    return default;
            }
        }
        return default;
    }

    /// <summary>The syllable that the letters from a place on spell; its end lies behind the digit of its tone.</summary>
    internal static SoundToken Read(ReadOnlySpan<char> text, int at)
    {
        if (HanTable.Spelled(text[at..]) is var plain && plain.Syllable > 0 && Ends(text, at + plain.Length))
            return Token(text, at, plain);
        Span<char> letters = stackalloc char[HanTable.LongestSyllable];
        var length = 0;
        while (length < letters.Length && at + length < text.Length && Letter(text[at + length]) is var letter and not '\0')
            letters[length++] = letter;
        return HanTable.Spelled(letters[..length]) is var folded && folded.Syllable > 0 ? Token(text, at, folded) : default;
    }

    // Behind plain letters: no letter that would only fold to one.
    private static bool Ends(ReadOnlySpan<char> text, int at) => at >= text.Length || char.IsAscii(text[at]) && text[at] is not (>= 'A' and <= 'Z') || text[at] is >= '\u4E00' and <= '\u9FFF';

    private static SoundToken Token(ReadOnlySpan<char> text, int at, (ushort Syllable, int Length) spelled)
    {
        var end = at + spelled.Length;
        return new(spelled.Syllable, '\0', at, end < text.Length && IsTone(text[end]) ? end + 1 : end);
    }

    /// <summary>Whether a run of letters and digits is nothing but pinyin.</summary>
    internal static bool IsPinyin(ReadOnlySpan<char> run)
    {
        for (var at = 0; at < run.Length;)
        {
            var token = Read(run, at);
            if (token.Syllable == 0)
                return false;
            at = token.End;
        }
        return true;
    }

    /// <summary>A digit that marks a tone.</summary>
    internal static bool IsTone(char c) => c is >= '1' and <= '5';

    private static char Letter(char c) =>
        (char)PhraseTable.All[c] is var plain and >= 'a' and <= 'z' && PhraseTable.SignOf(PhraseTable.All[c]) is Sign.Word ? plain : '\0';
}
