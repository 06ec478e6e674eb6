namespace CallCenter.Core.Compliance;

/// <summary>Follows one literal through a text from a place on, over what a disguise puts in between.</summary>
internal static class PhraseWalk
{
    // More separators in a row than this are no disguise but two separate things.
    private const int WidestGap = 12;

    // More fillers or repetitions than this are another sentence.
    private const int MostNoise = 8;

    // Shorter words are not looked for across blanks: "p in" is no PIN.
    private const int SpacedWord = 5;

    /// <summary>The end of the literal that begins at <paramref name="start"/>, exclusive; -1 when it is not there.</summary>
    internal static int End(ReadOnlySpan<char> text, int start, int sub, ReadOnlySpan<char> literal)
    {
        int at = start, next = 0, gap = 0, noise = 0;
        while (at < text.Length)
        {
            var entry = PhraseTable.At(text, at);
            switch (PhraseTable.SignOf(entry))
            {
                case Sign.Skip:
                    if (++gap > WidestGap || !MaySkip(text, at, literal, next))
                        return -1;
                    at++;
                    continue;
                case Sign.End:
                    return -1;
                case Sign.Many:
                    if (!Takes(PhraseTable.Several(text[at]).AsSpan(at == start ? sub : 0), literal, ref next))
                        return -1;
                    at++;
                    break;
                default:
                    if (!Step(text, ref at, literal, ref next, ref noise))
                        return -1;
                    break;
            }
            gap = 0;
            if (next == literal.Length)
                return Whole(text, start, at);
        }
        return -1;
    }

    private static bool Step(ReadOnlySpan<char> text, ref int at, ReadOnlySpan<char> literal, ref int next, ref int noise)
    {
        var plain = (char)PhraseTable.At(text, at);
        if (literal[next] == ' ')
            next++;
        if (plain == literal[next])
        {
            next++;
            at++;
            return true;
        }
        var wide = Noise(text, at, plain, next > 0 ? literal[next - 1] : '\0');
        at += wide;
        return next > 0 && wide > 0 && ++noise <= MostNoise;
    }

    // How many characters of the text are a repetition of the last one or a filler.
    private static int Noise(ReadOnlySpan<char> text, int at, char plain, char last)
    {
        var sign = PhraseTable.SignOf(PhraseTable.At(text, at));
        if (plain == last && (sign is Sign.Han || Run(text, at) >= 3))
            return 1;
        if (plain == '那')
            return at + 1 < text.Length && text[at + 1] is '个' or '個' ? 2 : 0;
        return sign is Sign.Filler && plain != '个' ? 1 : 0;
    }

    private static int Run(ReadOnlySpan<char> text, int at)
    {
        var from = at;
        while (from > 0 && PhraseTable.At(text, from - 1) == PhraseTable.At(text, at))
            from--;
        var to = at + 1;
        while (to < text.Length && PhraseTable.At(text, to) == PhraseTable.At(text, at) && to - from < 3)
            to++;
        return to - from;
    }

    private static bool Takes(ReadOnlySpan<char> several, ReadOnlySpan<char> literal, ref int next)
    {
        foreach (var plain in several)
        {
            if (next < literal.Length && literal[next] == ' ')
                next++;
            if (next == literal.Length || literal[next] != plain)
                return false;
            next++;
        }
        return true;
    }

    // A blank inside a short word of Latin letters parts it.
    private static bool MaySkip(ReadOnlySpan<char> text, int at, ReadOnlySpan<char> literal, int next) =>
        !char.IsWhiteSpace(text[at]) || literal[next] == ' ' || literal.Length >= SpacedWord
        || !(char.IsAsciiLetter(literal[next]) && next > 0 && char.IsAsciiLetter(literal[next - 1]));

    // Words of Latin letters are found whole; the last letter may be drawn out.
    private static int Whole(ReadOnlySpan<char> text, int start, int end)
    {
        if (PhraseIndex.IsWord(text[end - 1]) && Run(text, end - 1) >= 3)
            while (end < text.Length && PhraseTable.At(text, end) == PhraseTable.At(text, end - 1))
                end++;
        var begins = !PhraseIndex.IsWord(text[start]) || start == 0 || !Joins(text, start - 1, -1);
        var ends = !PhraseIndex.IsWord(text[end - 1]) || end == text.Length || !Joins(text, end, +1);
        return begins && ends ? end : -1;
    }

    private static bool Joins(ReadOnlySpan<char> text, int at, int direction) =>
        PhraseIndex.IsWord(text[at])
        || (text[at] is '\'' or '’' && at + direction >= 0 && at + direction < text.Length && PhraseIndex.IsWord(text[at + direction]));
}
