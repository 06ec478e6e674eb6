using System.Text;

namespace CallCenter.Core.Compliance;

/// <summary>
/// The literals of a rule set as the engine compares them, in one run of characters: folded, without what is skipped, with one
/// space where two words of a script that separates them meet.
/// </summary>
internal sealed class PhraseTerms
{
    /// <summary>Longest literal in characters after folding.</summary>
    internal const int Longest = 128;

    private readonly int[] _starts;
    private readonly char[] _characters;

    /// <summary>Folds literals; plain ones are taken as they are. A literal that is too long becomes empty.</summary>
    internal PhraseTerms(IReadOnlyList<string> literals, bool plain)
    {
        _starts = new int[literals.Count + 1];
        var all = new StringBuilder(literals.Count * 8);
        for (var i = 0; i < literals.Count; i++)
        {
            if (plain)
                all.Append(literals[i]);
            else
                Fold(literals[i], all);
            if (all.Length - _starts[i] > Longest)
                all.Length = _starts[i];
            _starts[i + 1] = all.Length;
        }
        _characters = new char[all.Length];
        all.CopyTo(0, _characters, all.Length);
    }

    /// <summary>How many there are.</summary>
    internal int Count => _starts.Length - 1;

    /// <summary>One literal as it is compared.</summary>
    internal ReadOnlySpan<char> this[int term] => _characters.AsSpan(_starts[term], _starts[term + 1] - _starts[term]);

    /// <summary>A literal as the engine compares it.</summary>
    internal static string Fold(string literal)
    {
        var sink = new StringBuilder(literal.Length);
        Fold(literal, sink);
        return sink.ToString();
    }

    /// <summary>The first two characters that count, as one key; 0 when there are not two.</summary>
    internal uint Pair(int term)
    {
        var text = this[term];
        if (text.Length < 2)
            return 0;
        var second = text[1] == ' ' ? 2 : 1;
        return ((uint)text[0] << 16) | text[second];
    }

    /// <summary>A pair and what follows it, as one key that others may share; <c>\0</c> where nothing does.</summary>
    internal static uint Triple(uint pair, char third) => ((pair * 31) ^ ((uint)third << 11)) is var key and not 0 ? key : 1;

    /// <summary>The first three characters that count, as one key; 0 when there are not two.</summary>
    internal uint Triple(int term) => Pair(term) is var pair and not 0 ? Triple(pair, Third(term)) : 0;

    /// <summary>The third character that counts; <c>\0</c> when there is none.</summary>
    internal char Third(int term)
    {
        var text = this[term];
        var at = text.Length > 1 && text[1] == ' ' ? 3 : 2;
        at += at < text.Length && text[at] == ' ' ? 1 : 0;
        return at < text.Length ? text[at] : '\0';
    }

    private static void Fold(string literal, StringBuilder sink)
    {
        var from = sink.Length;
        var blank = false;
        for (var i = 0; i < literal.Length; i++)
        {
            var entry = PhraseTable.At(literal, i);
            var sign = PhraseTable.SignOf(entry);
            if (sign is Sign.Skip or Sign.End)
            {
                blank |= char.IsWhiteSpace(literal[i]);
                continue;
            }
            if (blank && sign is Sign.Word && sink.Length > from && PhraseIndex.IsWord(sink[^1]))
                sink.Append(' ');
            blank = false;
            if (sign is Sign.Many)
                sink.Append(PhraseTable.Several(literal[i]));
            else
                sink.Append((char)entry);
        }
    }
}
