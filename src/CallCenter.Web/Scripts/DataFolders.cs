using CallCenter.Core.Scripts;

namespace CallCenter.Web.Scripts;

/// <summary>Whether an article lies in the files beside the scripts: <c>knowledge/{locale}/{id}.md</c>.</summary>
internal static class ArticleFiles
{
    internal static bool Has(string scripts, string locale, string key) =>
        locale is "zh-CN" or "en" && ScriptNames.IsId(key) && File.Exists(Path.Combine(scripts, "knowledge", locale, key + ".md"));
}

/// <summary>
/// Finds a folder of data files: where the setting says, else in the content root, else at the root of the repository the
/// content root lies in, else beside the program.
/// </summary>
internal static class DataFolders
{
    internal static string Find(string contentRoot, string name, string? configured)
    {
        if (!string.IsNullOrWhiteSpace(configured))
        {
            var folder = Path.GetFullPath(configured, contentRoot);
            return Directory.Exists(folder) ? folder : throw Missing(folder, name, "there is no such folder");
        }
        string[] places = [contentRoot, Path.Combine(contentRoot, "..", ".."), AppContext.BaseDirectory];
        return places.Select(p => Path.GetFullPath(Path.Combine(p, name))).FirstOrDefault(IsData)
            ?? throw Missing(Path.Combine(contentRoot, name), name, "no folder of data files was found, name it in this setting");
    }

    // Source folders carry the same nouns; on file systems that ignore case only the languages tell them apart.
    private static bool IsData(string folder) => Directory.Exists(Path.Combine(folder, "zh-CN"));

    private static BadFilesException Missing(string folder, string name, string reason) =>
        new([new(folder, new(1, 1, $"{char.ToUpperInvariant(name[0])}{name[1..]}:Folder", reason))]);
}
