using System.Globalization;
using CallCenter.Core.Compliance;
using CallCenter.Web.Tests.Scripts;
using YamlDotNet.Serialization;

namespace CallCenter.Web.Tests.Knowledge;

/// <summary>The shipped articles, as files: what an agent reads while the customer talks.</summary>
public sealed class ArticleFilesTests
{
    private static readonly string Folder = Path.Combine(DataFolder.Scripts, "knowledge");
    private static readonly string[] Keys = ["id", "title", "kind", "owner", "validFrom", "validTo", "keywords"];
    private static readonly string[] Kinds = ["tariff", "offer", "how-to", "notice", "outage"];

    public static TheoryData<string, string> Files()
    {
        var files = new TheoryData<string, string>();
        foreach (var locale in new[] { "zh-CN", "en" })
        {
            foreach (var file in Names(locale))
                files.Add(locale, file);
        }
        return files;
    }

    private static IEnumerable<string> Names(string locale) =>
        Directory.EnumerateFiles(Path.Combine(Folder, locale)).Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal);

    private static (Dictionary<string, object> Head, string Body) Read(string locale, string file)
    {
        var parts = File.ReadAllText(Path.Combine(Folder, locale, file)).Split("---\n", 3);
        Assert.Equal(("", 3), (parts[0], parts.Length));
        return (new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(parts[1]), parts[2]);
    }

    private static DateOnly Day(object written) => DateOnly.ParseExact((string)written, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Theory]
    [MemberData(nameof(Files))]
    public void An_article_says_what_it_is_whose_it_is_and_how_long_it_holds(string locale, string file)
    {
        var (head, _) = Read(locale, file);
        Assert.Empty(head.Keys.Except(Keys, StringComparer.Ordinal));
        Assert.Equal(file, head["id"] + ".md");
        Assert.Contains((string)head["kind"], Kinds);
        Assert.False(string.IsNullOrWhiteSpace((string)head["title"]));
        Assert.False(string.IsNullOrWhiteSpace((string)head["owner"]));
        Assert.True(head["keywords"] is List<object> { Count: >= 3 });
        Assert.True(!head.TryGetValue("validTo", out var end) || Day(end) >= Day(head["validFrom"]));
        Assert.True((string)head["kind"] is "how-to" or "tariff" || head.ContainsKey("validTo") || file == "fraud-warning.md", "ends some day");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void An_article_answers_in_its_first_line_and_is_read_while_a_customer_talks(string locale, string file)
    {
        var (_, body) = Read(locale, file);
        var han = body.Count(c => c is >= '\u4E00' and <= '\u9FFF');
        Assert.InRange(body.Split('\n')[0].Length, 10, locale == "en" ? 220 : 80);
        if (locale == "zh-CN")
            Assert.InRange(han, 120, 300);
        else
            Assert.Equal(0, han);
    }

    /// <summary>A warning has to name the codes it warns of; everything else may be read out as it stands.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void An_article_can_be_read_out_without_a_forbidden_phrase(string locale, string file) =>
        Assert.DoesNotContain(DataFolder.Phrases.For(locale).Match(Read(locale, file).Body, Speaker.Agent), hit => hit.Kind != "privacy");

    [Fact]
    public void Both_languages_have_the_same_articles_with_the_same_days()
    {
        Assert.Equal(Names("zh-CN"), Names("en"));
        Assert.True(Names("en").Count() >= 24);
        Assert.All(Names("en"), file =>
        {
            var (zh, en) = (Read("zh-CN", file).Head, Read("en", file).Head);
            Assert.All(new[] { "kind", "validFrom", "validTo" }, key => Assert.Equal(zh.GetValueOrDefault(key), en.GetValueOrDefault(key)));
        });
    }
}
