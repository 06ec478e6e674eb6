using System.Buffers;

namespace CallCenter.Core.Compliance;

/// <summary>
/// A stretch of a text as patterns and guards compare it: folded, with where clauses and sentences begin. Each thread has one and
/// uses it again, so that folding allocates nothing.
/// </summary>
internal sealed class FoldedText
{
    // How many characters it may hold.
    private const int Room = 512;

    // Texts up to this length are folded once for all their finds: every character of them stands for two at most, beside a blank.
    private const int Short = 200;

    // Of a longer text so much is folded at once, for the next finds as well.
    private const int Stretch = 400;

    private static readonly SearchValues<char> Breaks = SearchValues.Create("，,、；;：:\n\r");

    [ThreadStatic]
    private static FoldedText? _ofThread;

    private readonly char[] _plain = new char[Room];
    private readonly int[] _places = new int[Room];
    private readonly bool[] _clauses = new bool[Room + 1];
    private readonly bool[] _sentences = new bool[Room + 1];
    private int _count;
    private int _from;
    private int _to;

    /// <summary>That of this thread, for a new text.</summary>
    internal static FoldedText New()
    {
        var folded = _ofThread ??= new();
        (folded._from, folded._to) = (0, -1);
        return folded;
    }

    /// <summary>The folded characters.</summary>
    internal ReadOnlySpan<char> Plain => _plain.AsSpan(0, _count);

    /// <summary>Where each stands in the text.</summary>
    internal ReadOnlySpan<int> Places => _places.AsSpan(0, _count);

    /// <summary>Whether a clause begins with a character; one more than there are characters.</summary>
    internal ReadOnlySpan<bool> Clauses => _clauses.AsSpan(0, _count + 1);

    /// <summary>Whether a sentence begins with a character.</summary>
    internal ReadOnlySpan<bool> Sentences => _sentences.AsSpan(0, _count + 1);

    /// <summary>Some of it are Latin letters.</summary>
    internal bool HasLetters { get; private set; }

    /// <summary>Folds what lies around the find <c>[start, end)</c>, unless it is folded already; what has no room is left out.</summary>
    internal void Cover(ReadOnlySpan<char> text, int start, int end)
    {
        var (from, to) = (Math.Max(0, start - PhraseWindow.Reach), Math.Min(text.Length, end + PhraseWindow.Reach));
        if (_from <= from && to <= _to)
            return;
        var first = text.Length <= Short ? 0 : from;
        if (!Fold(text, first, Math.Min(text.Length, Math.Max(to, first + Stretch))) && !Fold(text, from, to))
            _to = -1;
    }

    /// <summary>The first character that stands at this place of the text or behind.</summary>
    internal int IndexOf(int place)
    {
        var index = Math.Clamp(place - _from, 0, _count);
        while (index > 0 && _places[index - 1] >= place)
            index--;
        while (index < _count && _places[index] < place)
            index++;
        return index;
    }

    // False when there was no room for all of it.
    private bool Fold(ReadOnlySpan<char> text, int from, int to)
    {
        (_count, _from, _to, HasLetters) = (0, from, to, false);
        var seam = (Sentence: from == 0, Clause: from == 0, Blank: false);
        for (var i = from; i < to; i++)
        {
            var entry = PhraseTable.All[text[i]];
            if (PhraseTable.SignOf(entry) > Sign.Filler)
                entry = PhraseTable.At(text, i);
            if (PhraseTable.SignOf(entry) is not (Sign.Skip or Sign.End))
            {
                Add(text, i, seam, entry);
                seam = default;
                continue;
            }
            var ends = PhraseTable.SignOf(entry) is Sign.End;
            seam = (seam.Sentence || ends, seam.Clause || ends || Breaks.Contains(text[i]), seam.Blank || char.IsWhiteSpace(text[i]));
        }
        (_clauses[_count], _sentences[_count]) = (true, true);
        return _count < Room;
    }

    private void Add(ReadOnlySpan<char> text, int at, (bool Sentence, bool Clause, bool Blank) seam, uint entry)
    {
        if (PhraseTable.SignOf(entry) is Sign.Many)
        {
            foreach (var part in PhraseTable.Several(text[at]))
                Put(part, at, seam);
            return;
        }
        var plain = (char)entry;
        if ((seam.Blank || seam.Clause) && _count > 0 && PhraseIndex.IsWord(plain) && PhraseIndex.IsWord(_plain[_count - 1]))
            Put(' ', at, (seam.Sentence, false, false));
        Put(plain, at, seam);
    }

    private void Put(char plain, int at, (bool Sentence, bool Clause, bool Blank) seam)
    {
        if (_count >= Room)
            return;
        _plain[_count] = plain;
        _places[_count] = at;
        _clauses[_count] = seam.Clause;
        _sentences[_count++] = seam.Sentence;
        HasLetters |= char.IsAsciiLetter(plain);
    }
}
