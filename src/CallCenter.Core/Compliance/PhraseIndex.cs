using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CallCenter.Core.Compliance;

/// <summary>Takes what an index finds. A struct, so that scanning allocates nothing.</summary>
internal interface IPhraseSink
{
    /// <summary>A literal was found in <c>[start, end)</c> of the text as given, or only heard there.</summary>
    void Found(int term, int start, int end, bool heard);
}

/// <summary>
/// All literals in one pass over a text: the two first characters of each are looked for at every place, the rest is followed
/// where they meet; what sounds like one is heard in the same pass. With <c>plain</c> nothing is folded, skipped or heard.
/// </summary>
internal sealed class PhraseIndex
{
    private const uint Word = (uint)Sign.Word << PhraseTable.SignShift;
    private const uint Other = (uint)Sign.Filler << PhraseTable.SignShift;

    private static readonly uint[] Table = PhraseTable.All;

    private readonly BegunTerms _terms;
    private readonly BegunBits _begun;
    private readonly bool _plain;
    private readonly SingleIndex _singles;
    private readonly SoundIndex _sounds;

    /// <summary>
    /// Files literals, all or those it takes; the number of each is what the sink is told. Those of less than two characters never match.
    /// </summary>
    internal PhraseIndex(PhraseTerms terms, bool plain, SoundIndex sounds, Func<int, bool>? takes = null)
    {
        (_plain, _sounds) = (plain, sounds);
        _terms = new(terms, takes);
        _begun = _terms.Bits(plain);
        _singles = new(terms, i => !plain && (takes is null || takes(i)));
    }

    /// <summary>A letter or digit of a script that separates its words.</summary>
    internal static bool IsWord(char c) => PhraseTable.SignOf(Table[c]) is Sign.Word;

    /// <summary>Tells the sink every literal in the text. Linear in the text, nothing allocated.</summary>
    internal void Scan<TSink>(ReadOnlySpan<char> text, ref TSink sink) where TSink : struct, IPhraseSink
    {
        _singles.Scan(text, ref sink);
        if (_terms.IsEmpty)
            return;
        if (_plain)
        {
            for (var i = 0; (i = NextPlain(text, i)) < text.Length; i++)
                _terms.Exactly(text, i, ref sink);
            return;
        }
        var place = new ScanPlace { Read = _sounds.IsEmpty ? int.MaxValue : 0 };
        for (var i = 0; (i = Next(text, i, _sounds.Gate, ref place)) < text.Length; i++)
            Look(text, i, ref place, ref sink);
    }

    // Where the next literal may begin; the length of the text for nowhere. Not inlined, so that the loop has the registers for itself.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int NextPlain(ReadOnlySpan<char> text, int from)
    {
        var gate = _begun.Gate;
        uint key = from < text.Length ? text[from] : '\0';
        for (var i = from + 1; i < text.Length; i++)
        {
            key = (key << 16) | text[i];
            if (gate.May(key, i + 1 < text.Length ? text[i + 1] : '\0'))
                return i - 1;
        }
        return text.Length;
    }

    // The next place that has to be looked at. All before it are plain characters with which nothing begins, or signs that say nothing.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Next(ReadOnlySpan<char> text, int from, BegunGate heard, ref ScanPlace place)
    {
        if (place.Noisy || from >= text.Length)
            return from;
        var begun = _begun.Gate;
        ref var table = ref MemoryMarshal.GetArrayDataReference(Table);
        var (i, key, at, read, trail) = (from, place.Key, place.At, place.Read, place.Trail);
        for (var next = Unsafe.Add(ref table, text[from]); i < text.Length; i++)
        {
            var entry = next;
            next = i + 1 < text.Length ? Unsafe.Add(ref table, text[i + 1]) : 0;
            if (entry >= Other)
            {
                var sign = PhraseTable.SignOf(entry);
                if (sign is Sign.End)
                    (key, trail) = (0, new());
                else if (sign is not Sign.Skip)
                    break;
                continue;
            }
            var pair = (key << 16) | (ushort)entry;
            var may = begun.May(pair, next & Plain(next));
            if (entry < Word)
            {
                if (may | heard.May(trail.Two, entry >> PhraseTable.SoundShift))
                    break;
                trail.Push(entry >> PhraseTable.SoundShift, i);
            }
            else if (may || i >= read)
                break;
            (key, at) = (pair, i);
        }
        (place.Key, place.At, place.Trail) = (key, at, trail);
        return i;
    }

    // All bits for a plain character, none for what a disguise puts in between: without a branch, which nobody could foretell.
    private static uint Plain(uint entry) => (uint)((int)(entry - Other) >> 31);

    // One place by itself.
    private void Look<TSink>(ReadOnlySpan<char> text, int i, ref ScanPlace place, ref TSink sink) where TSink : struct, IPhraseSink
    {
        if (place.Read != int.MaxValue)
            _sounds.Take(text, i, ref place, ref sink);
        var entry = PhraseTable.At(text, i);
        switch (PhraseTable.SignOf(entry))
        {
            case Sign.Skip:
                return;
            case Sign.End:
                place = new() { Read = place.Read };
                return;
            case Sign.Many:
                var several = PhraseTable.Several(text[i]);
                for (var sub = 0; sub < several.Length; sub++)
                    Take(text, (several[sub], i, sub), ref place, ref sink);
                return;
            case Sign.Filler:
                var (solid, at) = place.Solid != 0 ? (place.Solid, place.SolidAt) : ((char)place.Key, place.At);
                Take(text, ((char)entry, i, 0), ref place, ref sink);
                (place.Solid, place.SolidAt, place.Noisy) = (solid, at, true);
                return;
            default:
                Take(text, ((char)entry, i, 0), ref place, ref sink);
                return;
        }
    }

    private void Take<TSink>(ReadOnlySpan<char> text, (char Plain, int At, int Sub) one, ref ScanPlace place, ref TSink sink)
        where TSink : struct, IPhraseSink
    {
        place.Key = (place.Key << 16) | one.Plain;
        _terms.Begin(text, (place.Key, place.At, place.Sub, one.At), ref sink);
        if (place.Solid != 0)
            _terms.Begin(text, (((uint)place.Solid << 16) | one.Plain, place.SolidAt, 0, one.At), ref sink);
        (place.At, place.Sub, place.Solid, place.Noisy) = (one.At, one.Sub, '\0', one.Sub > 0);
    }
}
