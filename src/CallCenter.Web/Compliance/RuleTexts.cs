using CallCenter.Core.People;
using CallCenter.Web.Prompts;
using CallCenter.Web.Scripts;

namespace CallCenter.Web.Compliance;

/// <summary>Phrase lists in versions, one for each language. A list that forbids what a script or prompt in force says is not published.</summary>
public sealed class RuleTexts(PhraseLibrary phrases, ScriptLibrary scripts, PromptLibrary prompts) : IVersionedTexts
{
    /// <summary>What stands for the id of a script.</summary>
    public const string Id = "phrases";

    public static ScriptName NameOf(string locale) => new(Id, locale);

    public Act Right => Act.ManageRules;

    public bool Has(ScriptName name) => name.Id == Id && phrases.Find(name.Locale) is not null;

    public IReadOnlyList<ScriptVersion> Files(DateTimeOffset now) => [.. phrases.Files.Select(f => RowOf(f, now))];

    public string? InForce(ScriptName name) => phrases.Find(name.Locale)?.Version;

    public TextJudgement Judge(ScriptName name, string yaml, DateTimeOffset now)
    {
        var (matcher, locale, flaws) = PhraseReader.Read(yaml, key => scripts.IsArticle(name.Locale, key));
        if (matcher is null) return new(ScriptRefusal.Flawed, null, [.. flaws.Select(f => new FileFlaw("", f))]);
        var row = RowOf(new(locale, yaml, matcher), now);
        if (locale != name.Locale) return new(ScriptRefusal.OtherScript, row, []);
        IReadOnlyList<FileFlaw> clashes = [.. scripts.Against(locale, matcher), .. prompts.Against(locale, matcher)];
        return new(clashes.Count > 0 ? ScriptRefusal.Clashes : null, row, clashes);
    }

    public bool Reads(ScriptVersion row) => PhraseReader.Read(row.Yaml).Phrases is not null;

    public IReadOnlyList<FileFlaw> Force(IReadOnlyList<ScriptVersion> rows)
    {
        List<FileFlaw> all = [];
        foreach (var row in rows)
        {
            var (matcher, locale, flaws) = PhraseReader.Read(row.Yaml);
            all.AddRange(flaws.Select(f => new FileFlaw($"{Id}/{row.Locale}", f)));
            if (matcher is not null) phrases.Force(new(locale, row.Yaml, matcher));
        }
        return all;
    }

    private static ScriptVersion RowOf(LoadedPhrases list, DateTimeOffset now) => new()
    {
        ScriptId = Id,
        Locale = list.Locale,
        Version = list.Version,
        Yaml = list.Yaml,
        At = now,
    };
}
