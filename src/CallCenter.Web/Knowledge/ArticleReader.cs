using System.Collections.Immutable;
using System.Globalization;
using CallCenter.Core.Knowledge;
using CallCenter.Core.Scripts;
using CallCenter.Web.Scripts;

namespace CallCenter.Web.Knowledge;

/// <summary>Reads an article: a head of YAML between two lines of three hyphens, then Markdown.</summary>
internal static class ArticleReader
{
    private const string Rule = "---";
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>The article, or everything that keeps it from being one.</summary>
    internal static (Article? Article, IReadOnlyList<Flaw> Flaws) Read(string source, string locale)
    {
        var text = source.ReplaceLineEndings("\n");
        if (!text.StartsWith(Rule + "\n", StringComparison.Ordinal))
            return (null, [new(1, 1, "", $"begins with a line '{Rule}', the head, and another line '{Rule}'")]);
        var end = text.IndexOf($"\n{Rule}\n", Rule.Length, StringComparison.Ordinal);
        if (end < 0)
            return (null, [new(1, 1, "", $"the head is not closed by a line '{Rule}'")]);
        var (tree, flaw) = YamlReader.Read(text[(Rule.Length + 1)..(end + 1)]);
        if (tree is null)
            return (null, [Below(flaw ?? new(1, 1, "", "is not YAML"))]);
        return Read(tree, (text[(end + Rule.Length + 2)..].Trim('\n'), text.AsSpan(0, end).Count('\n') + 3), locale);
    }

    private static (Article?, IReadOnlyList<Flaw>) Read(YamlMap tree, (string Text, int Line) body, string locale)
    {
        var log = new ReadLog();
        var fields = new YamlFields(tree, "", log);
        var kind = fields.Has("kind") ? fields.Choice("kind", KindOf) : Missing<ArticleKind>(fields, "kind");
        var from = fields.Has("validFrom") ? Day(fields, "validFrom") : Missing<DateOnly>(fields, "validFrom");
        var article = new Article(
            fields.Text("id"), locale, fields.Text("title").Trim(), kind ?? ArticleKind.HowTo, fields.Text("owner").Trim(),
            from ?? DateOnly.MinValue, Day(fields, "validTo"), [.. fields.Texts("keywords")], body.Text);
        fields.Done();
        if (log.Flaws.Count == 0)
            log.Flaws.AddRange(ArticleCheck.Faults(article).Select(fault =>
                fault.Key.Length > 0 ? log.Spots.FlawAt(fault.Key, fault.Reason) : new(body.Line - 1, 1, "", fault.Reason)));
        return log.Flaws.Count == 0 ? (article, []) : (null, [.. log.Flaws.Select(Below)]);
    }

    // The head begins on the second line of the file.
    private static Flaw Below(Flaw flaw) => flaw with { Line = flaw.Line + 1 };

    private static T? Missing<T>(YamlFields fields, string key)
        where T : struct
    {
        fields.Require(key);
        return null;
    }

    private static DateOnly? Day(YamlFields fields, string key) => fields.Choice<DateOnly>(key, text =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null);

    private static ArticleKind? KindOf(string text) => text switch
    {
        "tariff" => ArticleKind.Tariff,
        "offer" => ArticleKind.Offer,
        "how-to" => ArticleKind.HowTo,
        "notice" => ArticleKind.Notice,
        "outage" => ArticleKind.Outage,
        _ => null,
    };
}
