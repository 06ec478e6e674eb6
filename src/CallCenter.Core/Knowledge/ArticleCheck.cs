namespace CallCenter.Core.Knowledge;

/// <summary>What an article must be to be found and read while a customer waits (ours).</summary>
public static class ArticleCheck
{
    /// <summary>The longest id.</summary>
    public const int LongestId = 80;

    /// <summary>The longest title.</summary>
    public const int LongestTitle = 120;

    /// <summary>The longest name of a department.</summary>
    public const int LongestOwner = 80;

    /// <summary>The longest keyword.</summary>
    public const int LongestKeyword = 40;

    /// <summary>The most keywords.</summary>
    public const int MostKeywords = 20;

    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 20_000;

    /// <summary>The longest first line: it is shown large and read at a glance.</summary>
    public const int LongestAnswer = 300;

    /// <summary>Everything wrong with it, each with the key it is under.</summary>
    public static IEnumerable<(string Key, string Reason)> Faults(Article article)
    {
        if (!IsId(article.Id))
            yield return ("id", $"is small letters, digits and hyphens, at most {LongestId}");
        if (article.Title.Length is 0 or > LongestTitle)
            yield return ("title", $"has 1 to {LongestTitle} characters");
        if (article.Owner.Length is 0 or > LongestOwner)
            yield return ("owner", $"has 1 to {LongestOwner} characters");
        if (article.ValidTo < article.ValidFrom)
            yield return ("validTo", "lies before validFrom");
        if (article.Keywords.Length > MostKeywords)
            yield return ("keywords", $"are at most {MostKeywords}");
        if (article.Keywords.Any(word => word.Length is 0 or > LongestKeyword))
            yield return ("keywords", $"have 1 to {LongestKeyword} characters each");
        if (article.Text.Length > LongestText)
            yield return ("", $"the text is longer than {LongestText} characters");
        if (article.Answer.Length is 0 or > LongestAnswer)
            yield return ("", $"the text begins with the answer, a line of 1 to {LongestAnswer} characters");
    }

    private static bool IsId(string id) =>
        id.Length is > 0 and <= LongestId && id[0] != '-' && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
