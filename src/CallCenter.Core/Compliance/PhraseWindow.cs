namespace CallCenter.Core.Compliance;

/// <summary>
/// The sentence around a find, folded: what patterns and guards look at. At most <see cref="Reach"/> characters to each side, so
/// that the cost of a find is bounded.
/// </summary>
internal ref struct PhraseWindow
{
    /// <summary>How far it sees to each side, in characters of the text.</summary>
    internal const int Reach = 80;

    /// <summary>How many characters it may hold.</summary>
    internal const int Room = 512;

    private const string Breaks = "，,、；;：:\n\r";

    private readonly Span<char> _plain;
    private readonly Span<int> _places;
    private readonly Span<bool> _breaks;
    private int _count;

    /// <summary>Folds the surroundings of <c>[start, end)</c> into memory of the caller, each of <see cref="Room"/>.</summary>
    internal PhraseWindow(ReadOnlySpan<char> text, (int Start, int End) find, Span<char> plain, Span<int> places, Span<bool> breaks)
    {
        _plain = plain;
        _places = places;
        _breaks = breaks;
        var from = find.Start;
        while (from > 0 && find.Start - from < Reach && PhraseTable.SignOf(PhraseTable.At(text, from - 1)) is not Sign.End)
            from--;
        OpensText = from == 0;
        var to = Math.Min(text.Length, find.End + Reach);
        var broken = from == 0 || find.Start - from < Reach;
        var blank = false;
        for (var i = from; i < to; i++)
        {
            if (i == find.Start)
                From = _count;
            if (i == find.End)
                To = _count;
            var entry = PhraseTable.At(text, i);
            var sign = PhraseTable.SignOf(entry);
            if (sign is Sign.End && i >= find.End)
                break;
            if (sign is Sign.Skip or Sign.End)
            {
                broken |= Breaks.Contains(text[i]);
                blank |= char.IsWhiteSpace(text[i]);
            }
            else
            {
                Add(text, i, (broken, blank), entry);
                (broken, blank) = (false, false);
            }
        }
        if (find.End >= to || To == 0)
            To = _count;
        _breaks[_count] = true;
    }

    /// <summary>The folded characters.</summary>
    internal readonly ReadOnlySpan<char> Plain => _plain[.._count];

    /// <summary>Where the find begins among them.</summary>
    internal int From { get; set; }

    /// <summary>Where the find ends among them, exclusive.</summary>
    internal int To { get; set; }

    /// <summary>It begins where the text begins.</summary>
    internal bool OpensText { get; }

    /// <summary>Whether a clause begins with this character; true behind the last.</summary>
    internal readonly bool BreaksAt(int index) => _breaks[index];

    /// <summary>Where a character stands in the text.</summary>
    internal readonly int PlaceOf(int index) => _places[index];

    /// <summary>Where the clause that holds a character begins.</summary>
    internal readonly int ClauseStart(int index)
    {
        while (index > 0 && !_breaks[index])
            index--;
        return index;
    }

    /// <summary>Where the clause that ends with a find ends, exclusive.</summary>
    internal readonly int ClauseEnd(int index)
    {
        while (index < _count && !_breaks[index])
            index++;
        return index;
    }

    private void Add(ReadOnlySpan<char> text, int at, (bool Broken, bool Blank) seam, uint entry)
    {
        if (PhraseTable.SignOf(entry) is Sign.Many)
        {
            foreach (var part in PhraseTable.Several(text[at]))
                Put(part, at, seam.Broken);
            return;
        }
        var plain = (char)entry;
        if (seam.Blank && _count > 0 && !seam.Broken && PhraseIndex.IsWord(plain) && PhraseIndex.IsWord(_plain[_count - 1]))
            Put(' ', at, false);
        Put(plain, at, seam.Broken);
    }

    private void Put(char plain, int at, bool broken)
    {
        if (_count + 1 >= Room)
            return;
        _plain[_count] = plain;
        _places[_count] = at;
        _breaks[_count++] = broken;
    }
}
