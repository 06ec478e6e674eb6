using System.Collections.Frozen;
using System.Text.Json;
using CallCenter.Core.Compliance;
using CallCenter.Core.Scripts;
using CallCenter.Web.Scripts;

namespace CallCenter.Web.Compliance;

/// <summary>A phrase list and the YAML text it came from; its version is that of the text.</summary>
/// <param name="Locale">Its language.</param>
/// <param name="Yaml">The text.</param>
/// <param name="Phrases">The list by itself: what blocks a script or a prompt stands in it, word by word.</param>
public sealed record LoadedPhrases(string Locale, string Yaml, PhraseMatcher Phrases)
{
    /// <summary>The list with what the labelled cases teach: it judges what people say and write.</summary>
    public PhraseMatcher Ears => _ears.Value;

    private Lazy<PhraseMatcher> _ears = new(() => Phrases);

    /// <summary>The same with these cases.</summary>
    internal LoadedPhrases With(Lazy<LearnedCases> cases) => this with { _ears = new(() => Phrases.With(cases.Value)) };

    /// <summary>SHA-256 of the text in lower-case hex.</summary>
    public string Version { get; } = ScriptReader.VersionOf(Yaml);
}

/// <summary>The phrase lists of every language, compiled, as one unchanging snapshot; bad files leave it as it was.</summary>
public sealed class PhraseLibrary
{
    /// <summary>The language that stands in where another has no list.</summary>
    public const string Fallback = "zh-CN";

    private readonly string _folder;
    private readonly Lock _writing = new();
    private volatile Snapshot _now;

    private sealed record Snapshot(FrozenDictionary<string, LoadedPhrases> InForce, IReadOnlyList<LoadedPhrases> Files);

    /// <summary>Loads <c>phrases/*.yaml</c> of the folder. Throws <see cref="BadFilesException"/> naming every flaw.</summary>
    public PhraseLibrary(string scriptsFolder)
    {
        _folder = Path.Combine(scriptsFolder, "phrases");
        var (lists, flaws) = Read();
        _now = flaws.Count == 0 ? new(ByLocale(lists), lists) : throw new BadFilesException(flaws);
    }

    /// <summary>The languages that have a list.</summary>
    public IReadOnlyCollection<string> Locales => _now.InForce.Keys;

    /// <summary>What the files say now, whether it is in force or not.</summary>
    public IReadOnlyList<LoadedPhrases> Files => _now.Files;

    /// <summary>What judges the words of a language: the list that is in force and the labelled cases.</summary>
    public PhraseMatcher For(string locale) => Loaded(locale).Ears;

    /// <summary>The list alone: what must not stand in a script, a prompt or a message of the house.</summary>
    public PhraseMatcher ListOf(string locale) => Loaded(locale).Phrases;

    /// <summary>The forbidden wordings in what somebody of the house writes, in the language they like.</summary>
    public IReadOnlyList<PhraseHit> Offences(string text) => [.. Locales.SelectMany(locale => For(locale).Match(text, Speaker.Agent)).OrderBy(h => h.Offset)];

    /// <summary>The list of a language that is in force: its own, else that of the same language elsewhere, else the Chinese one.</summary>
    public LoadedPhrases Loaded(string locale)
    {
        var lists = _now.InForce;
        if (lists.TryGetValue(locale, out var own))
            return own;
        var language = locale.Split('-')[0];
        var near = lists.Keys.Where(k => string.Equals(k.Split('-')[0], language, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal).FirstOrDefault();
        return lists[near ?? Fallback];
    }

    /// <summary>The list of exactly this language; none when it has none.</summary>
    public LoadedPhrases? Find(string locale) => _now.InForce.GetValueOrDefault(locale);

    /// <summary>Puts a list in force, whole and at once: whoever asks next, in a running call as well, asks this one.</summary>
    public void Force(LoadedPhrases list)
    {
        lock (_writing)
            _now = _now with { InForce = ByLocale([.. _now.InForce.Values.Where(l => l.Locale != list.Locale), list.With(CasesOf(list.Locale))]) };
    }

    /// <summary>Loads the files anew and puts in force what changed in them. With flaws nothing changes and they are the answer.</summary>
    public IReadOnlyList<FileFlaw> Reload()
    {
        var (lists, flaws) = Read();
        lock (_writing)
            if (flaws.Count == 0)
                _now = new(ByLocale(Merged(lists)), lists);
        return flaws;
    }

    private Lazy<LearnedCases> CasesOf(string locale) => KnownCases.Learn(Path.GetDirectoryName(_folder) ?? "", locale);

    private bool IsArticle(string locale, string key) => ArticleFiles.Has(Path.GetDirectoryName(_folder) ?? "", locale, key);

    // A file that did not change leaves in force what was published over it.
    private IEnumerable<LoadedPhrases> Merged(IReadOnlyList<LoadedPhrases> files)
    {
        var before = _now.Files.Select(f => f.Version).ToHashSet(StringComparer.Ordinal);
        return files.Select(f => before.Contains(f.Version) ? _now.InForce.GetValueOrDefault(f.Locale) ?? f : f);
    }

    private static FrozenDictionary<string, LoadedPhrases> ByLocale(IEnumerable<LoadedPhrases> lists) =>
        lists.ToFrozenDictionary(l => l.Locale, StringComparer.Ordinal);

    private (IReadOnlyList<LoadedPhrases> Lists, IReadOnlyList<FileFlaw> Flaws) Read()
    {
        var lists = new List<LoadedPhrases>();
        var flaws = new List<FileFlaw>();
        string[] paths = Directory.Exists(_folder) ? [.. Directory.EnumerateFiles(_folder, "*.yaml").Order(StringComparer.Ordinal)] : [];
        foreach (var path in paths)
        {
            var name = Path.GetFileNameWithoutExtension(path);
            var (yaml, flaw) = DataText.Read(path);
            var (matcher, locale, found) = flaw is null ? KnownLists.Read(yaml) : (null, "", [flaw]);
            if (matcher is not null && !string.Equals(locale, name, StringComparison.Ordinal))
                found = [new Flaw(1, 1, "locale", $"'{locale}' is not the name of the file")];
            else if (matcher is not null && matcher.Rules.Any(r => r.Knowledge is { } key && !IsArticle(locale, key)))
                (matcher, _, found) = PhraseReader.Read(yaml, key => IsArticle(locale, key));
            flaws.AddRange(found.Select(f => new FileFlaw($"scripts/phrases/{Path.GetFileName(path)}", f)));
            if (matcher is not null)
                lists.Add(new(name, yaml, matcher));
        }
        for (var i = 0; i < lists.Count; i++)
            lists[i] = Taught(lists[i], flaws);
        if (!lists.Exists(l => l.Locale == Fallback) && flaws.Count == 0)
            flaws.Add(new($"scripts/phrases/{Fallback}.yaml", new(1, 1, "", "is missing")));
        return (lists, flaws);
    }

    private LoadedPhrases Taught(LoadedPhrases list, List<FileFlaw> flaws)
    {
        try
        {
            return list.With(CasesOf(list.Locale));
        }
        catch (JsonException e)
        {
            flaws.Add(new($"scripts/phrases/cases/{list.Locale}.jsonl", new(1, 1, "", e.Message)));
            return list;
        }
    }
}
