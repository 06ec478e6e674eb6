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
        foreach (var path in Paths(folder))
        {
            var file = $"scripts/{Path.GetRelativePath(folder, path).Replace('\\', '/')}";
            var (yaml, flaw) = DataText.Read(path);
            var (script, found) = flaw is null ? ScriptReader.Read(yaml, phrasesOf) : (null, [flaw]);
            flaws.AddRange(found.Concat(Misplaced(script, path)).Select(f => new FileFlaw(file, f)));
            if (script is not null)
                scripts.Add(new(script, yaml, file));
        }
        if (scripts.Count == 0 && flaws.Count == 0)
            flaws.Add(new("scripts", new(1, 1, "", "no script was found")));
        return (scripts, flaws);
    }

    private static IEnumerable<string> Paths(string folder) => Directory.EnumerateDirectories(folder)
        .Where(d => Path.GetFileName(d) is not "phrases")
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
