using System.Security.Cryptography;
using System.Text;
using CallCenter.Core.Compliance;
using CallCenter.Core.Scripts;

namespace CallCenter.Web.Scripts;

/// <summary>A script and the YAML text it came from: what a version stores is the text itself.</summary>
public sealed record LoadedScript(Script Script, string Yaml, string File);

/// <summary>Turns the YAML of a script into a checked <see cref="Script"/>, or into flaws with their places.</summary>
public static class ScriptReader
{
    private const int MostSteps = 1_000;

    /// <summary>The version of a text: SHA-256 in lower-case hex.</summary>
    public static string VersionOf(string yaml) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(yaml)));

    /// <summary>Reads and checks one script; there is a script only when there are no flaws.</summary>
    public static (Script? Script, IReadOnlyList<Flaw> Flaws) Read(string yaml, Func<string, PhraseMatcher> phrasesOf)
    {
        var (tree, flaw) = YamlReader.Read(yaml);
        if (tree is null)
            return (null, flaw is null ? [] : [flaw]);
        var log = new ReadLog();
        var script = Script(new(tree, "", log), VersionOf(yaml));
        if (log.Flaws.Count > 0)
            return (null, [.. log.Flaws.OrderBy(f => f.Line).ThenBy(f => f.Column)]);
        var flaws = ScriptCheck.Flaws(script, log.Spots, phrasesOf(script.Locale));
        return (flaws.Count == 0 ? script : null, flaws);
    }

    private static Script Script(YamlFields fields, string version)
    {
        var (id, kind, locale, title) = (fields.Text("id"), fields.Text("kind"), fields.Text("locale"), fields.Text("title"));
        var (start, required) = (fields.Text("start"), fields.Texts("required"));
        var labels = StepLabels.Of(locale);
        var steps = new Dictionary<string, Step>(StringComparer.Ordinal);
        AddSteps(fields, null, labels, steps);
        var branches = new Dictionary<string, Branch>(StringComparer.Ordinal);
        foreach (var node in fields.List("branches"))
            if (YamlFields.Of(node, BranchKey(node), fields.Log) is { } branch)
                AddBranch(branch, labels, steps, branches);
        fields.Done();
        return new(id, version, kind, locale, title, start, steps, branches, required);
    }

    // A branch is named by its key in messages; a branch without one by the list.
    private static string BranchKey(YamlNode node) =>
        (node as YamlMap)?.Entries.FirstOrDefault(e => e.Key.Text is "key")?.Value is YamlScalar key ? $"branches.{key.Text}" : "branches";

    private static void AddBranch(YamlFields fields, StepLabels labels, Dictionary<string, Step> steps, Dictionary<string, Branch> branches)
    {
        var (key, label, shortcut, start) = (fields.Text("key"), fields.Text("label"), fields.Text("shortcut"), fields.Text("start"));
        var branch = new Branch(key, label, shortcut.Length == 1 ? shortcut[0] : '\0', start)
        {
            Identity = fields.Choice("identity", StepWords.Identity),
        };
        if (!branches.TryAdd(key, branch))
            fields.Log.Refuse(fields.Map, fields.Path, "is given twice");
        AddSteps(fields, key, labels, steps);
        fields.Done();
    }

    private static void AddSteps(YamlFields fields, string? branch, StepLabels labels, Dictionary<string, Step> steps)
    {
        if (fields.Require("steps") is not { } node || YamlFields.Of(node, fields.KeyOf("steps"), fields.Log) is not { } all)
            return;
        foreach (var entry in all.Map.Entries)
        {
            var path = $"steps.{entry.Key.Text}";
            if (steps.ContainsKey(entry.Key.Text))
                fields.Log.Refuse(entry.Key, path, "is given twice");
            else if (steps.Count == MostSteps)
                fields.Log.Refuse(entry.Key, path, $"more than {MostSteps} steps");
            if (steps.Count > MostSteps || fields.Log.Flaws.Count > 100)
                return;
            fields.Log.Spot(path, entry.Key);
            if (YamlFields.Of(entry.Value, path, fields.Log) is { } step)
                steps[entry.Key.Text] = StepReader.Read(entry.Key.Text, branch, step, labels);
        }
    }
}
