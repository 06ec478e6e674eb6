using System.Runtime.InteropServices;

namespace CallCenter.Core.Compliance;

/// <summary>A stretch of a text as patterns and guards compare it, in memory of the caller: folded, with where clauses and sentences begin.</summary>
[StructLayout(LayoutKind.Auto)]
internal ref struct FoldedText
{
    /// <summary>How many characters it may hold.</summary>
    internal const int Room = 512;

    private const string Breaks = "，,、；;：:\n\r";

    private readonly Span<char> _plain;
    private readonly Span<int> _places;
    private readonly Span<bool> _clauses;
    private readonly Span<bool> _sentences;
    private int _count;

    /// <summary>Memory for it; clauses and sentences need one place more.</summary>
    internal FoldedText(Span<char> plain, Span<int> places, Span<bool> clauses, Span<bool> sentences)
    {
        _plain = plain;
        _places = places;
        _clauses = clauses;
        _sentences = sentences;
    }

    /// <summary>There was no room for more.</summary>
    internal readonly bool IsFull => _count == Room;

    /// <summary>The folded characters.</summary>
    internal readonly ReadOnlySpan<char> Plain => _plain[.._count];

    /// <summary>Where each stands in the text.</summary>
    internal readonly ReadOnlySpan<int> Places => _places[.._count];

    /// <summary>Whether a clause begins with a character; one more than there are characters.</summary>
    internal readonly ReadOnlySpan<bool> Clauses => _clauses[..(_count + 1)];

    /// <summary>Whether a sentence begins with a character.</summary>
    internal readonly ReadOnlySpan<bool> Sentences => _sentences[..(_count + 1)];

    /// <summary>Folds <c>[from, to)</c> of a text; what has no room is left out.</summary>
    internal void Fold(ReadOnlySpan<char> text, int from, int to)
    {
        _count = 0;
        var seam = (Sentence: from == 0, Clause: from == 0, Blank: false);
        for (var i = from; i < to; i++)
        {
            var entry = PhraseTable.At(text, i);
            var sign = PhraseTable.SignOf(entry);
            if (sign is Sign.Skip or Sign.End)
            {
                seam.Sentence |= sign is Sign.End;
                seam.Clause |= sign is Sign.End || Breaks.Contains(text[i]);
                seam.Blank |= char.IsWhiteSpace(text[i]);
                continue;
            }
            Add(text, i, seam, entry);
            seam = default;
        }
        (_clauses[_count], _sentences[_count]) = (true, true);
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
    }
}
