using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CallCenter.Web.Knowledge;

/// <summary>Markdown as a screen may show it: no HTML of the text's own, no pictures, links to https and to our own pages alone.</summary>
public static class ArticleMarkup
{
    /// <summary>Headings of a text stand below those of the page around it.</summary>
    private const int TopHeading = 3;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <summary>The text without its first line, which is shown large above it.</summary>
    public static string Rest(string text)
    {
        var lines = text.TrimStart();
        var end = lines.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? "" : Html(lines[(end + 1)..]);
    }

    /// <summary>The text as HTML.</summary>
    public static string Html(string text)
    {
        var document = Markdown.Parse(text, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
            heading.Level = Math.Min(6, heading.Level + TopHeading - 1);
        foreach (var link in document.Descendants<LinkInline>().ToList())
            Tame(link);
        foreach (var link in document.Descendants<AutolinkInline>().ToList())
            link.ReplaceBy(new LiteralInline(link.Url));
        return document.ToHtml(Pipeline);
    }

    private static void Tame(LinkInline link)
    {
        if (!link.IsImage && IsSafe(link.GetDynamicUrl?.Invoke() ?? link.Url))
        {
            link.GetAttributes().AddProperty("rel", "noopener noreferrer");
            link.GetAttributes().AddProperty("target", "_blank");
            return;
        }

        // What a link or a picture says stays, as plain words.
        var words = new ContainerInline();
        foreach (var child in link.ToList())
        {
            child.Remove();
            words.AppendChild(child);
        }

        link.ReplaceBy(words);
    }

    private static bool IsSafe(string? url) =>
        url is not null && (url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || url is ['/', not '/' and not '\\', ..]);
}
