using System.Text.RegularExpressions;

namespace CallCenter.Carrier.Personas;

/// <summary>Which key a person presses when a prompt offers some.</summary>
internal static partial class Keypad
{
    private const string Han = "零一二三四五六七八九";

    /// <summary>The wanted key, 1 (worst) to 5 (best); of a list of choices, which goes down from the best, its first or its last.</summary>
    public static string Chosen(string wanted, string prompt)
    {
        var offered = Offer().Matches(prompt).Select(m => Digit(m.Groups["key"].Value)).Distinct().ToList();
        if (offered.Count < 2) return wanted;
        return string.CompareOrdinal(wanted, "3") < 0 ? offered[^1] : offered[0];
    }

    private static string Digit(string key) => Han.IndexOf(key, StringComparison.Ordinal) is >= 0 and var value ? $"{value}" : key;

    [GeneratedRegex("(按|press )\\s*(?<key>[0-9零一二三四五六七八九])", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Offer();
}
