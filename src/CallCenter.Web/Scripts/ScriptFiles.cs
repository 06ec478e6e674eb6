using System.Collections.Concurrent;
using CallCenter.Core.Compliance;
using CallCenter.Core.Scripts;

namespace CallCenter.Web.Scripts;

/// <summary>Reads every script of a folder: <c>{locale}/{id}.yaml</c>.</summary>
internal static class ScriptFiles
{
    internal static (IReadOnlyList<LoadedScript> Scripts, IReadOnlyList<FileFlaw> Flaws) Read(
        string folder, Func<string, PhraseMatcher> phrasesOf)
    {
        var parts = new PartFiles(folder);
        var shared = new SharedReading(phrasesOf, parts.Find) { IsArticle = (locale, key) => ArticleFiles.Has(folder, locale, key) };
        var files = Paths(folder).AsParallel().AsOrdered().Select(path => ReadFile(folder, path, shared)).ToList();
        // A part is named once, however many scripts use it.
        List<FileFlaw> flaws = [.. parts.Flaws.OrderBy(f => f.File, StringComparer.Ordinal).Concat(files.SelectMany(f => f.Flaws)).Distinct()];
        var scripts = files.Select(f => f.Script).OfType<LoadedScript>().ToList();
        flaws.AddRange(scripts.GroupBy(s => (s.Script.Id, s.Script.Locale)).SelectMany(same => same.Skip(1).Select(twice =>
            new FileFlaw(twice.File, new(1, 1, "id", $"'{twice.Script.Id}' is in {same.First().File} already")))));
        if (scripts.Count == 0 && flaws.Count == 0)
            flaws.Add(new("scripts", new(1, 1, "", "no script was found")));
        return (scripts, flaws);
    }

    private static (LoadedScript? Script, IReadOnlyList<FileFlaw> Flaws) ReadFile(string folder, string path, SharedReading shared)
    {
        var file = $"scripts/{Path.GetRelativePath(folder, path).Replace('\\', '/')}";
        var (yaml, flaw) = DataText.Read(path);
        if (flaw is null && shared.Known(yaml) is { } known && !Misplaced(known.Script, path).Any())
            return (known with { File = file }, []);
        var reading = flaw is null ? ScriptReader.Read(yaml, shared) : new(null, [flaw], new Dictionary<string, string>(StringComparer.Ordinal));
        return (reading.Script is { } script ? shared.Keep(new(script, yaml, file) { Parts = reading.Parts }) : null,
            [.. reading.Flaws.Concat(Misplaced(reading.Script, path)).Select(f => new FileFlaw(FileOf(file, f), f))]);
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
    private readonly ConcurrentDictionary<(string, string), (string? Text, FileFlaw? Flaw)> _texts = new();

    internal IEnumerable<FileFlaw> Flaws => _texts.Values.Select(t => t.Flaw).OfType<FileFlaw>();

    internal string? Find(string locale, string name) => _texts.GetOrAdd((locale, name), key => Read(key.Item1, key.Item2)).Text;

    private (string?, FileFlaw?) Read(string locale, string name)
    {
        var path = Path.Combine(folder, locale, "parts", name + ".yaml");
        if (locale is not ("zh-CN" or "en") || !ScriptNames.IsId(name) || !File.Exists(path))
            return default;
        var (text, flaw) = DataText.Read(path);
        return flaw is null ? (text, null) : (null, new($"scripts/{locale}/parts/{name}.yaml", flaw));
    }
}
