using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace CallCenter.Web.Layout;

/// <summary>
/// Every word of the screens in one language, from Layout/Texts.*.json. Immutable: switching the language hands the
/// components another one (<see cref="Language"/>), so that nothing they hold is lost.
/// </summary>
public sealed class Texts
{
    /// <summary>简体中文, the default.</summary>
    public static Texts Chinese { get; } = new("zh-CN");

    /// <summary>English.</summary>
    public static Texts English { get; } = new("en");

    /// <summary>The languages that may be chosen.</summary>
    public static IReadOnlyList<Texts> All { get; } = [Chinese, English];

    private readonly FrozenDictionary<string, string> words;

    private Texts(string language)
    {
        Language = language;
        Culture = CultureInfo.ReadOnly(new CultureInfo(string.Equals(language, "en", StringComparison.Ordinal) ? "en-GB" : language));
        words = Read(language);
    }

    /// <summary>zh-CN or en.</summary>
    public string Language { get; }

    /// <summary>Culture of numbers and dates.</summary>
    public CultureInfo Culture { get; }

    /// <summary>Keys of every word, for the test that holds both languages alike.</summary>
    public IEnumerable<string> Keys => words.Keys;

    /// <summary>The word for a key; a missing one shows its key, and a test finds it first.</summary>
    public string this[string key] => words.GetValueOrDefault(key, $"[{key}]");

    /// <summary>The word for a key with its places filled in.</summary>
    public string Fill(string key, params ReadOnlySpan<object?> values) => string.Format(Culture, this[key], values);

    /// <summary>The word for a count: <c>key.one</c> where the language has a singular, else <c>key.many</c>.</summary>
    public string Count(string key, long count) => Fill(count == 1 ? $"{key}.one" : $"{key}.many", count);

    /// <summary>The name of a state, result or other member of an enumeration.</summary>
    public string Of<T>(T value) where T : struct, Enum => this[$"{typeof(T).Name}.{value}"];

    /// <summary>The word if there is one: names that are data (results, promises) fall back to what the data says.</summary>
    public string? Find(string key) => words.GetValueOrDefault(key);

    /// <summary>The words of a language by its name or the name of a culture such as en-US; Chinese where it is neither.</summary>
    public static Texts For(string? name) =>
        name is not null && name.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English : Chinese;

    private static FrozenDictionary<string, string> Read(string language)
    {
        var name = $"Texts.{language}.json";
        using var stream = typeof(Texts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var document = JsonDocument.Parse(stream);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in document.RootElement.EnumerateObject())
            foreach (var word in group.Value.EnumerateObject())
                found.Add($"{group.Name}.{word.Name}", word.Value.GetString() ?? "");
        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
