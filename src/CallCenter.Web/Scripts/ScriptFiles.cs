using CallCenter.Core.Compliance;
using CallCenter.Core.Scripts;

namespace CallCenter.Web.Scripts;

/// <summary>Reads every script of a folder: <c>{locale}/{id}.yaml</c>.</summary>
internal static class ScriptFiles
{
    internal static (IReadOnlyList<LoadedScript> Scripts, IReadOnlyList<FileFlaw> Flaws) Read(
        string folder, Func<string, PhraseMatcher> phrasesOf)
    {
        var scripts = new List<LoadedScript>();
        var flaws = new List<FileFlaw>();
        var parts = new PartFiles(folder);
        foreach (var path in Paths(folder))
        {
            var file = $"scripts/{Path.GetRelativePath(folder, path).Replace('\\', '/')}";
            var (yaml, flaw) = DataText.Read(path);
            var reading = flaw is null ? ScriptReader.Read(yaml, phrasesOf, parts.Find) : new(null, [flaw], new Dictionary<string, string>(StringComparer.Ordinal));
            flaws.AddRange(reading.Flaws.Concat(Misplaced(reading.Script, path)).Select(f => new FileFlaw(FileOf(file, f), f)));
            if (reading.Script is { } script)
                scripts.Add(new(script, yaml, file) { Parts = reading.Parts });
        }
        // A part is named once, however many scripts use it.
        flaws = [.. parts.Flaws.Concat(flaws).Distinct()];
        if (scripts.Count == 0 && flaws.Count == 0)
            flaws.Add(new("scripts", new(1, 1, "", "no script was found")));
        return (scripts, flaws);
    }

    private static string FileOf(string file, Flaw flaw) =>
        flaw.Part is { } part ? $"{Path.GetDirectoryName(file)?.Replace('\\', '/')}/parts/{part}.yaml" : file;

    private static IEnumerable<string> Paths(string folder) => Directory.EnumerateDirectories(folder)
        .Where(d => Path.GetFileName(d) is not ("phrases" or "knowledge"))
        .SelectMany(d => Directory.EnumerateFiles(d, "*.yaml").Concat(Directory.EnumerateFiles(d, "*.yml")))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<Flaw> Misplaced(Script? script, string path)
    {
        if (script is null)
            yield break;
        if (!string.Equals(script.Id, Path.GetFileNameWithoutExtension(path), StringComparison.Ordinal))
            yield return new(1, 1, "id", $"'{script.Id}' is not the name of the file");
        if (!string.Equals(script.Locale, Path.GetFileName(Path.GetDirectoryName(path)), StringComparison.Ordinal))
            yield return new(1, 1, "locale", $"'{script.Locale}' is not the name of the folder");
    }
}

/// <summary>The shared parts of a folder: <c>{locale}/parts/{name}.yaml</c>, each read once.</summary>
internal sealed class PartFiles(string folder)
{
    private readonly Dictionary<(string, string), string?> _texts = [];

    internal List<FileFlaw> Flaws { get; } = [];

    internal string? Find(string locale, string name)
    {
        if (_texts.TryGetValue((locale, name), out var known))
            return known;
        var path = Path.Combine(folder, locale, "parts", name + ".yaml");
        if (locale is not ("zh-CN" or "en") || !ScriptNames.IsId(name) || !File.Exists(path))
            return _texts[(locale, name)] = null;
        var (text, flaw) = DataText.Read(path);
        if (flaw is not null)
            Flaws.Add(new($"scripts/{locale}/parts/{name}.yaml", flaw));
        return _texts[(locale, name)] = flaw is null ? text : null;
    }
}
