namespace CallCenter.Core.People;

/// <summary>Languages and dialects that callbacks may need and agents may speak. domain §2: Mandarin by default, reassigned to who speaks another.</summary>
public static class Languages
{
    /// <summary>普通话, what everybody speaks where nothing else is said.</summary>
    public const string Mandarin = "zh-CN";

    /// <summary>Every language: Mandarin, English, Cantonese, Wu, Min Nan, Hakka.</summary>
    public static IReadOnlyList<string> All { get; } = [Mandarin, "en", "yue", "wuu", "nan", "hak"];

    /// <summary>The language of the script for it: a dialect is spoken from the Chinese text.</summary>
    public static string LocaleOf(string language) => string.Equals(language, "en", StringComparison.Ordinal) ? "en" : Mandarin;

    /// <summary>The languages somebody speaks, as stored with commas; everything where nothing was written down.</summary>
    public static IReadOnlyList<string> Of(string? stored) => string.IsNullOrWhiteSpace(stored) ? All : stored.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>As stored: known languages in the order of <see cref="All"/>; none for all of them or none.</summary>
    public static string? Stored(IEnumerable<string> languages)
    {
        var known = All.Where(languages.ToHashSet(StringComparer.Ordinal).Contains).ToList();
        return known.Count == 0 || known.Count == All.Count ? null : string.Join(',', known);
    }
}
