namespace CallCenter.Core.Knowledge;

/// <summary>An article as it is weighed: its tokens where they stand.</summary>
/// <param name="Article">What is found.</param>
/// <param name="Key">Decides between equals, so that the order never changes by itself.</param>
/// <param name="Title">Tokens of the title.</param>
/// <param name="Keywords">Tokens of the keywords.</param>
/// <param name="Text">Tokens of the text.</param>
/// <param name="Validity">Whether it holds today.</param>
public sealed record Weighed<T>(
    T Article, string Key, IReadOnlyList<string> Title, IReadOnlyList<string> Keywords, IReadOnlyList<string> Text,
    ArticleValidity Validity);

/// <summary>Orders what a database found: what holds first, then by how much of the question is met and where (ours).</summary>
public static class ArticleRank
{
    private const double InTitle = 8;
    private const double InKeywords = 6;
    private const double InText = 1;

    /// <summary>The best first. What meets less than a third of the question is left out; what has expired comes last.</summary>
    public static IReadOnlyList<Weighed<T>> Order<T>(IReadOnlyList<SearchTerm> terms, IEnumerable<Weighed<T>> found, int most)
    {
        var rows = found.Select(row => (Row: row, Weights: terms.Select(term => WeightOf(term, row)).ToArray())).ToList();
        var rarity = terms.Select((_, at) => Math.Log(1 + (double)rows.Count / Math.Max(1, rows.Count(row => row.Weights[at] > 0)))).ToArray();
        return
        [
            .. rows.Where(row => row.Weights.Count(weight => weight > 0) * 3 >= terms.Count && row.Weights.Any(weight => weight > 0))
                .OrderBy(row => Rank(row.Row.Validity))
                .ThenByDescending(row => Score(row.Weights, rarity))
                .ThenBy(row => row.Row.Key, StringComparer.Ordinal)
                .Take(most)
                .Select(row => row.Row),
        ];
    }

    private static int Rank(ArticleValidity validity) => validity switch
    {
        ArticleValidity.Valid => 0,
        ArticleValidity.NotYet => 1,
        _ => 2,
    };

    // Meeting the whole question counts more than meeting one word of it often.
    private static double Score(double[] weights, double[] rarity)
    {
        var (sum, met) = (0.0, 0);
        for (var at = 0; at < weights.Length; at++)
        {
            sum += weights[at] * rarity[at];
            met += weights[at] > 0 ? 1 : 0;
        }

        return sum * met / weights.Length;
    }

    private static double WeightOf<T>(SearchTerm term, Weighed<T> row)
    {
        var often = Math.Min(3, Count(term, row.Text));
        return (Count(term, row.Title) > 0 ? InTitle : 0) + (Count(term, row.Keywords) > 0 ? InKeywords : 0) + InText * often;
    }

    private static int Count(SearchTerm term, IReadOnlyList<string> tokens)
    {
        var met = 0;
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            if (token.Length >= term.Text.Length && (term.Open || token.Length == term.Text.Length) && token.StartsWith(term.Text, StringComparison.Ordinal))
                met++;
        }

        return met;
    }
}
