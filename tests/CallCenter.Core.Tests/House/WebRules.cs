using System.Text.RegularExpressions;

namespace CallCenter.Core.Tests.House;

/// <summary>What the folders of Web keep to: a feature shows its own pages and the shared parts, never another feature's.</summary>
internal static partial class WebRules
{
    private const string Web = "src/CallCenter.Web";
    private static readonly string[] Shared = ["Layout", "Parts"];

    public static IEnumerable<string> ForeignPages(IReadOnlyCollection<SourceFile> files)
    {
        var pages = files.Where(file => file.IsRazor && FeatureOf(file) is { } feature && !Shared.Contains(feature, StringComparer.Ordinal))
            .ToLookup(file => Path.GetFileNameWithoutExtension(file.Name), FeatureOf, StringComparer.Ordinal);
        return from file in files
               let feature = FeatureOf(file)
               where feature is not null && !Shared.Contains(feature, StringComparer.Ordinal)
               from Match match in (file.IsRazor ? Tag() : TypeUse()).Matches(file.Text)
               let owners = pages[match.Groups["page"].Value].ToList()
               where owners.Count > 0 && !owners.Contains(feature)
               select file.At(file.LineOf(match.Index), $"uses page {match.Groups["page"].Value} of {string.Join(", ", owners)}");
    }

    // App.razor and the like at the top of the project tie the features together and belong to none.
    private static string? FeatureOf(SourceFile file) =>
        file.IsUnder(Web) && file.Segments.Length > 3 ? file.Segments[2] : null;

    [GeneratedRegex(@"(?:<|typeof\()(?<page>[A-Z]\w*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"(?:typeof\(|MapRazorComponents<|OpenComponent<|RenderComponentAsync<|OpenAsync<|ShowAsync<|Open<)(?<page>[A-Z]\w*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex TypeUse();
}
