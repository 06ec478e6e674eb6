using System.Text;

namespace CallCenter.Core.Knowledge;

/// <summary>What is asked for: a token, or for words also everything that begins with it.</summary>
/// <param name="Text">The token, folded.</param>
/// <param name="Open">The beginning of a word counts: <c>roam</c> finds <c>roaming</c>.</param>
public readonly record struct SearchTerm(string Text, bool Open);

/// <summary>
/// Cuts texts and questions into the same tokens, so that one question finds the same on every database: words of letters and digits,
/// and of Chinese every character and every pair of neighbours.
/// </summary>
public static class SearchTokens
{
    /// <summary>What is longer is cut before it is read, in UTF-16 units.</summary>
    public const int LongestQuery = 100;

    /// <summary>The most terms a question is asked with.</summary>
    public const int MostTerms = 24;

    private const int LongestWord = 40;

    /// <summary>The tokens of a text in its order, as an index keeps them.</summary>
    public static IEnumerable<string> Of(string text)
    {
        foreach (var run in Runs(text))
        {
            if (!run.Han)
            {
                yield return run.Folded.Length > LongestWord ? run.Folded[..LongestWord] : run.Folded;
                continue;
            }

            for (var at = 0; at < run.Folded.Length; at++)
            {
                yield return run.Folded[at..(at + 1)];
                if (at + 1 < run.Folded.Length)
                    yield return run.Folded[at..(at + 2)];
            }
        }
    }

    /// <summary>The tokens of a text with a space around each, as a column keeps them.</summary>
    public static string Line(string text)
    {
        var line = new StringBuilder(" ");
        foreach (var token in Of(text))
            line.Append(token).Append(' ');
        return line.Length == 1 ? "" : line.ToString();
    }

    /// <summary>The terms of a question, each once: pairs of Chinese characters, a lone one by itself, words by their beginning.</summary>
    public static IReadOnlyList<SearchTerm> Query(string text)
    {
        var cut = text.Length > LongestQuery ? text[..LongestQuery] : text;
        return [.. Runs(cut).SelectMany(Terms).Distinct().Take(MostTerms)];
    }

    /// <summary>Where a text is met by the terms, from left to right, not overlapping.</summary>
    public static IReadOnlyList<(int Start, int Length)> Marks(string text, IReadOnlyList<SearchTerm> terms)
    {
        var marks = new List<(int Start, int Length)>();
        foreach (var hit in Runs(text).SelectMany(run => Hits(run, terms)).OrderBy(hit => hit.Start).ThenByDescending(hit => hit.Length))
        {
            if (marks.Count > 0 && marks[^1] is var last && hit.Start <= last.Start + last.Length)
                marks[^1] = (last.Start, Math.Max(last.Start + last.Length, hit.Start + hit.Length) - last.Start);
            else
                marks.Add(hit);
        }

        return marks;
    }

    private static IEnumerable<SearchTerm> Terms(Run run)
    {
        if (!run.Han)
            return [new(run.Folded.Length > LongestWord ? run.Folded[..LongestWord] : run.Folded, Open: true)];
        return run.Folded.Length == 1
            ? [new(run.Folded, Open: false)]
            : Enumerable.Range(0, run.Folded.Length - 1).Select(at => new SearchTerm(run.Folded[at..(at + 2)], Open: false));
    }

    // Folding keeps the length of every run, so a place in the folded run is a place in the text.
    private static IEnumerable<(int Start, int Length)> Hits(Run run, IReadOnlyList<SearchTerm> terms)
    {
        foreach (var term in terms)
        {
            if (!run.Han)
            {
                if (term.Open ? run.Folded.StartsWith(term.Text, StringComparison.Ordinal) : string.Equals(run.Folded, term.Text, StringComparison.Ordinal))
                    yield return (run.Start, term.Text.Length);
                continue;
            }

            for (var at = run.Folded.IndexOf(term.Text, StringComparison.Ordinal); at >= 0; at = run.Folded.IndexOf(term.Text, at + 1, StringComparison.Ordinal))
                yield return (run.Start + at, term.Text.Length);
        }
    }

    private static IEnumerable<Run> Runs(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (KindOf(text[at]) is not { } han)
            {
                at++;
                continue;
            }

            var start = at;
            while (at < text.Length && KindOf(text[at]) == han)
                at++;
            yield return new(start, Fold(text.AsSpan(start, at - start)), han);
        }
    }

    private static string Fold(ReadOnlySpan<char> run)
    {
        var folded = new char[run.Length];
        for (var at = 0; at < run.Length; at++)
            folded[at] = char.ToLowerInvariant(Narrow(run[at]));
        return new(folded);
    }

    /// <summary>Whether a character is Chinese or of a word; none when it is neither. Characters beyond the basic plane are none.</summary>
    private static bool? KindOf(char one)
    {
        if (one is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or '\u3007')
            return true;
        return char.IsLetterOrDigit(one) ? false : null;
    }

    // Full-width letters and digits are what a Chinese input method leaves behind.
    private static char Narrow(char one) => one is >= '\uFF01' and <= '\uFF5E' ? (char)(one - 0xFEE0) : one;

    private readonly record struct Run(int Start, string Folded, bool Han);
}
