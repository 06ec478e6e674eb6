using CallCenter.Web.Scripts;

namespace CallCenter.Web.Tests.Scripts;

/// <summary>The schemas that serve editors are as strict about shape as the loader; ajv judges.</summary>
public sealed class SchemaTests
{
    /// <summary>Faults of shape: a schema can see them, the others hang on what stands elsewhere in the file.</summary>
    private static readonly string[] Misshapen =
    [
        "unknown-key", "unknown-root-key", "unknown-answer-key", "missing-key", "not-a-list", "not-a-text", "not-a-map", "unknown-role", "unknown-form",
        "unknown-identity", "unknown-kind", "unknown-locale", "answer-without-way", "two-ways", "shortcut-no-letter", "empty-text", "empty-id",
        "required-twice", "ask-unknown-type", "ask-figure", "ask-without-options", "condition-too-long", "part-path", "dialogue-empty",
    ];

    [Fact]
    public async Task Ajv_takes_every_shipped_file_and_refuses_every_misshapen_fixture()
    {
        var shipped = Directory.EnumerateFiles(DataFolder.Scripts, "*.yaml", SearchOption.AllDirectories)
            .Select(p => new SchemaJudge.Case(Path.GetRelativePath(DataFolder.Scripts, p), SchemaOf(p), p)).ToList();
        var good = DataFolder.Fixtures("Scripts", "good-*.yaml").Select(Fixture).ToList();
        var bad = DataFolder.Fixtures("Scripts", "bad-*.yaml").Where(f => Misshapen.Contains(f[4..^5])).Select(Fixture).ToList();
        var faults = await SchemaJudge.Ask([.. shipped, .. good, .. bad]);
        Assert.Equal(30, shipped.Count);
        Assert.All(shipped.Concat(good), c => Assert.True(faults[c.Name] is null, $"{c.Name}: {faults[c.Name]}"));
        Assert.All(bad, c => Assert.True(faults[c.Name] is not null, $"{c.Name} is taken"));
        Assert.True(bad.Count >= 22 && good.Count >= 4);
    }

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
            required: [{ step: a, when: known(case.number) }]
            parts: []
            steps:
              a: { title: t, role: notice, say: s, note: n, holder: true, phrases: [], answers: [{ key: k, label: l, next: a, branch: b, returns: true, identity: other, opens: complaint }], otherwise: a, outcomes: [] }
              b: { title: t, say: s, next: a, branch: b, returns: true, identity: other, opens: complaint }
              c: { title: t, say: s, ask: { type: several, least: 0, most: 1, options: [{ key: k, label: l }] }, next: a, otherwise: a }
              d: { title: t, say: s, ask: { type: number, least: 0, most: 1, decimals: 1, unit: u }, next: a, otherwise: a }
              e: { title: t, say: s, ask: { type: date, earliest: 2026-01-01, latest: 2026-01-02 }, next: a, otherwise: a }
              f: { title: t, role: route, ways: [{ when: known(case.number), next: a }, { next: b }] }
            branches: [{ key: b, label: l, shortcut: b, identity: other, start: a, steps: {} }]
            dialogues: [{ name: n, given: { case.number: x }, without: [case.date], moves: [k] }]
            """, _ => DataFolder.Few);
        Assert.DoesNotContain(flaws, f => f.Reason is "unknown key" or "unknown fact");
    }

    private static SchemaJudge.Case Fixture(string file) => new(file, "script.schema.json", DataFolder.Fixture("Scripts", file));

    private static string SchemaOf(string path) => Path.GetFileName(Path.GetDirectoryName(path)) switch
    {
        "phrases" => "phrases.schema.json",
        "parts" => "part.schema.json",
        _ => "script.schema.json",
    };
}
