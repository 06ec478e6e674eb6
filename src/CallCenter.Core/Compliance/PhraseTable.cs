using System.Globalization;
using System.Text;

namespace CallCenter.Core.Compliance;

/// <summary>What a code unit is to the engine.</summary>
internal enum Sign
{
    /// <summary>A character of a script that puts no spaces between words.</summary>
    Han,

    /// <summary>A letter or digit of a script that separates its words.</summary>
    Word,

    /// <summary>What a speaker says while thinking (啊, 呃): may stand inside a phrase.</summary>
    Filler,

    /// <summary>Nothing: spaces, punctuation, symbols, invisible marks.</summary>
    Skip,

    /// <summary>The end of a sentence: no phrase goes across.</summary>
    End,

    /// <summary>A full stop of ASCII, which ends a sentence where no word goes on.</summary>
    Dot,

    /// <summary>Stands for several characters.</summary>
    Many,

    /// <summary>Half of a character outside the basic plane.</summary>
    Half,
}

/// <summary>
/// What each UTF-16 code unit means: its plain character (width, case, accents, traditional forms and numerals folded) in the low
/// 16 bits, the class of its sound in the next 9, its <see cref="Sign"/> above.
/// </summary>
internal static class PhraseTable
{
    /// <summary>Where the sound begins.</summary>
    internal const int SoundShift = 16;

    /// <summary>Where the sign begins.</summary>
    internal const int SignShift = 25;

    /// <summary>The sound alone, after shifting.</summary>
    internal const uint SoundMask = 511;

    private const string Fillers = "啊呃嗯哦噢唉哎诶欸呀嘛呢哈那个";
    private const string Numerals = "零0〇0一1壹1幺1二2贰2三3叁3四4肆4五5伍5六6陆6七7柒7八8捌8九9玖9";

    private static readonly Dictionary<char, string> Expanded = [];
    private static readonly uint[] Entries = Build();

    /// <summary>Every entry, by code unit.</summary>
    internal static uint[] All => Entries;

    /// <summary>The sign of an entry.</summary>
    internal static Sign SignOf(uint entry) => (Sign)(entry >> SignShift);

    /// <summary>The characters that a code unit with the sign <see cref="Sign.Many"/> stands for.</summary>
    internal static string Several(char c) => Expanded[c];

    /// <summary>The entry of one place of a text: halves of a pair and full stops are judged by their neighbours.</summary>
    internal static uint At(ReadOnlySpan<char> text, int at)
    {
        var entry = Entries[text[at]];
        return SignOf(entry) switch
        {
            Sign.Dot => Entry('\0', EndsSentence(text, at) ? Sign.End : Sign.Skip),
            Sign.Half => Entry(text[at], IsLetter(text, at) ? Sign.Han : Sign.Skip),
            _ => entry,
        };
    }

    // Not in 3.5 or e.g., nor where it stands alone inside a disguise.
    private static bool EndsSentence(ReadOnlySpan<char> text, int at) =>
        (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1])) && at > 0 && !char.IsWhiteSpace(text[at - 1]);

    private static bool IsLetter(ReadOnlySpan<char> text, int at)
    {
        var high = char.IsHighSurrogate(text[at]) ? at : at - 1;
        return high >= 0 && high + 1 < text.Length && char.IsSurrogatePair(text[high], text[high + 1])
            && CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(text[high], text[high + 1])) is UnicodeCategory.OtherLetter;
    }

    private static uint Entry(char plain, Sign sign) => plain | ((uint)sign << SignShift);

    private static uint[] Build()
    {
        var table = new uint[char.MaxValue + 1];
        for (var i = 0; i < table.Length; i++)
            table[i] = Fold((char)i);
        foreach (var end in "。！？!?｡．")
            table[end] = Entry('\0', Sign.End);
        table['.'] = Entry('\0', Sign.Dot);
        foreach (var filler in Fillers)
            table[filler] = (table[filler] & ((1u << SignShift) - 1)) | ((uint)Sign.Filler << SignShift);
        for (var i = 0; i < Numerals.Length; i += 2)
            table[Numerals[i]] = (table[Numerals[i]] & ~0xFFFFu) | Numerals[i + 1];
        return table;
    }

    private static uint Fold(char c)
    {
        if (char.IsSurrogate(c))
            return Entry(c, Sign.Half);
        if (c is >= '\u4E00' and <= '\u9FFF')
            return Sounding(HanTable.Simplify(c));
        if (c is >= '\uAC00' and <= '\uD7A3')
            return Entry(c, Sign.Han);
        if (c < 0x80)
            return char.IsAsciiLetterOrDigit(c) ? Entry(char.ToLowerInvariant(c), Sign.Word) : Entry('\0', Sign.Skip);
        if (!IsAssigned(c))
            return Entry('\0', Sign.Skip);
        var parts = c.ToString().Normalize(NormalizationForm.FormKD).Where(Counts).Select(p => HanTable.Simplify(char.ToLowerInvariant(p))).ToArray();
        if (parts.Length > 1)
            Expanded[c] = new string(parts);
        return parts.Length switch { 0 => Entry('\0', Sign.Skip), 1 => One(parts[0]), _ => Entry('\0', Sign.Many) };
    }

    private static uint One(char c) => c is >= '\u4E00' and <= '\u9FFF' ? Sounding(c)
        : Entry(c, char.IsAsciiLetterOrDigit(c) || c is >= '\u00DF' and < '\u0530' ? Sign.Word : Sign.Han);

    private static uint Sounding(char c) => Entry(c, Sign.Han) | ((uint)HanTable.Near(HanTable.Syllable(c)) << SoundShift);

    private static bool IsAssigned(char c) =>
        char.GetUnicodeCategory(c) is not (UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse
            or UnicodeCategory.Control or UnicodeCategory.Format);

    private static bool Counts(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
}
