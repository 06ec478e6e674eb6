namespace CallCenter.Core.Compliance;

/// <summary>Literals by how they begin: follows those of a pair where it stands in a text.</summary>
internal sealed class BegunTerms
{
    // So few are followed one by one.
    private const int FewTerms = 6;

    // So many characters are the key they are filed under.
    private const int First = 3;

    private static readonly uint[] Table = PhraseTable.All;

    private readonly PhraseTerms _terms;
    private readonly PairMap _pairs;
    private readonly PairMap _triples;

    /// <summary>Files the literals it takes; those of less than two characters never begin.</summary>
    internal BegunTerms(PhraseTerms terms, Func<int, bool>? takes)
    {
        _terms = terms;
        _pairs = new(Keys(terms.Pair), (a, b) => a - b);
        _triples = new(Keys(terms.Triple), (a, b) => terms[a].SequenceCompareTo(terms[b]));

        uint[] Keys(Func<int, uint> of) => [.. Enumerable.Range(0, terms.Count).Select(i => takes is null || takes(i) ? of(i) : 0)];
    }

    /// <summary>There is none.</summary>
    internal bool IsEmpty => _pairs.IsEmpty;

    /// <summary>What three signs in a row may begin: a literal of two characters, one of more, or one of which the rest lies behind a disguise.</summary>
    internal BegunBits Bits(bool plain)
    {
        var bits = new BegunBits(_pairs.Count);
        foreach (var term in _pairs.All)
        {
            var (pair, third) = (_terms.Pair(term), _terms.Third(term));
            if (third == '\0')
                bits.AddWhole(pair);
            bits.Add(pair, third);
            if (plain)
                continue;
            bits.Add(pair, '\0');
            bits.Add(pair, (char)pair);
        }
        return bits;
    }

    /// <summary>Tells every literal that stands at this place as it is.</summary>
    internal void Exactly<TSink>(ReadOnlySpan<char> text, int start, ref TSink sink) where TSink : struct, IPhraseSink
    {
        var key = ((uint)text[start] << 16) | text[start + 1];
        Exact(text, start, _triples.Terms(PhraseTerms.Triple(key, '\0')), ref sink);
        if (start + 2 < text.Length)
            Exact(text, start, _triples.Terms(PhraseTerms.Triple(key, text[start + 2])), ref sink);
    }

    /// <summary>
    /// Tells every literal that begins with this pair. Behind the first two characters only what has the next one as well is followed; over
    /// noise, which may be left out, the one after it.
    /// </summary>
    internal void Begin<TSink>(ReadOnlySpan<char> text, (uint Key, int Start, int Sub, int Second) from, ref TSink sink) where TSink : struct, IPhraseSink
    {
        if (!_pairs.Gate.May(from.Key))
            return;
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
            var terms = third != looked ? _triples.Terms(PhraseTerms.Triple(from.Key, third)) : [];
            if (sign is Sign.Many)
                Walk(text, (from.Start, 0), terms, ref sink);
            else if (terms.Length > 0)
                Narrow(text, AreAlike(terms) ? (from.Start, at + 1, First) : (from.Start, from.Start, 0), terms, ref sink);
            if (sign is not Sign.Filler && third != (char)from.Key)
                return;
            (noise, looked) = (noise + 1, third);
        }
    }

    private void Walk<TSink>(ReadOnlySpan<char> text, (int Start, int Sub) from, ReadOnlySpan<int> terms, ref TSink sink) where TSink : struct, IPhraseSink
    {
        foreach (var term in terms)
            if (PhraseWalk.End(text, from.Start, from.Sub, _terms[term]) is var end and >= 0)
                sink.Found(term, from.Start, end, heard: false);
    }

    // The first characters of all of them are the same, with no blank among them. A shorter one may share their key.
    private bool AreAlike(ReadOnlySpan<int> terms) => _terms[terms[0]] is { Length: >= First } least
        && _terms[terms[^1]].StartsWith(least[..First]) && !least[..First].Contains(' ');

    // Many literals with the same beginning are sorted: as long as the text goes on undisguised, each character halves them again and again.
    private void Narrow<TSink>(ReadOnlySpan<char> text, (int Start, int At, int Depth) from, ReadOnlySpan<int> terms, ref TSink sink)
        where TSink : struct, IPhraseSink
    {
        var (depth, gap) = (from.Depth, 0);
        for (var at = from.At; terms.Length > FewTerms; at++)
        {
            var whole = 0;
            while (whole < terms.Length && _terms[terms[whole]].Length <= depth)
                whole++;
            Walk(text, (from.Start, 0), terms[..whole], ref sink);
            terms = terms[whole..];
            if (at >= text.Length || gap > PhraseWalk.WidestGap || terms.Length == 0)
                return;
            var entry = PhraseTable.At(text, at);
            var sign = PhraseTable.SignOf(entry);
            gap = sign is Sign.Skip ? gap + 1 : 0;
            if (sign is Sign.Skip)
                continue;
            if (sign is Sign.End)
                return;
            if (sign > Sign.Word || (depth > 0 && PhraseWalk.Noise(text, at, (char)entry, _terms[terms[0]][depth - 1]) > 0))
                break;
            // The blank between two words of a literal may be missing in the text.
            if (sign is Sign.Word && Those(terms, depth, ' ') is { Length: > 0 } apart)
                Narrow(text, (from.Start, at + 1, depth + 2), Those(apart, depth + 1, (char)entry), ref sink);
            terms = Those(terms, depth++, (char)entry);
        }
        Walk(text, (from.Start, 0), terms, ref sink);
    }

    // Of sorted terms those with this character at a depth up to which they are alike.
    private ReadOnlySpan<int> Those(ReadOnlySpan<int> terms, int depth, char plain) =>
        terms[Bound(terms, depth, plain)..Bound(terms, depth, (char)(plain + 1))];

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

    private void Exact<TSink>(ReadOnlySpan<char> text, int start, ReadOnlySpan<int> terms, ref TSink sink) where TSink : struct, IPhraseSink
    {
        foreach (var term in terms)
            if (text[start..].StartsWith(_terms[term]))
                sink.Found(term, start, start + _terms[term].Length, heard: false);
    }
}
