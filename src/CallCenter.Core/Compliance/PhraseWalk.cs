namespace CallCenter.Core.Compliance;

/// <summary>Follows one literal through a text from a place on, over what a disguise puts in between.</summary>
internal static class PhraseWalk
{
    // More separators in a row than this are no disguise but two separate things.
    internal const int WidestGap = 12;

    // More fillers or repetitions than this are another sentence.
    internal const int MostNoise = 8;

    // Shorter words are not looked for across blanks: "p in" is no PIN.
    private const int SpacedWord = 5;

    /// <summary>The end of the literal that begins at <paramref name="start"/>, exclusive; -1 when it is not there.</summary>
    internal static int End(ReadOnlySpan<char> text, int start, int sub, ReadOnlySpan<char> literal)
    {
        var walk = (At: start, Next: 0, Noise: 0);
        if (sub == 0)
            (walk.At, walk.Next) = Undisguised(text, start, literal);
        if (walk.Next == literal.Length)
            return Whole(text, start, walk.At);
        var gap = 0;
        while (walk.At < text.Length)
        {
            var entry = PhraseTable.At(text, walk.At);
            switch (PhraseTable.SignOf(entry))
            {
                case Sign.Skip:
                    if (++gap > WidestGap || !MaySkip(text, walk.At, literal, walk.Next))
                        return -1;
                    walk.At++;
                    continue;
                case Sign.End:
                    return -1;
                case Sign.Many:
                    if (!Takes(PhraseTable.Several(text[walk.At]).AsSpan(walk.At == start ? sub : 0), literal, ref walk.Next))
                        return -1;
                    walk.At++;
                    break;
                default:
                    if (!Step(text, literal, ref walk))
                        return -1;
                    break;
            }
            gap = 0;
            if (walk.Next == literal.Length)
                return Whole(text, start, walk.At);
        }
        return -1;
    }

    // As far as the literal stands there as it is.
    private static (int At, int Next) Undisguised(ReadOnlySpan<char> text, int start, ReadOnlySpan<char> literal)
    {
        var next = 0;
        while (next < literal.Length && start + next < text.Length && PhraseTable.All[text[start + next]] is var entry
            && entry < 2u << PhraseTable.SignShift && (char)entry == literal[next])
            next++;
        return (start + next, next);
    }

    private static bool Step(ReadOnlySpan<char> text, ReadOnlySpan<char> literal, ref (int At, int Next, int Noise) walk)
    {
        var plain = (char)PhraseTable.At(text, walk.At);
        if (literal[walk.Next] == ' ')
            walk.Next++;
        if (plain == literal[walk.Next])
        {
            walk.Next++;
            walk.At++;
            return true;
        }
        var wide = Noise(text, walk.At, plain, walk.Next > 0 ? literal[walk.Next - 1] : '\0');
        walk.At += wide;
        return walk.Next > 0 && wide > 0 && ++walk.Noise <= MostNoise;
    }

    /// <summary>How many characters of the text are a repetition of the last one or a filler.</summary>
    internal static int Noise(ReadOnlySpan<char> text, int at, char plain, char last)
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
