using System.Text.Json;
using CallCenter.Web.Tests.Scripts;

namespace CallCenter.Web.Tests.Compliance;

/// <summary>The labelled corpus as files: what it holds, not how well the rules do on it.</summary>
public sealed class CorpusFilesTests
{
    private sealed record Expected(string Kind, string Text);

    private sealed record Line(string Id, string Locale, string Speaker, string Place, string Kind, string Text, Expected[] Expect);

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };
    private static readonly string[] Signals = ["stop-calling", "number-change", "escalation", "harm", "leaving", "suspects-fraud"];

    private static readonly string[] Offences =
    [
        "ignorance", "jurisdiction", "rebuke", "fob-off", "promise", "blame", "disparage", "rude",
        "impatient", "threat", "privacy", "steer-rating", "block-complaint", "private-deal", "too-casual",
    ];

    public static TheoryData<string> Names => ["held-out-zh", "held-out-en", "cases-zh", "cases-en"];

    private static string PathOf(string name) => name.Split('-') switch
    {
        ["cases", var language] => Path.Combine(DataFolder.Scripts, "phrases", "cases", LocaleOf(language) + ".jsonl"),
        _ => DataFolder.Fixture("Compliance", Path.Combine("corpus", name + ".jsonl")),
    };

    private static string LocaleOf(string language) => language == "zh" ? "zh-CN" : language;

    private static Line[] Read(string name) => [.. File.ReadLines(PathOf(name)).Select(l => JsonSerializer.Deserialize<Line>(l, Web)!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_label_is_a_known_kind_and_stands_in_its_text(string name) =>
        Assert.All(Read(name), line =>
        {
            Assert.Equal(LocaleOf(name.Split('-')[^1]), line.Locale);
            Assert.Contains(line.Speaker, new[] { "agent", "customer" });
            Assert.Contains(line.Place, new[] { "speech", "note", "message" });
            // Plain talk of the house, such as the steps of its scripts, looks like nothing.
            Assert.Contains(line.Kind, Offences.Concat(Signals).Append("service"));
            Assert.All(line.Expect, e => Assert.Contains(e.Text, line.Text, StringComparison.Ordinal));
            Assert.All(line.Expect, e => Assert.Contains(e.Kind, line.Speaker == "agent" ? Offences : Signals));
        });

    [Theory]
    [InlineData("held-out-zh", 600, 30, 30)]
    [InlineData("held-out-en", 200, 25, 25)]
    [InlineData("cases-zh", 25000, 800, 800)]
    [InlineData("cases-en", 20000, 600, 600)]
    public void A_file_is_large_half_innocent_and_has_lines_of_every_kind(string name, int lines, int offences, int signals)
    {
        var read = Read(name);
        Assert.True(read.Length >= lines);
        Assert.InRange(read.Count(l => l.Expect.Length == 0), read.Length * 2 / 5, read.Length * 3 / 5);
        Assert.All(Offences, kind => Assert.True(read.Count(l => l.Kind == kind) >= offences, kind));
        Assert.All(Signals, kind => Assert.True(read.Count(l => l.Kind == kind) >= signals, kind));
        Assert.Equal(read.Length, read.Select(l => l.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void No_text_stands_in_two_places()
    {
        var texts = Names.SelectMany(row => Read(row.Data)).Select(l => (l.Speaker, l.Text)).ToArray();
        Assert.Equal(texts.Length, texts.Distinct().Count());
    }
}
