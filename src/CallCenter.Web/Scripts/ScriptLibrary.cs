using System.Collections.Frozen;
using CallCenter.Core.Compliance;
using CallCenter.Core.Scripts;
using CallCenter.Web.Compliance;

namespace CallCenter.Web.Scripts;

/// <summary>
/// The published scripts, as one unchanging snapshot. A reload adds versions and never takes one away that a running call has
/// pinned; files that are bad leave everything as it was.
/// </summary>
public sealed class ScriptLibrary
{
    private readonly string _folder;
    private readonly PhraseLibrary _phrases;
    private readonly Lock _writing = new();
    private volatile Snapshot _now;

    /// <summary>Loads the whole folder. Throws <see cref="BadFilesException"/> naming every flaw.</summary>
    public ScriptLibrary(string folder, PhraseLibrary phrases)
    {
        (_folder, _phrases) = (folder, phrases);
        var (scripts, flaws) = ScriptFiles.Read(folder, phrases.ListOf);
        _now = flaws.Count == 0 ? new(scripts, scripts) { Files = scripts } : throw new BadFilesException(flaws);
    }

    /// <summary>Language and id of the articles that people wrote; those of the files are known without it.</summary>
    public IReadOnlySet<(string Locale, string Key)> Articles { get; set; } = new HashSet<(string, string)>();

    /// <summary>Every script in the version in force.</summary>
    public IReadOnlyList<LoadedScript> Current => _now.Current;

    /// <summary>What the files say now, whether it is in force or not.</summary>
    public IReadOnlyList<LoadedScript> Files => _now.Files;

    /// <summary>The version of a script in force; none when there is no such script in this language.</summary>
    public Script? Find(string id, string locale) => _now.Newest.GetValueOrDefault((id, locale))?.Script;

    /// <summary>The version a call has pinned.</summary>
    public Script? Find(string id, string locale, string version) => FindText(id, locale, version)?.Script;

    /// <summary>The version a call has pinned, with its text.</summary>
    public LoadedScript? FindText(string id, string locale, string version) => _now.Versions.GetValueOrDefault((id, locale, version));

    /// <summary>Puts back a version that the files no longer have, from the text a call kept. The answer names what is wrong with it.</summary>
    public IReadOnlyList<FileFlaw> Restore(string yaml) => Restore(yaml, new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>As above, for a text that uses shared parts.</summary>
    public IReadOnlyList<FileFlaw> Restore(string yaml, IReadOnlyDictionary<string, string> parts)
    {
        var reading = ScriptReader.Read(yaml, _phrases.ListOf, (_, name) => parts.GetValueOrDefault(name));
        lock (_writing)
            if (reading.Script is { } script)
                _now = new(_now.Current, [.. _now.Known, new(script, yaml, "") { Parts = reading.Parts }]) { Files = _now.Files };
        return [.. reading.Flaws.Select(f => new FileFlaw("", f))];
    }

    /// <summary>Reads a text as it would be published now: with the parts and phrases in force.</summary>
    public ScriptReading Check(string yaml)
    {
        var parts = new PartFiles(_folder);
        return ScriptReader.Read(yaml, new SharedReading(_phrases.ListOf, parts.Find)
        {
            IsArticle = IsArticle,
        });
    }

    /// <summary>What the scripts in force in a language say that these phrases forbid.</summary>
    public IReadOnlyList<FileFlaw> Against(string locale, PhraseMatcher phrases) =>
    [
        .. _now.Current.Where(c => c.Script.Locale == locale).SelectMany(c =>
            ScriptReader.Read(c.Yaml, new SharedReading(_ => phrases, (_, name) => c.Parts.GetValueOrDefault(name)) { IsArticle = (_, _) => true }).Flaws.Select(f => new FileFlaw($"{c.Script.Id}/{locale}", f))),
    ];

    /// <summary>Whether there is an article of this id, written or in a file.</summary>
    public bool IsArticle(string locale, string key) => Articles.Contains((locale, key)) || ArticleFiles.Has(_folder, locale, key);

    /// <summary>Puts these versions in force; what calls have pinned stays known.</summary>
    public void Force(IReadOnlyList<LoadedScript> wanted)
    {
        lock (_writing)
        {
            var kept = _now.Current.Where(c => !wanted.Any(w => w.Script.Id == c.Script.Id && w.Script.Locale == c.Script.Locale));
            _now = new([.. kept, .. wanted], [.. _now.Known, .. wanted]) { Files = _now.Files };
        }
    }

    /// <summary>Loads the folder anew and puts what changed in force. With flaws nothing changes and they are the answer.</summary>
    public IReadOnlyList<FileFlaw> Reload()
    {
        var (scripts, flaws) = ScriptFiles.Read(_folder, _phrases.ListOf);
        lock (_writing)
            if (flaws.Count == 0)
                _now = new(Merged(scripts), [.. _now.Known, .. scripts]) { Files = scripts };
        return flaws;
    }

    // A file that did not change leaves in force what was published over it.
    private IReadOnlyList<LoadedScript> Merged(IReadOnlyList<LoadedScript> files)
    {
        var before = _now.Files.Select(f => f.Script.Version).ToHashSet(StringComparer.Ordinal);
        return [.. files.Select(f => before.Contains(f.Script.Version) ? _now.Newest.GetValueOrDefault((f.Script.Id, f.Script.Locale)) ?? f : f)];
    }

    private sealed class Snapshot(IReadOnlyList<LoadedScript> current, IReadOnlyList<LoadedScript> known)
    {
        internal IReadOnlyList<LoadedScript> Current => current;

        internal IReadOnlyList<LoadedScript> Known => known;

        internal required IReadOnlyList<LoadedScript> Files { get; init; }

        internal FrozenDictionary<(string, string), LoadedScript> Newest { get; } =
            current.ToFrozenDictionary(s => (s.Script.Id, s.Script.Locale));

        internal FrozenDictionary<(string, string, string), LoadedScript> Versions { get; } =
            known.DistinctBy(Key).ToFrozenDictionary(Key);

        private static (string, string, string) Key(LoadedScript s) => (s.Script.Id, s.Script.Locale, s.Script.Version);
    }
}
