using CallCenter.Core.Knowledge;
using CallCenter.Core.Scripts;
using CallCenter.Web.Scripts;

namespace CallCenter.Web.Knowledge;

/// <summary>An article of a file with the text it was read from.</summary>
public sealed record LoadedArticle(Article Article, string Source);

/// <summary>The articles of the files <c>knowledge/{locale}/{id}.md</c>; bad files leave what was read before.</summary>
public sealed class ArticleLibrary
{
    private readonly string folder;
    private volatile IReadOnlyList<LoadedArticle> now;

    /// <summary>Reads the files. Throws <see cref="BadFilesException"/> naming every flaw.</summary>
    /// <param name="folder">Where they lie; a folder that is not there holds none.</param>
    public ArticleLibrary(string folder)
    {
        this.folder = folder;
        var (articles, flaws) = Read();
        now = flaws.Count == 0 ? articles : throw new BadFilesException(flaws);
    }

    /// <summary>What the files say.</summary>
    public IReadOnlyList<LoadedArticle> Current => now;

    /// <summary>Reads the files anew. With flaws nothing changes and they are the answer.</summary>
    public IReadOnlyList<FileFlaw> Reload()
    {
        var (articles, flaws) = Read();
        if (flaws.Count == 0)
            now = articles;
        return flaws;
    }

    private (IReadOnlyList<LoadedArticle> Articles, IReadOnlyList<FileFlaw> Flaws) Read()
    {
        var articles = new List<LoadedArticle>();
        var flaws = new List<FileFlaw>();
        foreach (var path in Paths())
        {
            var locale = Path.GetFileName(Path.GetDirectoryName(path)) ?? "";
            var (source, unread) = DataText.Read(path);
            var (article, found) = unread is null ? ArticleReader.Read(source, locale) : (null, [unread]);
            var file = $"scripts/knowledge/{locale}/{Path.GetFileName(path)}";
            flaws.AddRange(found.Concat(Misplaced(article, path)).Select(flaw => new FileFlaw(file, flaw)));
            if (article is not null)
                articles.Add(new(article, source));
        }

        return (articles, flaws);
    }

    private IEnumerable<string> Paths() => Directory.Exists(folder)
        ? Directory.EnumerateDirectories(folder).SelectMany(locale => Directory.EnumerateFiles(locale, "*.md")).Order(StringComparer.Ordinal)
        : [];

    private static IEnumerable<Flaw> Misplaced(Article? article, string path)
    {
        if (article is not null && !string.Equals(article.Id, Path.GetFileNameWithoutExtension(path), StringComparison.Ordinal))
            yield return new(2, 1, "id", $"'{article.Id}' is not the name of the file");
    }
}
