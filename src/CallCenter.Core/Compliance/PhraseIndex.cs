using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CallCenter.Core.Compliance;

/// <summary>Takes what an index finds. A struct, so that scanning allocates nothing.</summary>
internal interface IPhraseSink
{
    /// <summary>A literal was found in <c>[start, end)</c> of the text as given.</summary>
    void Found(int term, int start, int end);
}

/// <summary>
/// All literals in one pass over a text: the two first characters of each are looked for at every place, the rest is followed
/// where they meet. With <c>plain</c> nothing is folded or skipped.
/// </summary>
internal sealed class PhraseIndex
{
    // So few are followed one by one.
    private const int FewTerms = 6;

    private static readonly uint[] Table = PhraseTable.All;

    private readonly PhraseTerms _terms;
    private readonly PairMap _pairs;
    private readonly PairMap _triples;
    private readonly bool _plain;
    private readonly SingleIndex _singles;

    /// <summary>
    /// Files literals, all or those it takes; the number of each is what the sink is told. Those of less than two characters never match.
    /// </summary>
    internal PhraseIndex(PhraseTerms terms, bool plain, Func<int, bool>? takes = null)
    {
        _terms = terms;
        _plain = plain;
        _pairs = new(Keys(terms.Pair), (a, b) => a - b);
        _triples = new(Keys(terms.Triple), (a, b) => terms[a].SequenceCompareTo(terms[b]));
        _singles = new(terms, i => !plain && (takes is null || takes(i)));

        uint[] Keys(Func<int, uint> of) => [.. Enumerable.Range(0, terms.Count).Select(i => takes is null || takes(i) ? of(i) : 0)];
    }

    /// <summary>A letter or digit of a script that separates its words.</summary>
    internal static bool IsWord(char c) => PhraseTable.SignOf(Table[c]) is Sign.Word;

    /// <summary>Tells the sink every literal in the text. Linear in the text, nothing allocated.</summary>
    internal void Scan<TSink>(ReadOnlySpan<char> text, ref TSink sink) where TSink : struct, IPhraseSink
    {
        _singles.Scan(text, ref sink);
        if (_pairs.IsEmpty)
            return;
        if (_plain)
            ScanPlain(text, ref sink);
        else
            ScanFolded(text, ref sink);
    }

    private void ScanPlain<TSink>(ReadOnlySpan<char> text, ref TSink sink) where TSink : struct, IPhraseSink
    {
        var gate = _pairs.Gate;
        uint key = text.Length > 0 ? text[0] : '\0';
        for (var i = 1; i < text.Length; i++)
        {
            key = (key << 16) | text[i];
            if (!gate.May(key))
                continue;
            Exact(text, i - 1, _triples.Terms(PhraseTerms.Triple(key, '\0')), ref sink);
            if (i + 1 < text.Length)
                Exact(text, i - 1, _triples.Terms(PhraseTerms.Triple(key, text[i + 1])), ref sink);
        }
    }

    private void Exact<TSink>(ReadOnlySpan<char> text, int start, ReadOnlySpan<int> terms, ref TSink sink) where TSink : struct, IPhraseSink
    {
        foreach (var term in terms)
            if (text[start..].StartsWith(_terms[term]))
                sink.Found(term, start, start + _terms[term].Length);
    }

