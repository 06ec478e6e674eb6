using CallCenter.Core.People;
using CallCenter.Core.Scripts;

namespace CallCenter.Web.Scripts;

/// <summary>What may be said of a draft.</summary>
/// <param name="Refusal">Why it may not be handed in; none when it may.</param>
/// <param name="Row">The version it would be.</param>
/// <param name="Flaws">What is wrong with it or with what stands on it.</param>
public sealed record TextJudgement(ScriptRefusal? Refusal, ScriptVersion? Row, IReadOnlyList<FileFlaw> Flaws);

/// <summary>Texts that live in versions: their files are the first ones published; managers write drafts, publish them and bring older ones back.</summary>
public interface IVersionedTexts
{
    /// <summary>Who may write them.</summary>
    Act Right { get; }

    /// <summary>Whether this is one of them.</summary>
    bool Has(ScriptName name);

    /// <summary>What the files say now.</summary>
    IReadOnlyList<ScriptVersion> Files(DateTimeOffset now);

    /// <summary>The version in force.</summary>
    string? InForce(ScriptName name);

    /// <summary>Reads a draft as it would be published now.</summary>
    TextJudgement Judge(ScriptName name, string yaml, DateTimeOffset now);

    /// <summary>Whether a version can still be put in force.</summary>
    bool Reads(ScriptVersion row);

    /// <summary>Puts versions in force; what cannot be read stays out and is the answer.</summary>
    IReadOnlyList<FileFlaw> Force(IReadOnlyList<ScriptVersion> rows);
}

/// <summary>Call scripts in versions.</summary>
public sealed class ScriptTexts(ScriptLibrary library) : IVersionedTexts
{
    public Act Right => Act.ManageScripts;

    public bool Has(ScriptName name) => library.Find(name.Id, name.Locale) is not null;

    public IReadOnlyList<ScriptVersion> Files(DateTimeOffset now) => [.. library.Files.Select(f => ScriptShelf.RowOf(f, now))];

    public string? InForce(ScriptName name) => library.Find(name.Id, name.Locale)?.Version;

    public TextJudgement Judge(ScriptName name, string yaml, DateTimeOffset now)
    {
        var reading = library.Check(yaml);
        var flaws = reading.Flaws.Select(f => new FileFlaw("", f)).ToList();
        if (reading.Script is not { } script) return new(ScriptRefusal.Flawed, null, flaws);
        var row = ScriptShelf.RowOf(new(script, yaml, "") { Parts = reading.Parts }, now);
        if (script.Id != name.Id || script.Locale != name.Locale || library.Find(name.Id, name.Locale) is { } inForce && inForce.Kind != script.Kind)
            return new(ScriptRefusal.OtherScript, row, flaws);
        return new(ScriptCoverage.Of(script).Complete ? null : ScriptRefusal.Uncovered, row, flaws);
    }

    public bool Reads(ScriptVersion row) =>
        library.FindText(row.ScriptId, row.Locale, row.Version) is not null || library.Restore(row.Yaml, ScriptShelf.PartsOf(row)).Count == 0;

    public IReadOnlyList<FileFlaw> Force(IReadOnlyList<ScriptVersion> rows)
    {
        List<FileFlaw> flaws = [];
        List<LoadedScript> wanted = [];
        foreach (var row in rows)
        {
            if (library.FindText(row.ScriptId, row.Locale, row.Version) is null)
                flaws.AddRange(library.Restore(row.Yaml, ScriptShelf.PartsOf(row)));
            if (library.FindText(row.ScriptId, row.Locale, row.Version) is { } loaded) wanted.Add(loaded);
        }
        if (wanted.Count > 0) library.Force(wanted);
        return flaws;
    }
}
