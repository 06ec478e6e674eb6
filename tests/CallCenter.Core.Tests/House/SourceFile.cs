using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CallCenter.Core.Tests.House;

/// <summary>One source file as the house tests see it.</summary>
/// <param name="Path">Below the root, with forward slashes.</param>
/// <param name="Text">Its content.</param>
internal sealed partial record SourceFile(string Path, string Text)
{
    private readonly Lazy<SyntaxNode> _syntax = new(() => CSharpSyntaxTree.ParseText(CodeOf(Path, Text), new CSharpParseOptions(LanguageVersion.Preview)).GetRoot());

    public string[] Segments { get; } = Path.Split('/');

    public string Name { get; } = System.IO.Path.GetFileName(Path);

    public bool IsRazor => Path.EndsWith(".razor", StringComparison.Ordinal);

    public bool IsCode => Path.EndsWith(".cs", StringComparison.Ordinal);

    public bool IsUnder(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    public int LineCount => Text.Length == 0 ? 0 : Text.AsSpan().TrimEnd('\n').Count('\n') + 1;

    /// <summary>The file parsed; of a page its @code blocks alone, at their own lines.</summary>
    public SyntaxNode Syntax => _syntax.Value;

    public string At(SyntaxNode node, string what) => At(node.GetLocation().GetLineSpan().StartLinePosition.Line + 1, what);

    public string At(int line, string what) => $"{Path}:{line}: {what}";

    public int LineOf(int index) => Text.AsSpan(0, index).Count('\n') + 1;

    private static string CodeOf(string path, string text)
    {
        if (!path.EndsWith(".razor", StringComparison.Ordinal))
            return text;
        if (CodeBlock().Match(text) is not { Success: true } start)
            return "";
        var before = text.AsSpan(0, start.Index).Count('\n');
        var end = text.LastIndexOf('}');
        var body = end > start.Index ? text[(start.Index + start.Length)..end] : "";
        return new string('\n', before) + "class Page {" + body + "}";
    }

    [GeneratedRegex(@"@code\s*\{", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex CodeBlock();
}

/// <summary>The sources on disk: what is written by hand, nothing that is built, restored or generated.</summary>
internal static class Sources
{
    private static readonly string[] Skipped = ["bin", "obj", "node_modules", "_framework", "TestResults", "artifacts", "data"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> All { get; } =
        [.. Directory.GetDirectories(Root, "src").Concat(Directory.GetDirectories(Root, "tests")).SelectMany(Walk)];

    public static IEnumerable<SourceFile> Under(string folder) => All.Where(file => file.IsUnder(folder));

    /// <summary>Fails with every offender on a line of its own.</summary>
    public static void HoldNone(IEnumerable<string> offenders)
    {
        var found = offenders.Order(StringComparer.Ordinal).ToList();
        if (found.Count > 0)
            Assert.Fail($"{found.Count} offenders:\n{string.Join('\n', found)}");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "CallCenter.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("CallCenter.sln is in no folder above the tests.");
    }

    private static IEnumerable<SourceFile> Walk(string folder)
    {
        var name = System.IO.Path.GetFileName(folder);
        if (Skipped.Contains(name, StringComparer.Ordinal) || name.StartsWith("Migrations", StringComparison.Ordinal))
            return [];
        return Directory.GetDirectories(folder).SelectMany(Walk).Concat(Directory.GetFiles(folder).Select(Read));
    }

    private static SourceFile Read(string path) => new(
        System.IO.Path.GetRelativePath(Root, path).Replace('\\', '/'),
        path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal) ? File.ReadAllText(path) : "");
}
