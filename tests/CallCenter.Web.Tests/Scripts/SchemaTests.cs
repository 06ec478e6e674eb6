using System.Text.Json;
using CallCenter.Web.Scripts;

namespace CallCenter.Web.Tests.Scripts;

/// <summary>The schemas that serve editors are as strict about shape as the loader.</summary>
public sealed class SchemaTests
{
    private static readonly SmallSchema ScriptSchema = SmallSchema.Read(Path.Combine(DataFolder.Scripts, "script.schema.json"));
    private static readonly SmallSchema PhrasesSchema = SmallSchema.Read(Path.Combine(DataFolder.Scripts, "phrases.schema.json"));

    private static JsonElement Json(string path) => JsonSerializer.SerializeToElement(Plain(YamlReader.Read(File.ReadAllText(path)).Tree!));

    [Theory]
    [InlineData("zh-CN/second-callback.yaml")]
    [InlineData("en/second-callback.yaml")]
    public void Shipped_scripts_agree_with_their_schema(string file) =>
        Assert.Empty(ScriptSchema.Faults(Json(Path.Combine(DataFolder.Scripts, file))));

    [Theory]
    [InlineData("phrases/zh-CN.yaml")]
    [InlineData("phrases/en.yaml")]
    public void Shipped_phrase_lists_agree_with_their_schema(string file) =>
        Assert.Empty(PhrasesSchema.Faults(Json(Path.Combine(DataFolder.Scripts, file))));

    [Theory]
    [InlineData("good-small.yaml", 0)]
    [InlineData("good-folded.yaml", 0)]
    [InlineData("bad-unknown-key.yaml", 1)]
    [InlineData("bad-unknown-root-key.yaml", 1)]
    [InlineData("bad-unknown-answer-key.yaml", 1)]
    [InlineData("bad-missing-key.yaml", 1)]
    [InlineData("bad-not-a-list.yaml", 1)]
    [InlineData("bad-not-a-text.yaml", 1)]
    [InlineData("bad-not-a-map.yaml", 1)]
    [InlineData("bad-unknown-role.yaml", 1)]
    [InlineData("bad-unknown-form.yaml", 1)]
    [InlineData("bad-unknown-identity.yaml", 1)]
    [InlineData("bad-unknown-kind.yaml", 1)]
    [InlineData("bad-unknown-locale.yaml", 1)]
    [InlineData("bad-answer-without-way.yaml", 1)]
    [InlineData("bad-two-ways.yaml", 1)]
    [InlineData("bad-ten-answers.yaml", 1)]
    [InlineData("bad-shortcut-no-letter.yaml", 1)]
    [InlineData("bad-empty-text.yaml", 1)]
    [InlineData("bad-empty-id.yaml", 1)]
    [InlineData("bad-required-twice.yaml", 1)]
    public void Fixtures_are_judged_alike_by_schema_and_loader(string file, int faults) =>
        Assert.Equal(faults, ScriptSchema.Faults(Json(DataFolder.Fixture("Scripts", file))).Count());

    [Fact]
    public void What_the_schema_names_the_loader_knows()
    {
        var (_, flaws) = ScriptReader.Read(
            """
            id: all
            kind: care
            locale: en
            title: t
            start: a
            required: []
            steps:
              a: { title: t, role: notice, say: s, phrases: [], answers: [{ key: k, label: l, next: a, branch: b, returns: true, identity: other, opens: complaint }], otherwise: a, outcomes: [] }
              b: { title: t, say: s, next: a, branch: b, returns: true, identity: other, opens: complaint }
            branches: [{ key: b, label: l, shortcut: b, identity: other, start: a, steps: {} }]
            """, _ => DataFolder.Few);
        Assert.DoesNotContain(flaws, f => f.Reason == "unknown key");
    }

    private static object? Plain(YamlNode node) => node switch
    {
        YamlMap map => map.Entries.ToDictionary(e => e.Key.Text, e => Plain(e.Value)),
        YamlList list => list.Items.Select(Plain).ToList(),
        YamlScalar { Text: "true" } => true,
        YamlScalar scalar => scalar.Text,
        _ => null,
    };
}
