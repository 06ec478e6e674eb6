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

    public static TheoryData<string> Names => ["dev-zh", "dev-3-zh", "dev-4-zh", "dev-5-zh", "dev-6-zh", "dev-7-zh", "held-out-zh", "dev-en", "dev-3-en", "dev-4-en", "dev-5-en", "dev-6-en", "dev-7-en", "held-out-en"];

    private static Line[] Read(string name) =>
        [.. File.ReadLines(Path.Combine(DataFolder.Fixture("Compliance", "corpus"), name + ".jsonl")).Select(l => JsonSerializer.Deserialize<Line>(l, Web)!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_label_is_a_known_kind_and_stands_in_its_text(string name) =>
        Assert.All(Read(name), line =>
        {
            Assert.Equal(name.EndsWith("-zh", StringComparison.Ordinal) ? "zh-CN" : "en", line.Locale);
            Assert.Contains(line.Speaker, new[] { "agent", "customer" });
            Assert.Contains(line.Place, new[] { "speech", "note", "message" });
            Assert.Contains(line.Kind, Offences.Concat(Signals));
            Assert.All(line.Expect, e => Assert.Contains(e.Text, line.Text, StringComparison.Ordinal));
            Assert.All(line.Expect, e => Assert.Contains(e.Kind, line.Speaker == "agent" ? Offences : Signals));
        });

    [Theory]
    [InlineData("dev-zh", 400, 15, 12)]
    [InlineData("dev-6-zh", 400, 15, 12)]
    [InlineData("dev-en", 130, 4, 4)]
    [InlineData("dev-6-en", 130, 4, 4)]
    [InlineData("dev-7-en", 130, 4, 4)]
    [InlineData("held-out-zh", 400, 15, 12)]
    [InlineData("held-out-en", 130, 4, 4)]
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
        var texts = Names.SelectMany(row => Read(row.Data)).Select(l => l.Text).ToArray();
        Assert.Equal(texts.Length, texts.Distinct(StringComparer.Ordinal).Count());
    }
}
