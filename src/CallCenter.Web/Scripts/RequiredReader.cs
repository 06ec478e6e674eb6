using System.Globalization;
using CallCenter.Core.Scripts;

namespace CallCenter.Web.Scripts;

/// <summary>Reads what must be asked: ids of steps, or a step with the condition under which it is owed.</summary>
internal static class RequiredReader
{
    internal static (IReadOnlyList<string> Steps, IReadOnlyDictionary<string, Condition> When) Read(YamlFields fields)
    {
        var (steps, when) = (new List<string>(), new Dictionary<string, Condition>(StringComparer.Ordinal));
        foreach (var item in fields.List("required"))
            if (item is YamlScalar id)
                steps.Add(id.Text);
            else if (YamlFields.Of(item, "required", fields.Log) is { } owed)
            {
                var step = owed.Text("step");
                steps.Add(step);
                if (ConditionOf(owed, "when") is { } condition)
                    when[step] = condition;
                owed.Done();
            }
        return (steps, when);
    }

    /// <summary>The condition under this key; a faulty one is refused at its place.</summary>
    internal static Condition? ConditionOf(YamlFields fields, string key)
    {
        if (fields.OptionalText(key) is not { } text)
            return null;
        var (condition, fault) = ConditionReader.Read(text);
        if (fault is not null)
            fields.Log.Refuse(fields.Find(key) ?? fields.Map, fields.KeyOf(key), $"is no condition: {fault}");
        return condition;
    }
}

/// <summary>Reads a walk that tries a script.</summary>
internal static class DialogueReader
{
    private const int MostMoves = 500;

    internal static Dialogue Read(YamlFields fields)
    {
        var (name, moves) = (fields.Text("name"), fields.Texts("moves"));
        var given = new Dictionary<string, Fact>(StringComparer.Ordinal);
        fields.Log.Spot($"dialogues.{name}", fields.Map);
        if (moves.Count is 0 or > MostMoves)
            fields.Log.Refuse(fields.Map, $"dialogues.{name}.moves", $"has between 1 and {MostMoves} moves, not {moves.Count}");
        if (fields.Find("given") is { } node && YamlFields.Of(node, $"dialogues.{name}.given", fields.Log) is { } facts)
            foreach (var entry in facts.Map.Entries)
                Take(facts, entry, given);
        var without = fields.Texts("without");
        foreach (var unknown in without.Where(n => ScriptFacts.Find(n) is null))
            fields.Log.Refuse(fields.Map, $"dialogues.{name}.without", $"unknown fact '{unknown}'");
        fields.Done();
        return new(name, given, moves) { Without = without };
    }

    private static void Take(YamlFields facts, YamlEntry entry, Dictionary<string, Fact> given)
    {
        var name = entry.Key.Text;
        var key = facts.KeyOf(name);
        if (ScriptFacts.Find(name) is not { } known)
            facts.Log.Refuse(entry.Key, key, $"unknown fact '{name}'");
        else if (entry.Value is not YamlScalar text || Read(known.Format, text.Text) is not { } fact)
            facts.Log.Refuse(entry.Value, key, $"is no value of '{name}'");
        else
            given[name] = fact;
    }

    internal static Fact? Read(FactFormat format, string text) => format switch
    {
        FactFormat.Number => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) ? new Fact.Count(count) : null,
        FactFormat.Money or FactFormat.Change =>
            decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan)
                && Math.Abs(yuan) < 1_000_000_000 ? new Fact.Money((long)(yuan * 100)) : null,
        FactFormat.Date or FactFormat.Month =>
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new Fact.Day(day) : null,
        _ => new Fact.Words(text),
    };
}
