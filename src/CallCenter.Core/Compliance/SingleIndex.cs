using System.Buffers;

namespace CallCenter.Core.Compliance;

/// <summary>Literals of one character: one says something only as a whole clause, which its pattern asks for.</summary>
internal sealed class SingleIndex
{
    private readonly ILookup<char, int> _terms;
    private readonly SearchValues<char> _characters;

    /// <summary>Files those of one character among the literals that it takes.</summary>
    internal SingleIndex(PhraseTerms terms, Func<int, bool> takes)
    {
        _terms = Enumerable.Range(0, terms.Count).Where(i => terms[i].Length == 1 && takes(i)).ToLookup(i => terms[i][0]);
        _characters = SearchValues.Create([.. _terms.Select(s => s.Key)]);
    }

    /// <summary>Tells the sink every one that stands alone in the text.</summary>
    internal void Scan<TSink>(ReadOnlySpan<char> text, ref TSink sink) where TSink : struct, IPhraseSink
    {
        if (_terms.Count == 0)
            return;
        for (int at = 0, next; at < text.Length && (next = text[at..].IndexOfAny(_characters)) >= 0; at += next + 1)
            if (!IsLetter(text, at + next - 1) && !IsLetter(text, at + next + 1))
                foreach (var term in _terms[text[at + next]])
                    sink.Found(term, at + next, at + next + 1, heard: false);
    }

    private static bool IsLetter(ReadOnlySpan<char> text, int at) =>
        at >= 0 && at < text.Length && PhraseTable.SignOf(PhraseTable.All[text[at]]) < Sign.Skip;
}
