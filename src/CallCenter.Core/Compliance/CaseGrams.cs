using System.Buffers;

namespace CallCenter.Core.Compliance;

/// <summary>
/// A sentence as likeness sees it: its characters of Han and its Latin words one, two and three in a row, and the pieces of Latin
/// words. Folded as everything the engine compares, without fillers. Each thread has one and uses it again.
/// </summary>
internal sealed class CaseGrams
{
    // Longer sentences are read in parts; nobody says more in one breath.
    private const int MostTokens = 120;
    private const int MostGrams = 2048;
    private const int Slots = 8192;
    private const int LongestWord = 40;

    // With the marks around it: a shorter word says all it can as a whole.
    private const int ShortestPieced = 6;

    // A sentence of fewer tokens says little by itself and is read together with the next.
    private const int FewTokens = 12;
    private const ulong Opening = 1;
    private const ulong Closing = 2;
    private const ulong Asking = 3;
    private const ulong Pausing = 4;

    private static readonly SearchValues<char> Pauses = SearchValues.Create("，,、；;：:…—");

    [ThreadStatic]
    private static CaseGrams? _ofThread;

    private readonly ulong[] _tokens = new ulong[MostTokens + 2];
    private readonly (int From, int To)[] _places = new (int From, int To)[MostTokens + 2];
    private readonly ulong[] _grams = new ulong[MostGrams];
    private readonly (int First, int Last)[] _spans = new (int First, int Last)[MostGrams];
    private readonly ulong[] _known = new ulong[Slots];
    private readonly int[] _round = new int[Slots];
    private readonly char[] _word = new char[LongestWord + 2];
    private int _tokenCount;
    private int _now;

    /// <summary>That of this thread.</summary>
    internal static CaseGrams OfThread => _ofThread ??= new();

    /// <summary>How many different grams the sentence has.</summary>
    internal int Count { get; private set; }

    /// <summary>How many tokens, with the opening and the closing one.</summary>
    internal int Tokens => _tokenCount;

    /// <summary>The grams, each once.</summary>
    internal ReadOnlySpan<ulong> Grams => _grams.AsSpan(0, Count);

    /// <summary>First and last token of a gram.</summary>
    internal (int First, int Last) SpanOf(int gram) => _spans[gram];

    /// <summary>Where a token stands in the text.</summary>
    internal (int From, int To) PlaceOf(int token) => _places[token];

    /// <summary>Reads the sentence that begins at a place, with the next when it is short, and moves the place behind it; false when nothing is left.</summary>
    internal bool Read(ReadOnlySpan<char> text, ref int at)
    {
        (_tokenCount, Count) = (0, 0);
        _now++;
        Token(Opening, at, at);
        Walk(text, ref at);
        if (_tokenCount == 1)
            return false;
        if (!HasEnded)
            Token(Closing, at, at);
        Rows();
        return true;
    }

    private bool HasEnded => _tokens[_tokenCount - 1] is Closing or Asking;

    private void Walk(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length && _tokenCount <= MostTokens)
        {
            var entry = PhraseTable.At(text, at);
            switch (PhraseTable.SignOf(entry))
            {
                case Sign.End:
                    if (_tokenCount > 1 && !HasEnded)
                        Token(text[at] is '？' or '?' ? Asking : Closing, at, at);
                    at++;
                    if (_tokenCount > FewTokens)
                        return;
                    break;
                case Sign.Han or Sign.Many:
                    Token(Mix(5, (char)entry is '\0' ? text[at] : (char)entry), at, ++at);
                    break;
                case Sign.Word:
                    Word(text, ref at);
                    break;
                default:
                    if (Pauses.Contains(text[at]) && _tokenCount > 1 && _tokens[_tokenCount - 1] != Pausing)
                        Token(Pausing, at, at);
                    at++;
                    break;
            }
        }
    }

    private void Word(ReadOnlySpan<char> text, ref int at)
    {
        var (from, length, hash) = (at, 0, 6UL);
        _word[length++] = '<';
        for (; at < text.Length; at++)
        {
            var entry = PhraseTable.At(text, at);
            if (PhraseTable.SignOf(entry) is not Sign.Word && !Joins(text, at))
                break;
            var plain = PhraseTable.SignOf(entry) is Sign.Word ? (char)entry : '\'';
            hash = Mix(hash, plain);
            if (length <= LongestWord)
                _word[length++] = plain;
        }
        _word[length++] = '>';
        Token(hash, from, at);
        if (length >= ShortestPieced)
            Pieces(_word.AsSpan(0, length));
    }

    private void Pieces(ReadOnlySpan<char> word)
    {
        for (var size = 3; size <= 5; size++)
            for (var i = 0; i + size <= word.Length; i++)
            {
                var piece = 7UL;
                foreach (var c in word.Slice(i, size))
                    piece = Mix(piece, c);
                Gram(piece, _tokenCount - 1, _tokenCount - 1);
            }
    }

    // The apostrophe of don't.
    private static bool Joins(ReadOnlySpan<char> text, int at) =>
        text[at] is '\'' or '’' && at + 1 < text.Length && char.IsLetter(text[at + 1]);

    private void Token(ulong token, int from, int to)
    {
        _places[_tokenCount] = (from, to);
        _tokens[_tokenCount++] = token;
    }

    private void Rows()
    {
        for (var first = 0; first < _tokenCount; first++)
        {
            var row = 8UL;
            for (var last = first; last < Math.Min(first + 3, _tokenCount); last++)
                Gram(row = Mix(row, _tokens[last]), first, last);
        }
    }

    private void Gram(ulong gram, int first, int last)
    {
        if (Count == MostGrams)
            return;
        var slot = (int)(gram & (Slots - 1));
        for (; _round[slot] == _now; slot = (slot + 1) & (Slots - 1))
            if (_known[slot] == gram)
                return;
        (_round[slot], _known[slot]) = (_now, gram);
        _spans[Count] = (first, last);
        _grams[Count++] = gram;
    }

    private static ulong Mix(ulong hash, ulong next)
    {
        hash = (hash ^ next) * 0x9E3779B97F4A7C15;
        return hash ^ (hash >> 29);
    }
}