    private void ScanFolded<TSink>(ReadOnlySpan<char> text, ref TSink sink) where TSink : struct, IPhraseSink
    {
        var gate = _pairs.Gate;
        ref var table = ref MemoryMarshal.GetArrayDataReference(Table);
        var walk = new Place();
        uint key = 0;
        var before = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var entry = Unsafe.Add(ref table, text[i]);
            if (entry >= 2u << PhraseTable.SignShift)
            {
                if (PhraseTable.SignOf(entry) is Sign.Skip)
                    continue;
                (walk.Key, walk.At) = (key, before);
                Slow(text, i, ref walk, ref sink);
                (key, before) = (walk.Key, walk.At);
                continue;
            }
            key = (key << 16) | (entry & 0xFFFF);
            if (gate.May(key))
                Begin(text, (key, before, walk.Sub, i), ref sink);
            if (walk.Noisy)
                Clear(text, ((char)entry, i), ref walk, ref sink);
            before = i;
        }
    }

    // What a filler or a sign of several characters left behind concerns one character only.
    private void Clear<TSink>(ReadOnlySpan<char> text, (char Plain, int At) one, ref Place walk, ref TSink sink) where TSink : struct, IPhraseSink
    {
        if (walk.Solid != 0)
            AfterFiller(text, one, ref walk, ref sink);
        walk.Sub = 0;
        walk.Noisy = false;
    }

    // What is neither a plain Han character nor a letter: separators, fillers, signs that stand for several characters.
    private void Slow<TSink>(ReadOnlySpan<char> text, int i, ref Place walk, ref TSink sink) where TSink : struct, IPhraseSink
    {
        var entry = PhraseTable.At(text, i);
        switch (PhraseTable.SignOf(entry))
        {
            case Sign.Skip:
                return;
            case Sign.End:
                walk = new();
                return;
            case Sign.Many:
                var several = PhraseTable.Several(text[i]);
                for (var sub = 0; sub < several.Length; sub++)
                    Take(text, (several[sub], i, sub), ref walk, ref sink);
                return;
            case Sign.Filler:
                var (solid, at) = walk.Solid != 0 ? (walk.Solid, walk.SolidAt) : ((char)walk.Key, walk.At);
                Take(text, ((char)entry, i, 0), ref walk, ref sink);
                (walk.Solid, walk.SolidAt, walk.Noisy) = (solid, at, true);
                return;
            default:
                Take(text, ((char)entry, i, 0), ref walk, ref sink);
                return;
        }
    }

    private void Take<TSink>(ReadOnlySpan<char> text, (char Plain, int At, int Sub) one, ref Place walk, ref TSink sink)
        where TSink : struct, IPhraseSink
    {
        walk.Key = (walk.Key << 16) | one.Plain;
        if (_pairs.Gate.May(walk.Key))
            Begin(text, (walk.Key, walk.At, walk.Sub, one.At), ref sink);
        if (walk.Solid != 0)
            AfterFiller(text, (one.Plain, one.At), ref walk, ref sink);
        (walk.At, walk.Sub) = (one.At, one.Sub);
        walk.Noisy |= one.Sub > 0;
    }

    private void AfterFiller<TSink>(ReadOnlySpan<char> text, (char Plain, int At) one, ref Place walk, ref TSink sink) where TSink : struct, IPhraseSink
    {
        var key = ((uint)walk.Solid << 16) | one.Plain;
        if (_pairs.Gate.May(key))
            Begin(text, (key, walk.SolidAt, 0, one.At), ref sink);
        walk.Solid = '\0';
    }

    // Behind the first two characters only what has the next one as well; over noise, which may be left out, the one after it.
    private void Begin<TSink>(ReadOnlySpan<char> text, (uint Key, int Start, int Sub, int Second) from, ref TSink sink) where TSink : struct, IPhraseSink
    {
        if (from.Sub > 0 || PhraseTable.SignOf(Table[text[from.Second]]) is Sign.Many)
        {
            Walk(text, (from.Start, from.Sub), _pairs.Terms(from.Key), ref sink);
            return;
        }
        Walk(text, (from.Start, 0), _triples.Terms(PhraseTerms.Triple(from.Key, '\0')), ref sink);
        var (noise, looked) = (0, '\0');
        for (var at = from.Second + 1; at < text.Length && noise <= PhraseWalk.MostNoise; at++)
        {
            var entry = PhraseTable.At(text, at);
            var sign = PhraseTable.SignOf(entry);
            if (sign is Sign.Skip)
                continue;
            if (sign is Sign.End)
                return;
            var third = sign is Sign.Many ? PhraseTable.Several(text[at])[0] : (char)entry;
            if (third != looked)
                Narrow(text, (from.Start, at + 1), _triples.Terms(PhraseTerms.Triple(from.Key, third)), ref sink);
            if (sign is not Sign.Filler && third != (char)from.Key)
                return;
            (noise, looked) = (noise + 1, third);
        }
    }

    private void Walk<TSink>(ReadOnlySpan<char> text, (int Start, int Sub) from, ReadOnlySpan<int> terms, ref TSink sink) where TSink : struct, IPhraseSink
    {
        foreach (var term in terms)
            if (PhraseWalk.End(text, from.Start, from.Sub, _terms[term]) is var end and >= 0)
                sink.Found(term, from.Start, end);
    }

    // Many literals with the same beginning are sorted: as long as the text goes on undisguised, each character halves them again and again.
    private void Narrow<TSink>(ReadOnlySpan<char> text, (int Start, int Next) from, ReadOnlySpan<int> terms, ref TSink sink) where TSink : struct, IPhraseSink
    {
        for (int at = from.Next, depth = 3; terms.Length > FewTerms; at++, depth++)
        {
            var whole = 0;
            while (whole < terms.Length && _terms[terms[whole]].Length <= depth)
                whole++;
            Walk(text, (from.Start, 0), terms[..whole], ref sink);
            terms = terms[whole..];
            if (at >= text.Length)
                return;
            var entry = PhraseTable.At(text, at);
            if (PhraseTable.SignOf(entry) is not Sign.Han || (char)entry == (char)Table[text[at - 1]])
                break;
            terms = terms[Bound(terms, depth, (char)entry)..Bound(terms, depth, (char)(entry + 1))];
        }
        Walk(text, (from.Start, 0), terms, ref sink);
    }

    // The first term whose character at this depth is not below the one given.
    private int Bound(ReadOnlySpan<int> terms, int depth, char plain)
    {
        var (low, high) = (0, terms.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_terms[terms[middle]][depth] < plain)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Place
    {
        public uint Key;
        public int At;
        public int Sub;
        public char Solid;
        public int SolidAt;
        public bool Noisy;
    }
}
