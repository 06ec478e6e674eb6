using System.Collections.Frozen;

namespace CallCenter.Core.Compliance;

/// <summary>
/// Ordinary words of two to four characters, so that 去死 is not found in 过去死机 and a word that only sounds like an offence stays
/// innocent.
/// </summary>
internal sealed class OrdinaryWords
{
    /// <summary>Longest word that is known.</summary>
    internal const int Longest = 4;

    private readonly FrozenSet<string> _words;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <summary>Takes the words as they are compared: folded.</summary>
    internal OrdinaryWords(IEnumerable<string> words)
    {
        _words = words.Select(PhraseTerms.Fold).Where(w => w.Length is >= 2 and <= Longest).ToFrozenSet(StringComparer.Ordinal);
        _lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The character at this place belongs to an ordinary word.</summary>
    internal bool Covers(ReadOnlySpan<char> text, int at) => Any(text, at, at + 1, cut: false);

    /// <summary>An ordinary word lies across one of the edges of <c>[start, end)</c>.</summary>
    internal bool Cut(ReadOnlySpan<char> text, int start, int end) =>
        _words.Count > 0 && (Any(text, start, start, cut: true) || Any(text, end, end, cut: true));

    private bool Any(ReadOnlySpan<char> text, int from, int to, bool cut)
    {
        if (_words.Count == 0)
            return false;
        Span<char> word = stackalloc char[Longest];
        for (var start = Math.Max(0, from - Longest + 1); start <= from && start < text.Length; start++)
            for (var length = 2; length <= Longest && start + length <= text.Length; length++)
            {
                word[0] = Plain(text[start]);
                for (var i = 1; i < length; i++)
                    word[i] = Plain(text[start + i]);
                if ((cut ? start < from && start + length > to : start + length >= to) && _lookup.Contains(word[..length]))
                    return true;
            }
        return false;
    }

    private static char Plain(char c) => (char)PhraseTable.All[c];
}
