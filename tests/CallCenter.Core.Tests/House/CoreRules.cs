using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CallCenter.Core.Tests.House;

/// <summary>What Core keeps to beside: no reference, no clock, no chance, no I/O, and doc comments.</summary>
internal static class CoreRules
{
    private static readonly string[] Impure =
    [
        "File", "Directory", "FileInfo", "FileStream", "StreamReader", "StreamWriter", "HttpClient", "Socket", "Console", "Process", "Environment",
        "Thread", "Task", "Timer", "Stopwatch", "TimeProvider", "Random", "RandomNumberGenerator",
    ];

    private static readonly string[] ImpureMembers =
        ["DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "Guid.NewGuid", "Guid.CreateVersion7", "TimeZoneInfo.Local"];

    public static IEnumerable<string> References(string path, string project) =>
        from item in XDocument.Parse(project).Descendants()
        where item.Name.LocalName is "PackageReference" or "ProjectReference" or "Reference" or "FrameworkReference"
        select $"{path}:1: {item.Name.LocalName} {item.Attribute("Include")?.Value}";

    public static IEnumerable<string> Impurities(SourceFile file) =>
        from node in file.Syntax.DescendantNodes()
        where node switch
        {
            MemberAccessExpressionSyntax access => ImpureMembers.Contains(access.ToString(), StringComparer.Ordinal),
            IdentifierNameSyntax name => Impure.Contains(name.Identifier.Text, StringComparer.Ordinal) && IsTypeName(name),
            _ => false,
        }
        select file.At(node, node.ToString());

    /// <summary>Public types and members without a doc comment; overrides keep the one of their parent.</summary>
    public static IEnumerable<string> Undocumented(SourceFile file) =>
        from member in file.Syntax.DescendantNodes().OfType<MemberDeclarationSyntax>()
        where member is not (BaseNamespaceDeclarationSyntax or GlobalStatementSyntax or IncompleteMemberSyntax)
        where IsVisible(member) && !member.Modifiers.Any(SyntaxKind.OverrideKeyword) && !IsDocumented(member)
        select file.At(member, $"no <summary>: {member.ToString().AsSpan().Trim().ToString().Split('\n')[0]}");

    // The type or a static member of it; a property or parameter of that name is not meant.
    private static bool IsTypeName(IdentifierNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == name,
        ObjectCreationExpressionSyntax or VariableDeclarationSyntax or ParameterSyntax or TypeArgumentListSyntax => true,
        _ => false,
    };

    private static bool IsVisible(MemberDeclarationSyntax member) => member switch
    {
        EnumMemberDeclarationSyntax => member.Parent is MemberDeclarationSyntax type && IsVisible(type),
        _ when member.Parent is InterfaceDeclarationSyntax owner => IsVisible(owner),
        _ => member.Modifiers.Any(SyntaxKind.PublicKeyword) && (member.Parent is not TypeDeclarationSyntax outer || IsVisible(outer)),
    };

    private static bool IsDocumented(MemberDeclarationSyntax member) => member.GetLeadingTrivia()
        .Select(trivia => trivia.GetStructure()).OfType<DocumentationCommentTriviaSyntax>()
        .Any(comment => comment.ToString() is var text && (text.Contains("<summary>", StringComparison.Ordinal) || text.Contains("<inheritdoc", StringComparison.Ordinal)));
}
