using CallCenter.Web.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CallCenter.Web.Tests.House;

/// <summary>The hand-written source of this house as it lies on the disk, generated migrations apart.</summary>
internal static class SourceTree
{
    private static readonly string[] Generated = ["/bin/", "/obj/", "/node_modules/", "/MigrationsSqlite/", "/MigrationsPostgres/", "/MigrationsSqlServer/"];

    /// <summary>Paths from the root with forward slashes: C# and Razor files below <c>src</c> and <c>tests</c>.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Below("src").Concat(Below("tests")).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> Of(string folder, string extension) =>
        Files.Where(f => f.StartsWith(folder, StringComparison.Ordinal) && f.EndsWith(extension, StringComparison.Ordinal));

    public static string Text(string file) => File.ReadAllText(Path.Combine(TestFolder.Source, file));

    public static int Lines(string file) => File.ReadLines(Path.Combine(TestFolder.Source, file)).Count();

    /// <summary>The syntax of a C# file.</summary>
    public static SyntaxNode Syntax(string file) => CSharpSyntaxTree.ParseText(Text(file), path: file).GetRoot();

    /// <summary>Where a node stands, as a message shows it.</summary>
    public static string Place(SyntaxNode node) =>
        $"{node.SyntaxTree.FilePath}:{(node.GetLocation().GetLineSpan().StartLinePosition.Line + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    /// <summary>Fails with every place that was found, one per line.</summary>
    public static void None(IEnumerable<string> found)
    {
        var all = found.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }

    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateFiles(Path.Combine(TestFolder.Source, folder), "*.*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".cs" or ".razor" && !Generated.Any(g => f.Contains(g, StringComparison.Ordinal)))
            .Select(f => Path.GetRelativePath(TestFolder.Source, f).Replace('\\', '/'));
}
