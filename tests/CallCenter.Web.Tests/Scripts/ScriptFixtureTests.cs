using CallCenter.Core.Scripts;
using CallCenter.Web.Scripts;

namespace CallCenter.Web.Tests.Scripts;

/// <summary>Fixtures of one fault each; the first line of each says exactly what the loader must answer.</summary>
public sealed class ScriptFixtureTests
{
    public static TheoryData<string> Bad => [.. DataFolder.Fixtures("Scripts", "bad-*.yaml")];

    public static TheoryData<string> Good => [.. DataFolder.Fixtures("Scripts", "good-*.yaml")];

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_script_is_refused_with_line_column_key_and_reason(string file)
    {
        var yaml = File.ReadAllText(DataFolder.Fixture("Scripts", file));
        var reading = ScriptReader.Read(yaml, _ => DataFolder.Few, Part);
        Assert.Null(reading.Script);
        Assert.Equal(yaml.Split('\n')[0]["# expect: ".Length..], string.Join("; ", reading.Flaws.Select(Line)));
    }

    [Theory]
    [MemberData(nameof(Good))]
    public void A_good_script_is_taken(string file)
    {
        var reading = ScriptReader.Read(File.ReadAllText(DataFolder.Fixture("Scripts", file)), _ => DataFolder.Few, Part);
        Assert.Empty(reading.Flaws);
        Assert.NotNull(reading.Script);
    }

    [Fact]
    public void There_are_fixtures_and_good_ones_read_as_they_are_written()
    {
        Assert.True(Bad.Count > 50 && Good.Count > 1);
        var (script, _) = ScriptReader.Read(File.ReadAllText(DataFolder.Fixture("Scripts", "good-small.yaml")), _ => DataFolder.Few);
        Assert.Equal(("sample", "second-callback", "zh-CN", "样例", "greeting"), (script!.Id, script.Kind, script.Locale, script.Title, script.Start));
        Assert.Equal(["holder", "other", "declined", "unknown"], script.Steps["identity"].Answers.Select(a => a.Key));
        Assert.Equal(["机主", "其他人", "不愿回答", "说不清"], script.Steps["identity"].Answers.Select(a => a.Label));
        Assert.Equal(new StepAnswer("holder", "机主", "bill", null, false, LineIdentity.Holder, null), script.Steps["identity"].Answers[0]);
        Assert.Equal(new StepAnswer("agreed", "约好", "busy-bye", null, false, null, DeskForm.FollowUp), script.Steps["busy-ask"].Answers[0]);
        Assert.Equal(new StepAnswer("end", "结束通话", null, null, false, null, null), Assert.Single(script.Steps["closing"].Answers));
        Assert.Equal(("busy", null), (script.Steps["busy-ask"].Branch, script.Steps["bill"].Branch));
        Assert.Equal(new Branch("not-owner", "非机主", 'n', "not-owner-bye") { Identity = LineIdentity.Other }, script.Branches["not-owner"]);
    }

    [Fact]
    public void Every_typed_answer_is_read_as_it_is_written()
    {
        var script = ScriptReader.Read(File.ReadAllText(DataFolder.Fixture("Scripts", "good-typed.yaml")), _ => DataFolder.Few, Part).Script!;
        Assert.Equal(
            ["Several", "Words", "Number", "Money", "Date", "Phone", "Rating", "Masked"],
            script.Steps.Values.Select(s => s.Ask?.GetType().Name).OfType<string>());
        Assert.Equal(new AnswerForm.Number(1, 31, 0, "天"), script.Steps["count"].Ask);
        Assert.Equal(new AnswerForm.Date(new(2026, 1, 1), new(2026, 12, 31)), script.Steps["day"].Ask);
        Assert.Equal(["given", "declined", "unknown"], script.Steps["phone"].Answers.Select(a => a.Key));
        Assert.Equal(4, script.Steps["route"].Answers.Count);
        Assert.Equal(["choice"], script.RequiredWhen.Keys);
        Assert.True(ScriptCoverage.Of(script).Broken.Count == 0 && ScriptCoverage.Of(script).Steps.Contains("digits"));
    }

    [Fact]
    public void A_part_lends_its_steps_branches_and_dialogues_and_is_part_of_the_version()
    {
        var yaml = File.ReadAllText(DataFolder.Fixture("Scripts", "good-parts.yaml"));
        var script = ScriptReader.Read(yaml, _ => DataFolder.Few, Part).Script!;
        Assert.Equal(["more", "silence"], script.Parts);
        Assert.Equal(("thanks", "silence"), (script.Steps["bill"].Answers[0].Next, script.Steps["silence-bye"].Branch));
        Assert.Equal("说完再挂机。", script.Steps["thanks"].Note?.Source);
        Assert.Equal(["听不清"], script.Dialogues.Select(d => d.Name));
        var other = ScriptReader.Read(yaml, _ => DataFolder.Few, (_, name) => Part("", name)?.Replace("线路", "电话线路", StringComparison.Ordinal)).Script!;
        Assert.NotEqual(script.Version, other.Version);
    }

    private static string? Part(string locale, string name) =>
        DataFolder.Fixture("Scripts", $"part-{name}.yaml") is var path && File.Exists(path) ? File.ReadAllText(path) : null;

    private static string Line(Flaw flaw) => $"{(flaw.Part is { } part ? $"part-{part}.yaml:" : "")}{flaw.Line}:{flaw.Column}: {(flaw.Key.Length == 0 ? "" : flaw.Key + ": ")}{flaw.Reason}";
}
