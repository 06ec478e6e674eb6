using System.Globalization;
using System.Text;

namespace CallCenter.Core.Customers;

/// <summary>What others than the agent on the call see of a person. domain §3: customer data only by need.</summary>
public static class Masking
{
    private const int MostStars = 3;

    /// <summary>The name with only its first character kept; of names in Latin letters the first letter of every word.</summary>
    /// <returns><c>张敏</c> → <c>张*</c>; <c>欧阳娜娜</c> → <c>欧***</c>; <c>John Smith</c> → <c>J*** S***</c>; empty stays empty.</returns>
    public static string Name(string? name)
    {
        var words = (name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var latin = words.All(word => word.All(c => c < 0x0250));
        return latin ? string.Join(' ', words.Select(Word)) : Word(string.Concat(words));
    }

    // At most three stars: the length of a long name tells who it is, and one star at least: a single letter says nothing.
    private static string Word(string word)
    {
        var letters = new StringInfo(word);
        var stars = Math.Clamp(letters.LengthInTextElements - 1, 1, MostStars);
        return new StringBuilder(letters.SubstringByTextElements(0, 1)).Append('*', stars).ToString();
    }
}
