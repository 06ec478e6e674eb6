using System.Text.RegularExpressions;
using CallCenter.Web.Layout;
using CallCenter.Web.Parts;

namespace CallCenter.Web.Tests.Layout;

public sealed partial class TextsTests
{
    private static readonly string Web = Path.Combine(Root(), "src", "CallCenter.Web");

    [Fact]
    public void Both_languages_have_the_same_keys() =>
        Assert.Equal(Texts.Chinese.Keys.Order(StringComparer.Ordinal), Texts.English.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void No_word_is_empty_and_both_languages_fill_the_same_places() => Assert.All(Texts.Chinese.Keys, key =>
    {
        Assert.False(string.IsNullOrEmpty(Texts.Chinese[key]) || string.IsNullOrEmpty(Texts.English[key]), key);
        Assert.Equal(Places(Texts.Chinese[key]), Places(Texts.English[key]));
    });

    [Fact]
    public void Every_key_that_a_screen_names_exists()
    {
        var named = Sources().SelectMany(file => NamedKeys().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value)).ToHashSet();
        var counted = Sources().SelectMany(file => CountedKeys().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value)).ToHashSet();
        Assert.True(named.Count > 100, $"only {named.Count} keys were found: the pattern no longer fits the screens");
        Assert.All(named, key => Assert.NotNull(Texts.Chinese.Find(key)));
        Assert.All(counted, key => Assert.NotNull(Texts.Chinese.Find(key + ".many")));
    }

    [Fact]
    public void Every_member_of_an_enumeration_that_is_shown_has_a_name() => Assert.All(Texts.Chinese.Keys.Select(Enumeration).OfType<Type>().Distinct(), type =>
        Assert.All(Enum.GetNames(type), name => Assert.NotNull(Texts.Chinese.Find($"{type.Name}.{name}"))));

    [Fact]
    public void Every_icon_that_a_screen_names_exists()
    {
        var named = Sources().SelectMany(file => NamedIcons().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value)).ToHashSet();
        Assert.Contains("phone", named);
        Assert.All(named, name => Assert.Contains(name, Icons.Names));
    }

    [Theory]
    [InlineData("zh-CN", "zh-CN")]
    [InlineData("zh-TW", "zh-CN")]
    [InlineData("en-US", "en")]
    [InlineData("fr", "zh-CN")]
    [InlineData(null, "zh-CN")]
    public void A_culture_is_spoken_to_in_its_language_or_Chinese(string? culture, string language) =>
        Assert.Equal(language, Texts.For(culture).Language);

    private static Type? Enumeration(string key) => typeof(Texts).Assembly.GetTypes().Concat(typeof(CallCenter.Core.Calls.CallPhase).Assembly.GetTypes())
        .FirstOrDefault(type => type.IsEnum && type.Name == key.Split('.')[0]);

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Web, "*.*", SearchOption.AllDirectories)
        .Where(file => file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal))
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string[] Places(string text) => [.. PlaceMarks().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CallCenter.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("CallCenter.sln is not above the tests.");
        return folder;
    }

    [GeneratedRegex("""\b(?:T|[tT]exts)(?:\[|\.Fill\()"(?<name>[^"$]+)"[\],)]""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamedKeys();

    [GeneratedRegex("""\b(?:T|[tT]exts)\.Count\("(?<name>[^"$]+)",""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CountedKeys();

    [GeneratedRegex("""<Icon Name="(?<name>[a-z]+)" />""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamedIcons();

    [GeneratedRegex("""\{\d\}|#""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlaceMarks();
}
