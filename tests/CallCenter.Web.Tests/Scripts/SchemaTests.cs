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
    [InlineData("good-small.yaml", true)]
    [InlineData("good-folded.yaml", true)]
    [InlineData("bad-unknown-key.yaml", false)]
    [InlineData("bad-unknown-root-key.yaml", false)]
    [InlineData("bad-unknown-answer-key.yaml", false)]
    [InlineData("bad-missing-key.yaml", false)]
    [InlineData("bad-not-a-list.yaml", false)]
    [InlineData("bad-not-a-text.yaml", false)]
    [InlineData("bad-not-a-map.yaml", false)]
    [InlineData("bad-unknown-role.yaml", false)]
    [InlineData("bad-unknown-form.yaml", false)]
    [InlineData("bad-unknown-identity.yaml", false)]
    [InlineData("bad-unknown-kind.yaml", false)]
    [InlineData("bad-unknown-locale.yaml", false)]
    [InlineData("bad-answer-without-way.yaml", false)]
    [InlineData("bad-two-ways.yaml", false)]
    [InlineData("bad-shortcut-no-letter.yaml", false)]
    [InlineData("bad-empty-text.yaml", false)]
    [InlineData("bad-empty-id.yaml", false)]
    [InlineData("bad-required-twice.yaml", false)]
    public void Fixtures_are_judged_alike_by_schema_and_loader(string file, bool sound) =>
        Assert.Equal(sound, !ScriptSchema.Faults(Json(DataFolder.Fixture("Scripts", file))).Any());

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
