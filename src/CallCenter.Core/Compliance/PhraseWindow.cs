using System.Runtime.InteropServices;

namespace CallCenter.Core.Compliance;

/// <summary>
/// The sentence around a find, folded: what patterns and guards look at. At most <see cref="Reach"/> characters to each side, so
/// that the cost of a find is bounded.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal ref struct PhraseWindow
{
    /// <summary>How far it sees to each side, in characters of the text.</summary>
    internal const int Reach = 80;

    private readonly ReadOnlySpan<int> _places;
    private readonly ReadOnlySpan<bool> _clauses;

    /// <summary>The sentence of a find in a folded text.</summary>
    internal PhraseWindow(FoldedText folded, FoundPhrase find)
    {
        var (from, to) = (folded.IndexOf(find.Start), folded.IndexOf(find.End));
        var places = folded.Places;
        var first = Math.Max(0, folded.Sentences[..(from + 1)].LastIndexOf(true));
        while (first < from && find.Start - places[first] > Reach)
            first++;
        var last = to + folded.Sentences[to..].IndexOf(true);
        while (last > to && places[last - 1] >= find.End + Reach)
            last--;
        Plain = folded.Plain[first..last];
        _places = places[first..last];
        _clauses = folded.Clauses[first..(last + 1)];
        (From, To) = (from - first, to - first);
        IsTyped = folded.HasLetters && Spells(Plain);
    }

    /// <summary>The folded characters.</summary>
    internal ReadOnlySpan<char> Plain { get; }

    /// <summary>Where the find begins among them.</summary>
    internal int From { get; set; }

    /// <summary>Where the find ends among them, exclusive.</summary>
    internal int To { get; set; }

    /// <summary>Some of it is Latin letters, and all of them spell pinyin.</summary>
    internal bool IsTyped { get; }

    /// <summary>Whether a clause begins with this character; true behind the last.</summary>
    internal readonly bool BreaksAt(int index) => index == Plain.Length || _clauses[index];

    /// <summary>Whether a clause ends before this character; the blank before a word belongs to it.</summary>
    internal readonly bool EndsAt(int index) => BreaksAt(index) || (Plain[index] == ' ' && BreaksAt(index + 1));

    /// <summary>Where a character stands in the text.</summary>
    internal readonly int PlaceOf(int index) => _places[index];

    /// <summary>Where the clause that holds a character begins.</summary>
    internal readonly int ClauseStart(int index)
    {
        while (index > 0 && !EndsAt(index))
            index--;
        return index;
    }

    /// <summary>Where the clause that ends with a find ends, exclusive.</summary>
    internal readonly int ClauseEnd(int index)
    {
        while (index < Plain.Length && !BreaksAt(index))
            index++;
        return index;
    }

    private static bool Spells(ReadOnlySpan<char> plain)
    {
        var typed = false;
        for (var at = 0; at < plain.Length; at++)
        {
            var from = at;
            while (at < plain.Length && char.IsAsciiLetter(plain[at]))
                at++;
            if (at > from && !SoundReader.IsPinyin(plain[from..at]))
                return false;
            typed |= at > from;
        }
        return typed;
    }
}
