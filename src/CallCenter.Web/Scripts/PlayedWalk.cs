using System.Globalization;
using System.Text;
using CallCenter.Core.Scripts;

namespace CallCenter.Web.Scripts;

/// <summary>A walk made at the bench that came to its end, and the line of YAML it is kept as.</summary>
public sealed record PlayedWalk(string Name, IReadOnlyList<string> Moves, IReadOnlyDictionary<string, string> Given)
{
    /// <summary>Samples, and over them what was set; a lone hyphen takes a fact away.</summary>
    public static Dictionary<string, Fact> FactsOf(IReadOnlyDictionary<string, string> given, string locale)
    {
        var facts = new Dictionary<string, Fact>(ScriptFacts.SamplesIn(locale), StringComparer.Ordinal);
        foreach (var (name, text) in given)
            if (text == "-") facts.Remove(name);
            else if (ScriptFacts.Find(name) is { } known && DialogueReader.Read(known.Format, text) is { } fact) facts[name] = fact;
        return facts;
    }

    /// <summary>The text with this walk as its last dialogue. Dialogues stand last in a file, as those that are shipped do.</summary>
    public string AddTo(string yaml)
    {
        var text = new StringBuilder(yaml.TrimEnd());
        if (!yaml.Split('\n').Any(line => line.TrimEnd() == "dialogues:"))
            text.Append("\n\ndialogues:");
        text.Append("\n  - { name: ").Append(Quoted(Name));
        var set = Given.Where(g => g.Value != "-").ToList();
        if (set.Count > 0)
            text.Append(", given: { ").AppendJoin(", ", set.Select(g => $"{g.Key}: {Quoted(g.Value)}")).Append(" }");
        if (set.Count < Given.Count)
            text.Append(", without: [").AppendJoin(", ", Given.Where(g => g.Value == "-").Select(g => g.Key)).Append(']');
        return text.Append(", moves: [").AppendJoin(", ", Moves.Select(Quoted)).Append("] }\n").ToString();
    }

    private static string Quoted(string text) =>
        text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '=' or '.') && text.Length > 0 && char.IsAsciiLetter(text[0])
            ? text : string.Create(CultureInfo.InvariantCulture, $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings(" ")}\"");
}
