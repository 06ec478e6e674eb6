using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CallCenter.Core.Compliance;

/// <summary>
/// Literals of Han characters by their sound: what recognition writes for them (不知到), typed pinyin (bu zhi dao) and both mixed.
/// Three syllables in a row are looked for; most of the characters must be right or typed, so that 一步步指导您 is no 不知道.
/// </summary>
internal sealed class SoundIndex
{
    private const int Bits = 9;
    private const uint Three = (1u << (3 * Bits)) - 1;
    private const uint Two = (1u << (2 * Bits)) - 1;

    // Marks a key of two syllables, which is asked for only where both were typed in letters.
    private const uint Typing = 1u << (3 * Bits);

    // Characters so frequent that two of them beside any third one say nothing.
    private const string Common = "的了你您我们他她是就都也这那个在有着过吗吧啊给";

    private static readonly uint[] Table = PhraseTable.All;

    private readonly PhraseTerms _terms;
    private readonly bool[] _near;
    private readonly PairMap _keys;
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
    }

    /// <summary>Tells the sink every term that is heard in the text but not written there. Linear in the text, nothing allocated.</summary>
    internal void Scan<TSink>(ReadOnlySpan<char> text, ref TSink sink) where TSink : struct, IPhraseSink
    {
        if (_keys.IsEmpty)
            return;
        var gate = _keys.Gate;
        ref var table = ref MemoryMarshal.GetArrayDataReference(Table);
        var (key, start, middle, last, typed) = (0u, 0, 0, 0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var entry = Unsafe.Add(ref table, text[i]);
            var sign = PhraseTable.SignOf(entry);
            if (sign is Sign.Han or Sign.Filler)
            {
                key = ((key << Bits) | ((entry >> PhraseTable.SoundShift) & PhraseTable.SoundMask)) & Three;
                (start, middle, last, typed) = (middle, last, i, 0);
                if (gate.May(key))
                    Begin(text, (key, start), ref sink);
            }
            else if (sign is Sign.Word)
            {
                var trail = new Trail(key, start, middle, last, typed);
                i = Typed(text, i, ref trail, ref sink);
                (key, start, middle, last, typed) = trail;
            }
            else if (sign is not (Sign.Skip or Sign.Dot))
            {
                (key, typed) = (0, 0);
            }
        }
    }

    // Letters count when all of the run is pinyin; returns the last place of the run.
    private int Typed<TSink>(ReadOnlySpan<char> text, int from, ref Trail trail, ref TSink sink) where TSink : struct, IPhraseSink
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
                Begin(text, ((trail.Key & Two) | Typing, trail.Middle), ref sink);
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
                sink.Found(term, from.Start, end);
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
        var key = literal.Length == 2 ? Typing >> (2 * Bits) : 0;
        for (var i = 0; i < literal.Length; i++)
            if (HanTable.Syllable(literal[i]) is var syllable and > 0)
                key = i < 3 ? (key << Bits) | HanTable.Near(syllable) : key;
            else
                return 0;
        return key;
    }

    /// <summary>The last three syllables, where they stand, and how many of the last were typed in letters.</summary>
    [StructLayout(LayoutKind.Auto)]
    private record struct Trail(uint Key, int Start, int Middle, int Last, int Typed)
    {
        public void Type(uint near, int at) =>
            this = new(near == 0 ? 0 : ((Key << Bits) | near) & Three, Middle, Last, at, Typed + 1);
    }
}
