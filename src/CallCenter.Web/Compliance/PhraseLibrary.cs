using System.Collections.Frozen;
using CallCenter.Core.Compliance;
using CallCenter.Core.Scripts;
using CallCenter.Web.Scripts;

namespace CallCenter.Web.Compliance;

/// <summary>The phrase lists of every language, compiled, as one unchanging snapshot; bad files leave it as it was.</summary>
public sealed class PhraseLibrary
{
    /// <summary>The language that stands in where another has no list.</summary>
    public const string Fallback = "zh-CN";

    private readonly string _folder;
    private volatile FrozenDictionary<string, PhraseMatcher> _now;

    /// <summary>Loads <c>phrases/*.yaml</c> of the folder. Throws <see cref="BadFilesException"/> naming every flaw.</summary>
    public PhraseLibrary(string scriptsFolder)
    {
        _folder = Path.Combine(scriptsFolder, "phrases");
        var (lists, flaws) = Read();
        _now = flaws.Count == 0 ? lists : throw new BadFilesException(flaws);
    }

    /// <summary>The languages that have a list.</summary>
    public IReadOnlyCollection<string> Locales => _now.Keys;

    /// <summary>The list of a language: its own, else that of the same language elsewhere, else the Chinese one.</summary>
    public PhraseMatcher For(string locale)
    {
        var lists = _now;
        if (lists.TryGetValue(locale, out var own))
            return own;
        var language = locale.Split('-')[0];
        var near = lists.Keys.Where(k => string.Equals(k.Split('-')[0], language, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal).FirstOrDefault();
        return lists[near ?? Fallback];
    }

    /// <summary>Loads the files anew. With flaws nothing changes and they are the answer.</summary>
    public IReadOnlyList<FileFlaw> Reload()
    {
        var (lists, flaws) = Read();
        if (flaws.Count == 0)
            _now = lists;
        return flaws;
    }

    private bool IsArticle(string locale, string key) => ArticleFiles.Has(Path.GetDirectoryName(_folder) ?? "", locale, key);

    private (FrozenDictionary<string, PhraseMatcher> Lists, IReadOnlyList<FileFlaw> Flaws) Read()
    {
        var lists = new Dictionary<string, PhraseMatcher>(StringComparer.Ordinal);
        var flaws = new List<FileFlaw>();
        string[] paths = Directory.Exists(_folder) ? [.. Directory.EnumerateFiles(_folder, "*.yaml").Order(StringComparer.Ordinal)] : [];
        foreach (var path in paths)
        {
            var name = Path.GetFileNameWithoutExtension(path);
            var (yaml, flaw) = DataText.Read(path);
            var (matcher, locale, found) = flaw is null ? KnownLists.Read(yaml) : (null, "", [flaw]);
            if (matcher is not null && matcher.Rules.Any(r => r.Knowledge is { } key && !IsArticle(locale, key)))
                (matcher, _, found) = PhraseReader.Read(yaml, key => IsArticle(locale, key));
            if (matcher is not null && !string.Equals(locale, name, StringComparison.Ordinal))
                found = [new Flaw(1, 1, "locale", $"'{locale}' is not the name of the file")];
            flaws.AddRange(found.Select(f => new FileFlaw($"scripts/phrases/{Path.GetFileName(path)}", f)));
            if (matcher is not null)
                lists[name] = matcher;
        }
        if (!lists.ContainsKey(Fallback) && flaws.Count == 0)
            flaws.Add(new($"scripts/phrases/{Fallback}.yaml", new(1, 1, "", "is missing")));
        return (lists.ToFrozenDictionary(StringComparer.Ordinal), flaws);
    }
}
