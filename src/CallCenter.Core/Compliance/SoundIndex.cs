namespace CallCenter.Core.Compliance;

/// <summary>
/// Literals of Han characters by their sound: what recognition writes for them (不知到), typed pinyin (bu zhi dao) and both mixed.
/// Three syllables in a row are looked for; most of the characters must be right or typed, so that 一步步指导您 is no 不知道.
/// </summary>
internal sealed class SoundIndex
{
    // Marks a key of two syllables, which is asked for only where both were typed in letters.
    private const uint Typing = 1u << (3 * SoundTrail.Bits);

    // Characters so frequent that two of them beside any third one say nothing.
    private const string Common = "的了你您我们他她是就都也这那个在有着过吗吧啊给";

    private static readonly uint[] Table = PhraseTable.All;

    private readonly PhraseTerms _terms;
    private readonly bool[] _near;
    private readonly PairMap _keys;
    private readonly BegunBits _begun;
    private readonly OrdinaryWords _ordinary;

    /// <summary>Files the terms that are to be heard by sound; a differing character inside an ordinary word is innocent.</summary>
    internal SoundIndex(PhraseTerms terms, IReadOnlyList<Sounds> sounds, OrdinaryWords ordinary, Func<int, bool>? takes = null)
    {
        _terms = terms;
        _ordinary = ordinary;
        _near = [.. sounds.Select(s => s is Sounds.Near)];
        var keys = new uint[terms.Count];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = sounds[i] is Sounds.Off || takes?.Invoke(i) is false ? 0 : Key(terms[i]);
        _keys = new(keys, (a, b) => a - b);
        _begun = new(_keys.Count);
        foreach (var term in _keys.All)
            if (keys[term] < Typing)
                _begun.Add(keys[term] >> SoundTrail.Bits, keys[term] & PhraseTable.SoundMask);
    }

    /// <summary>Hears nothing.</summary>
    internal static SoundIndex None { get; } = new(new PhraseTerms([], plain: true), [], new([]));

    /// <summary>No term is to be heard.</summary>
    internal bool IsEmpty => _keys.IsEmpty;

    /// <summary>What three syllables in a row may begin.</summary>
    internal BegunGate Gate => _begun.Gate;

    /// <summary>Takes the sign at a place of the text and tells the sink every term that is heard with it but not written there.</summary>
    internal void Take<TSink>(ReadOnlySpan<char> text, int at, ref ScanPlace place, ref TSink sink) where TSink : struct, IPhraseSink
    {
        var entry = Table[text[at]];
        switch (PhraseTable.SignOf(entry))
        {
            case Sign.Han or Sign.Filler:
                place.Trail.Push((entry >> PhraseTable.SoundShift) & PhraseTable.SoundMask, at);
                Begin(text, (place.Trail.Key, place.Trail.Start), ref sink);
                return;
            case Sign.Word:
                if (at >= place.Read)
                    place.Read = Typed(text, at, ref place.Trail, ref sink) + 1;
                return;
            case Sign.Skip or Sign.Dot:
                return;
            default:
                place.Trail = new();
                return;
        }
    }

    // Letters count when all of the run is pinyin; returns the last place of the run.
    private int Typed<TSink>(ReadOnlySpan<char> text, int from, ref SoundTrail trail, ref TSink sink) where TSink : struct, IPhraseSink
    {
        var to = from;
        while (to < text.Length && PhraseIndex.IsWord(text[to]))
            to++;
        if (to - from == 1 && SoundReader.IsTone(text[from]))
            return from;
        if (!SoundReader.IsPinyin(text[from..to]))
        {
            trail = new();
            return to - 1;
        }
        for (var at = from; at < to;)
        {
            var token = SoundReader.Read(text, at);
            if (token.Syllable == 0)
                break;
            trail.Type(HanTable.Near(token.Syllable), at);
            Begin(text, (trail.Key, trail.Start), ref sink);
            if (trail.Typed >= 2)
                Begin(text, (trail.Two | Typing, trail.Middle), ref sink);
            at = token.End;
        }
        return to - 1;
    }

    private void Begin<TSink>(ReadOnlySpan<char> text, (uint Key, int Start) from, ref TSink sink) where TSink : struct, IPhraseSink
    {
        if (!_keys.Gate.May(from.Key))
            return;
        foreach (var term in _keys.Terms(from.Key))
            if (End(text, from.Start, term) is var end and >= 0)
                sink.Found(term, from.Start, end, heard: true);
    }

    private int End(ReadOnlySpan<char> text, int start, int term)
    {
        var literal = _terms[term];
        int at = start, right = 0, telling = 0, typed = 0;
        for (var k = 0; k < literal.Length; k++)
        {
            var token = SoundReader.Next(text, at);
            var wanted = HanTable.Syllable(literal[k]);
            if (token.Syllable != wanted && (token.Syllable == 0 || !_near[term] || HanTable.Near(token.Syllable) != HanTable.Near(wanted)))
                return -1;
            if (token.Plain == literal[k])
            {
                right++;
                telling += Common.Contains(token.Plain) ? 0 : 1;
            }
            else if (token.Plain == '\0')
                typed++;
            else if (_ordinary.Covers(text, token.Start))
                return -1;
            at = token.End;
        }
        return right < literal.Length && right + typed >= Needed(literal.Length) && telling + typed > 0 && !PhraseClause.Splits(text, start, at) ? at : -1;
    }

    private static int Needed(int length) => length <= 3 ? 2 : (length + 1) / 2;

    private static uint Key(ReadOnlySpan<char> literal)
    {
        if (literal.Length < 2)
            return 0;
        var key = literal.Length == 2 ? Typing >> (2 * SoundTrail.Bits) : 0;
        for (var i = 0; i < literal.Length; i++)
            if (HanTable.Syllable(literal[i]) is var syllable and > 0)
                key = i < 3 ? (key << SoundTrail.Bits) | HanTable.Near(syllable) : key;
            else
                return 0;
        return key;
    }
}
