using System.Xml.Linq;
using CallCenter.Web.Tests.Support;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CallCenter.Web.Tests.House;

/// <summary>Core decides and knows nothing else; Web does; the carrier is a stranger to both.</summary>
public sealed class DirectionTests
{
    private static readonly string[] Impure =
    [
        "DateTime.Now", "DateTime.UtcNow", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "DateTime.Today", "Guid.NewGuid", "Random.Shared",
        "RandomNumberGenerator.Fill", "Environment.GetEnvironmentVariable", "File.ReadAllText", "File.Exists", "TimeProvider.System", "Task.Run", "Task.Delay",
    ];

    private static readonly string[] WallClocks = ["DateTime.Now", "DateTime.UtcNow", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "DateTime.Today"];

    [Fact]
    public void Core_references_no_package_and_no_project() => Assert.Empty(References("CallCenter.Core"));

    [Fact]
    public void The_carrier_references_no_project_of_ours() =>
        Assert.DoesNotContain(References("CallCenter.Carrier"), r => r.EndsWith(".csproj", StringComparison.Ordinal));

    [Fact]
    public void Core_has_no_clock_no_chance_and_no_input_or_output()
    {
        SourceTree.None(Uses("src/CallCenter.Core/", Impure));
        var opened = SourceTree.Of("src/CallCenter.Core/", ".cs").SelectMany(f => SourceTree.Syntax(f).DescendantNodes().OfType<UsingDirectiveSyntax>())
            .Where(u => u.Name?.ToString() is { } name && !name.StartsWith("CallCenter.Core", StringComparison.Ordinal)
                && (!name.StartsWith("System", StringComparison.Ordinal) || name.StartsWith("System.IO", StringComparison.Ordinal) || name.StartsWith("System.Net", StringComparison.Ordinal)))
            .Select(u => $"{SourceTree.Place(u)}: {u.Name}");
        SourceTree.None(opened);
    }

    [Fact]
    public void Nobody_asks_the_wall_clock() => SourceTree.None(Uses("src/", WallClocks));

    [Fact]
    public void The_product_touches_the_carrier_only_where_it_mounts_it()
    {
        var users = SourceTree.Of("src/CallCenter.Web/", ".cs")
            .Where(f => SourceTree.Text(f).Contains("CallCenter.Carrier", StringComparison.Ordinal)).ToList();
        Assert.True(users.Count <= 1 && users.TrueForAll(f => f.StartsWith("src/CallCenter.Web/Telephony/", StringComparison.Ordinal)), string.Join('\n', users));
    }

    [Fact]
    public void No_page_is_a_part_of_another_page()
    {
        var razor = SourceTree.Of("src/CallCenter.Web/", ".razor").ToDictionary(f => f, SourceTree.Text, StringComparer.Ordinal);
        var pages = razor.Where(f => f.Value.Contains("@page ", StringComparison.Ordinal)).Select(f => Path.GetFileNameWithoutExtension(f.Key)).ToList();
        var found = from file in razor
                    from page in pages
                    where file.Value.Contains($"<{page} ", StringComparison.Ordinal) || file.Value.Contains($"<{page}/>", StringComparison.Ordinal) || file.Value.Contains($"<{page}>", StringComparison.Ordinal)
                    select $"{file.Key}: <{page}>";
        SourceTree.None(found);
    }

    private static IEnumerable<string> Uses(string folder, string[] members) =>
        SourceTree.Of(folder, ".cs").SelectMany(f => SourceTree.Syntax(f).DescendantNodes().OfType<MemberAccessExpressionSyntax>())
            .Where(n => members.Contains(n.ToString(), StringComparer.Ordinal)).Select(n => $"{SourceTree.Place(n)}: {n}");

    private static IEnumerable<string> References(string project) =>
        XDocument.Load(Path.Combine(TestFolder.Source, "src", project, $"{project}.csproj")).Descendants()
            .Where(e => e.Name.LocalName is "PackageReference" or "ProjectReference" or "FrameworkReference")
            .Select(e => e.Attribute("Include")?.Value ?? "");
}
