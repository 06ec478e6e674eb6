using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CallCenter.Web.Tests.House;

/// <summary>What fits in the head: sizes, names, and words that have no place here.</summary>
public sealed class StyleTests
{
    private static readonly string[] BannedEndings = ["Manager", "Helper", "Util", "Utils", "Base", "Impl", "Processor", "Wrapper", "Info", "Repository", "Service"];
    private static readonly string[] BannedFolders = ["Services", "Models", "Helpers", "Common", "Utils", "Managers"];

    [Fact]
    public void Files_fit_in_the_head()
    {
        var found = SourceTree.Files
            .Select(f => (File: f, Lines: SourceTree.Lines(f), Most: f.EndsWith(".razor", StringComparison.Ordinal) ? 150 : 250))
            .Where(f => f.Lines > f.Most).Select(f => $"{f.File}: {f.Lines} lines, at most {f.Most}");
        SourceTree.None(found);
    }

    [Fact]
    public void Methods_fit_in_the_head()
    {
        var found = Methods().Select(m => (Node: m, Lines: LinesOf(m))).Where(m => m.Lines > 40)
            .Select(m => $"{SourceTree.Place(m.Node)}: {m.Lines} lines, at most 40");
        SourceTree.None(found);
    }

    [Fact]
    public void Methods_take_at_most_four_arguments()
    {
        // What an overridden method takes was not decided here.
        var found = Methods().OfType<MethodDeclarationSyntax>()
            .Where(m => m.ParameterList.Parameters.Count > 4 && !m.Modifiers.Any(SyntaxKind.OverrideKeyword))
            .Select(m => $"{SourceTree.Place(m)}: {m.Identifier.Text} takes {m.ParameterList.Parameters.Count}");
        SourceTree.None(found);
    }

    [Fact]
    public void Types_are_named_for_what_they_are()
    {
        var found = Nodes("").OfType<BaseTypeDeclarationSyntax>()
            .Where(t => BannedEndings.Any(e => t.Identifier.Text.EndsWith(e, StringComparison.Ordinal)))
            .Select(t => $"{SourceTree.Place(t)}: {t.Identifier.Text}");
        SourceTree.None(found);
    }

    [Fact]
    public void Classes_are_sealed_unless_others_derive_from_them()
    {
        var classes = Nodes("").OfType<ClassDeclarationSyntax>().ToList();
        var bases = Nodes("").OfType<TypeDeclarationSyntax>().Where(t => t.BaseList is not null)
            .SelectMany(t => t.BaseList!.Types).Select(t => t.Type.ToString().Split('<', '(')[0].Split('.')[^1]).ToHashSet(StringComparer.Ordinal);
        var found = classes
            .Where(c => !c.Modifiers.Any(m => m.Kind() is SyntaxKind.SealedKeyword or SyntaxKind.StaticKeyword or SyntaxKind.AbstractKeyword or SyntaxKind.PartialKeyword))
            .Where(c => !bases.Contains(c.Identifier.Text))
            .Select(c => $"{SourceTree.Place(c)}: {c.Identifier.Text}");
        SourceTree.None(found);
    }

    [Fact]
    public void Folders_are_nouns_of_the_trade_and_paths_are_short()
    {
        var found = SourceTree.Files.Where(f => f.Split('/') is var parts
            && (parts.Length > 4 || parts[..^1].Intersect(BannedFolders, StringComparer.OrdinalIgnoreCase).Any()));
        SourceTree.None(found);
    }

    [Fact]
    public void Nothing_is_left_undone()
    {
        var found = SourceTree.Files.Where(f => !f.Contains("/House/", StringComparison.Ordinal))
            .Where(f => SourceTree.Text(f) is var text && (text.Contains("NotImplementedException", StringComparison.Ordinal) || text.Contains("TODO", StringComparison.Ordinal)));
        SourceTree.None(found);
    }

    [Fact]
    public void The_product_never_silences_a_null_warning()
    {
        var found = Nodes("src/").OfType<PostfixUnaryExpressionSyntax>()
            .Where(n => n.IsKind(SyntaxKind.SuppressNullableWarningExpression)).Select(SourceTree.Place);
        SourceTree.None(found);
    }

    [Fact]
    public void Tests_wait_for_conditions_and_never_sleep()
    {
        var found = Nodes("tests/").OfType<MemberAccessExpressionSyntax>()
            .Where(n => n.ToString() is "Task.Delay" or "Thread.Sleep").Select(SourceTree.Place);
        SourceTree.None(found);
    }

    private static IEnumerable<SyntaxNode> Nodes(string folder) =>
        SourceTree.Of(folder, ".cs").SelectMany(f => SourceTree.Syntax(f).DescendantNodes());

    private static IEnumerable<SyntaxNode> Methods() =>
        Nodes("").Where(n => n is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax);

    private static int LinesOf(SyntaxNode node)
    {
        var span = node.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }
}
