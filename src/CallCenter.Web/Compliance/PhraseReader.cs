using CallCenter.Core.Compliance;
using CallCenter.Core.Scripts;
using CallCenter.Web.Scripts;

namespace CallCenter.Web.Compliance;

/// <summary>Turns the YAML of a phrase list into a checked <see cref="PhraseMatcher"/>, or into flaws with their places.</summary>
public static class PhraseReader
{
    /// <summary>Reads and checks one list; there is a matcher only when there are no flaws.</summary>
    public static (PhraseMatcher? Phrases, string Locale, IReadOnlyList<Flaw> Flaws) Read(string yaml)
    {
        var (tree, flaw) = YamlReader.Read(yaml);
        if (tree is null)
            return (null, "", flaw is null ? [] : [flaw]);
        var log = new ReadLog();
        var fields = new YamlFields(tree, "", log);
        var locale = fields.Text("locale");
        var matcher = new PhraseMatcher(All(fields, "rules", Rule), All(fields, "required", Required));
        fields.Done();
        IReadOnlyList<Flaw> flaws = log.Flaws.Count > 0
            ? [.. log.Flaws.OrderBy(f => f.Line).ThenBy(f => f.Column)]
            : PhraseCheck.Flaws(matcher, log.Spots);
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
        var severity = rule.Choice("severity", text => text switch
        {
            "note" => Severity.Note,
            "warn" => Severity.Warn,
            "stop" => Severity.Stop,
            _ => (Severity?)null,
        });
        var speaker = rule.Choice("speaker", text => text switch
        {
            "agent" => Speaker.Agent,
            "customer" => Speaker.Customer,
            _ => (Speaker?)null,
        });
        return new(rule.Text("id"), rule.Text("kind"), severity ?? Severity.Warn, speaker ?? Speaker.Agent,
            rule.Texts("phrases"), rule.Texts("exceptions"), rule.OptionalText("replacement"), rule.Text("why"));
    }

    private static RequiredPhrase Required(YamlFields phrase) =>
        new(phrase.Text("id"), phrase.Text("label"), phrase.Texts("wordings"));
}
