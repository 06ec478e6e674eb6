using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CallCenter.Core.Tests.House;

/// <summary>What every source file keeps to, by its syntax.</summary>
internal static partial class CodeRules
{
    private const int MostMethodLines = 40;
    private const int MostParameters = 4;

    private static readonly string[] BannedEndings =
        ["Manager", "Helper", "Helpers", "Util", "Utils", "Base", "Impl", "Processor", "Wrapper", "Info", "Repository", "Service"];

    public static IEnumerable<string> LongMethods(SourceFile file) =>
        from node in file.Syntax.DescendantNodes()
        where node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax
        let span = node.GetLocation().GetLineSpan()
        let lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1
        where lines > MostMethodLines
        select file.At(node, $"{NameOf(node)} has {lines} lines, at most {MostMethodLines}");

    // Constructors carry what a type is made of; an override has the parameters its parent gave it.
    public static IEnumerable<string> ManyParameters(SourceFile file) =>
        from node in file.Syntax.DescendantNodes()
        let parameters = node switch
        {
            MethodDeclarationSyntax method when !method.Modifiers.Any(SyntaxKind.OverrideKeyword) => method.ParameterList,
            LocalFunctionStatementSyntax local => local.ParameterList,
            DelegateDeclarationSyntax type => type.ParameterList,
            _ => null,
        }
        where parameters is not null && parameters.Parameters.Count > MostParameters
        select file.At(node, $"{NameOf(node)} has {parameters.Parameters.Count} parameters, at most {MostParameters}");

    public static IEnumerable<string> UnsealedClasses(SourceFile file, IReadOnlySet<string> pages) =>
        from type in file.Syntax.DescendantNodes().OfType<TypeDeclarationSyntax>()
        where type is ClassDeclarationSyntax || (type is RecordDeclarationSyntax record && !record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword))
        where !type.Modifiers.Any(m => m.IsKind(SyntaxKind.SealedKeyword) || m.IsKind(SyntaxKind.StaticKeyword) || m.IsKind(SyntaxKind.AbstractKeyword))
        where !(type.Modifiers.Any(SyntaxKind.PartialKeyword) && (pages.Contains(type.Identifier.Text) || type.Identifier.Text == "Program"))
        where !file.IsRazor
        select file.At(type, $"{type.Identifier.Text} is neither sealed, static nor abstract");

    public static IEnumerable<string> BannedNames(SourceFile file)
    {
        var page = file.IsRazor ? [(Name: System.IO.Path.GetFileNameWithoutExtension(file.Name), Line: 1)] : Array.Empty<(string Name, int Line)>();
        var types = file.IsRazor ? [] : file.Syntax.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
            .Select(type => (Name: type.Identifier.Text, Line: type.GetLocation().GetLineSpan().StartLinePosition.Line + 1));
        return from named in page.Concat(types)
               from ending in BannedEndings
               where named.Name.EndsWith(ending, StringComparison.Ordinal)
               select file.At(named.Line, $"{named.Name} ends in {ending}");
    }

    public static IEnumerable<string> NullForgiving(SourceFile file) => file.Syntax.DescendantNodes()
        .Where(node => node.IsKind(SyntaxKind.SuppressNullableWarningExpression))
        .Select(node => file.At(node, $"null-forgiving {node}"))
        .Concat(file.IsRazor ? ForgivingMarkup().Matches(file.Text).Select(match => file.At(file.LineOf(match.Index), $"null-forgiving {match.Value}")) : [])
        .Distinct();

    /// <summary>Catches of everything: no type at all or <c>Exception</c>, unless a filter names the types it takes.</summary>
    public static IEnumerable<string> CatchAll(SourceFile file) =>
        from clause in file.Syntax.DescendantNodes().OfType<CatchClauseSyntax>()
        where clause.Declaration is null || clause.Declaration.Type.ToString() is "Exception" or "System.Exception"
        where !NamesItsTypes(clause.Filter?.FilterExpression)
        select file.At(clause, "catches every exception");

    public static IEnumerable<string> WallClockReads(SourceFile file) =>
        from access in file.Syntax.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        where access.ToString() is "DateTime.Now" or "DateTime.UtcNow" or "DateTime.Today" or "DateTimeOffset.Now" or "DateTimeOffset.UtcNow"
        select file.At(access, access.ToString());

    private static bool NamesItsTypes(ExpressionSyntax? filter) =>
        filter is IsPatternExpressionSyntax { Pattern: not UnaryPatternSyntax } or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression };

    private static string NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        ConstructorDeclarationSyntax made => made.Identifier.Text,
        LocalFunctionStatementSyntax local => local.Identifier.Text,
        DelegateDeclarationSyntax type => type.Identifier.Text,
        AccessorDeclarationSyntax accessor => accessor.Keyword.Text,
        _ => node.Kind().ToString(),
    };

    [GeneratedRegex(@"[\w)\]]!\.[A-Za-z]\w*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ForgivingMarkup();
}
