using System.Globalization;
using CallCenter.Core.Compliance;
using CallCenter.Core.Scripts;
using CallCenter.Web.Scripts;

namespace CallCenter.Web.Compliance;

/// <summary>Turns the YAML of a phrase list into a checked <see cref="PhraseMatcher"/>, or into flaws with their places.</summary>
public static class PhraseReader
{
    /// <summary>Reads and checks one list; there is a matcher only when there are no flaws.</summary>
    public static (PhraseMatcher? Phrases, string Locale, IReadOnlyList<Flaw> Flaws) Read(string yaml) => Read(yaml, _ => true);

    /// <summary>As above; an article that a rule names has to be there.</summary>
    public static (PhraseMatcher? Phrases, string Locale, IReadOnlyList<Flaw> Flaws) Read(string yaml, Func<string, bool> isArticle)
    {
        var (tree, flaw) = YamlReader.Read(yaml);
        if (tree is null)
            return (null, "", flaw is null ? [] : [flaw]);
        var log = new ReadLog();
        var fields = new YamlFields(tree, "", log);
        var locale = fields.Text("locale");
        var set = new PhraseSet(All(fields, "rules", Rule), All(fields, "required", Required))
        {
            Guards = All(fields, "guards", Guard),
            Ordinary = fields.Texts("ordinary"),
            Words = All(fields, "words", Named).DistinctBy(w => w.Id).ToDictionary(w => w.Id, w => w.Texts, StringComparer.Ordinal),
        };
        fields.Done();
        var matcher = new PhraseMatcher(set);
        IReadOnlyList<Flaw> flaws = log.Flaws.Count > 0
            ? [.. log.Flaws.OrderBy(f => f.Line).ThenBy(f => f.Column)]
            : [.. PhraseCheck.Flaws(matcher, log.Spots), .. set.Rules.Where(r => r.Knowledge is { } key && !isArticle(key)).Select(r => log.Spots.FlawAt($"rules.{r.Id}.knowledge", $"no article '{r.Knowledge}'"))];
        return (flaws.Count == 0 ? matcher : null, locale, flaws);
    }

    private static List<T> All<T>(YamlFields fields, string list, Func<YamlFields, T> read)
    {
        var all = new List<T>();
        foreach (var node in fields.List(list))
        {
            var id = (node as YamlMap)?.Entries.FirstOrDefault(e => e.Key.Text is "id")?.Value is YamlScalar text ? $"{list}.{text.Text}" : list;
            if (YamlFields.Of(node, id, fields.Log) is not { } item)
                continue;
            all.Add(read(item));
            item.Done();
        }
        return all;
    }

    private static PhraseRule Rule(YamlFields rule)
    {
        var severity = rule.Choice("severity", SeverityOf);
        var speaker = rule.Choice("speaker", text => text switch
        {
            "agent" => Speaker.Agent,
            "customer" => Speaker.Customer,
            _ => (Speaker?)null,
        });
        return new(rule.Text("id"), rule.Text("kind"), severity ?? Severity.Warn, speaker ?? Speaker.Agent,
            rule.Texts("phrases"), rule.Texts("exceptions"), rule.OptionalText("replacement"), rule.Text("why"))
        {
            Knowledge = rule.OptionalText("knowledge"),
            Patterns = rule.Texts("patterns"),
            Unless = rule.Texts("unless"),
            Sounds = rule.Choice("sounds", SoundsOf) ?? Sounds.Same,
            SoundSeverity = rule.Choice("sound-severity", SeverityOf) ?? Severity.Note,
            Cooldown = rule.Choice("cooldown", Seconds) ?? 0,
            Once = rule.Flag("once"),
            GivesWay = rule.Flag("gives-way"),
            Cases = rule.Flag("cases"),
            Scripts = rule.Texts("scripts"),
            Steps = rule.Texts("steps"),
            Branch = rule.OptionalText("branch"),
        };
    }

    private static RequiredPhrase Required(YamlFields phrase) =>
        new(phrase.Text("id"), phrase.Text("label"), phrase.Texts("wordings"))
        {
            Within = phrase.Choice("within", Seconds) ?? 0,
            After = phrase.OptionalText("after"),
        };

    private static PhraseGuard Guard(YamlFields guard) => new(guard.Text("id"))
    {
        RightBefore = guard.Texts("right-before"),
        Skip = guard.Texts("skip"),
        Before = guard.Texts("before"),
        RightAfter = guard.Texts("right-after"),
        After = guard.Texts("after"),
        Inside = guard.Texts("inside"),
        Sentence = guard.Texts("sentence"),
        SameClause = guard.Flag("same-clause"),
        Despite = guard.Texts("despite"),
        Who = guard.Texts("who"),
        Verbs = guard.Texts("verbs"),
        Ours = guard.Texts("ours"),
        Quoted = guard.Flag("quoted"),
    };

    private static (string Id, IReadOnlyList<string> Texts) Named(YamlFields words) => (words.Text("id"), words.Texts("of"));

    private static Severity? SeverityOf(string text) => text switch
    {
        "note" => Severity.Note,
        "warn" => Severity.Warn,
        "stop" => Severity.Stop,
        _ => null,
    };

    private static Sounds? SoundsOf(string text) => text switch
    {
        "same" => Sounds.Same,
        "near" => Sounds.Near,
        "off" => Sounds.Off,
        _ => null,
    };

    private static int? Seconds(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 86_400 ? seconds : null;
}
