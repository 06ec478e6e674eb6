using CallCenter.Web.Scripts;

namespace CallCenter.Web.Compliance;

/// <summary>One rule as it stands in the text of its list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="From">Its first line, from 0.</param>
/// <param name="Lines">How many lines it has.</param>
public sealed record RuleBlock(string Id, string Kind, int From, int Lines);

/// <summary>Cuts the rules out of the text of a list and puts one back, so that a rule is edited by itself and all else stays as it is, comments included.</summary>
public static class RuleText
{
    /// <summary>What a new rule begins with.</summary>
    public const string Template = """
          - id: new-rule
            kind: fob-off
            severity: warn
            phrases: [请您自己想办法]
            replacement: 请您稍等，我帮您查一下。
            why: 不得推脱（domain §3）
        """;

    /// <summary>The rules in their order; none when the text is no YAML.</summary>
    public static IReadOnlyList<RuleBlock> Blocks(string yaml)
    {
        if (YamlReader.Read(yaml).Tree is not { } root || root.Entries.FirstOrDefault(e => e.Key.Text is "rules")?.Value is not YamlList { Items: { Count: > 0 } items }) return [];
        var lines = yaml.Split('\n');
        var end = root.Entries.Select(e => e.Key.Line).Where(line => line > items[^1].Line).DefaultIfEmpty(lines.Length + 1).Min();
        var starts = items.Select(i => i.Line).Append(end).ToList();
        return [.. items.Select((item, i) => Block(item, starts[i] - 1, Last(lines, starts[i] - 1, starts[i + 1] - 1)))];
    }

    /// <summary>The text of a rule.</summary>
    public static string Of(string yaml, RuleBlock block) => string.Join('\n', yaml.Split('\n').Skip(block.From).Take(block.Lines));

    /// <summary>The whole text with the rule put back.</summary>
    public static string With(string yaml, RuleBlock block, string rule)
    {
        var lines = yaml.Split('\n');
        return string.Join('\n', [.. lines.Take(block.From), .. rule.Length == 0 ? [] : rule.Split('\n'), .. lines.Skip(block.From + block.Lines)]);
    }

    /// <summary>The whole text with a new rule after the last one, and where that is.</summary>
    public static (string Yaml, RuleBlock Block)? Added(string yaml) => Blocks(yaml) is [.., var last]
        ? (With(yaml, new("", "", last.From + last.Lines, 0), Template), new("new-rule", "fob-off", last.From + last.Lines, Template.Split('\n').Length)) : null;

    private static RuleBlock Block(YamlNode item, int from, int to) => new(Field(item, "id"), Field(item, "kind"), from, to - from);

    private static string Field(YamlNode item, string key) => ((item as YamlMap)?.Entries.FirstOrDefault(e => e.Key.Text == key)?.Value as YamlScalar)?.Text ?? "";

    // Blank lines and remarks before the next rule are not of this one.
    private static int Last(string[] lines, int from, int to)
    {
        while (to > from + 1 && (lines[to - 1].Trim() is "" || lines[to - 1].TrimStart().StartsWith('#')))
            to--;
        return to;
    }
}
