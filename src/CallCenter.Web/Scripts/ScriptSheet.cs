using CallCenter.Core.Scripts;

namespace CallCenter.Web.Scripts;

/// <summary>One script while it is read: its own tree first, then the parts it uses, and the parts those use.</summary>
internal sealed class ScriptSheet(SharedReading shared)
{
    private const int MostSteps = 1_000;
    private const int MostParts = 20;
    private const int MostFlaws = 100;

    private readonly Dictionary<string, Step> _steps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Branch> _branches = new(StringComparer.Ordinal);
    private readonly List<Dialogue> _dialogues = [];
    private readonly Dictionary<string, string> _parts = new(StringComparer.Ordinal);
    private readonly List<string> _within = [];
    private StepLabels _labels = StepLabels.Of("");
    private string _locale = "";

    internal ReadLog Log { get; } = new();

    internal IReadOnlyDictionary<string, string> Parts => _parts;

    internal Script Read(YamlMap tree)
    {
        var fields = new YamlFields(tree, "", Log);
        var (id, kind, title, start) = (fields.Text("id"), fields.Text("kind"), fields.Text("title"), fields.Text("start"));
        _locale = fields.Text("locale");
        _labels = StepLabels.Of(_locale);
        var (required, when) = RequiredReader.Read(fields);
        AddBody(fields, stepsRequired: true);
        fields.Done();
        return new(id, "", kind, _locale, title, start, _steps, _branches, required)
        {
            RequiredWhen = when,
            Dialogues = _dialogues,
            Parts = [.. _parts.Keys],
        };
    }

    private void AddBody(YamlFields fields, bool stepsRequired)
    {
        if (stepsRequired || fields.Has("steps"))
            AddSteps(fields, null);
        foreach (var node in fields.List("branches"))
            if (YamlFields.Of(node, BranchKey(node), fields.Log) is { } branch)
                AddBranch(branch);
        foreach (var node in fields.List("dialogues").TakeWhile(_ => Log.Flaws.Count <= MostFlaws))
            if (YamlFields.Of(node, "dialogues", fields.Log) is { } dialogue)
                _dialogues.Add(DialogueReader.Read(dialogue));
        foreach (var item in fields.List("parts").TakeWhile(_ => Log.Flaws.Count <= MostFlaws))
            if (item is YamlScalar name)
                AddPart(name, fields.Log);
            else
                fields.Log.Refuse(item, "parts", $"a text is expected here, not {item.What}");
    }

    private void AddPart(YamlScalar name, ReadLog log)
    {
        if (_within.Contains(name.Text, StringComparer.Ordinal))
            log.Refuse(name, "parts", $"parts go round in a circle: {string.Join(" → ", _within.SkipWhile(p => p != name.Text).Append(name.Text))}");
        else if (_parts.Count == MostParts)
            log.Refuse(name, "parts", $"more than {MostParts} parts");
        else if (!ScriptNames.IsId(name.Text) || shared.Part(_locale, name.Text) is not { } part)
            log.Refuse(name, "parts", $"no part '{name.Text}'");
        else if (_parts.TryAdd(name.Text, part.Text))
            ReadPart(name.Text, part, log.For(name.Text));
    }

    private void ReadPart(string name, SharedPart part, ReadLog log)
    {
        if (part.Flaw is { } flaw)
            log.Add(flaw);
        if (part.Tree is not { } tree)
            return;
        var fields = new YamlFields(tree, "", log);
        var said = fields.Text("part");
        if (said.Length > 0 && !string.Equals(said, name, StringComparison.Ordinal))
            log.Refuse(fields.Find("part") ?? tree, "part", $"'{said}' is not the name of the file");
        _within.Add(name);
        AddBody(fields, stepsRequired: false);
        _within.RemoveAt(_within.Count - 1);
        fields.Done();
    }

    // A branch is named by its key in messages; a branch without one by the list.
    private static string BranchKey(YamlNode node) =>
        (node as YamlMap)?.Entries.FirstOrDefault(e => e.Key.Text is "key")?.Value is YamlScalar key ? $"branches.{key.Text}" : "branches";

    private void AddBranch(YamlFields fields)
    {
        var (key, label, shortcut, start) = (fields.Text("key"), fields.Text("label"), fields.Text("shortcut"), fields.Text("start"));
        var branch = new Branch(key, label, shortcut.Length == 1 ? shortcut[0] : '\0', start)
        {
            Identity = fields.Choice("identity", StepWords.Identity),
        };
        if (!_branches.TryAdd(key, branch))
            fields.Log.Refuse(fields.Map, fields.Path, "is given twice");
        AddSteps(fields, key);
        fields.Done();
    }

    private void AddSteps(YamlFields fields, string? branch)
    {
        if (fields.Require("steps") is not { } node || YamlFields.Of(node, fields.KeyOf("steps"), fields.Log) is not { } all)
            return;
        foreach (var entry in all.Map.Entries)
        {
            var path = $"steps.{entry.Key.Text}";
            if (_steps.ContainsKey(entry.Key.Text))
                fields.Log.Refuse(entry.Key, path, "is given twice");
            else if (_steps.Count == MostSteps)
                fields.Log.Refuse(entry.Key, path, $"more than {MostSteps} steps");
            if (_steps.Count > MostSteps || Log.Flaws.Count > MostFlaws)
                return;
            fields.Log.Spot(path, entry.Key);
            if (YamlFields.Of(entry.Value, path, fields.Log) is { } step)
                _steps[entry.Key.Text] = StepReader.Read(entry.Key.Text, branch, step, _labels);
        }
    }
}

/// <summary>Names of files and parts.</summary>
internal static class ScriptNames
{
    /// <summary>Lower-case letters, digits and single hyphens: no path leads out of its folder.</summary>
    internal static bool IsId(string text) =>
        text.Length is > 0 and <= 60 && text.Split('-').All(part => part.Length > 0 && part.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));
}
