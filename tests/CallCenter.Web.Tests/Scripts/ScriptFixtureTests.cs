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
    public void A_bad_script_is_refused_with_line_key_and_reason(string file)
    {
        var yaml = File.ReadAllText(DataFolder.Fixture("Scripts", file));
        var (script, flaws) = ScriptReader.Read(yaml, _ => DataFolder.Few);
        Assert.Null(script);
        Assert.Equal(yaml.Split('\n')[0]["# expect: ".Length..], string.Join("; ", flaws.Select(Line)));
        Assert.All(flaws, flaw => Assert.True(flaw.Column >= 1));
    }

    [Theory]
    [MemberData(nameof(Good))]
    public void A_good_script_is_taken(string file)
    {
        var (script, flaws) = ScriptReader.Read(File.ReadAllText(DataFolder.Fixture("Scripts", file)), _ => DataFolder.Few);
        Assert.Empty(flaws);
        Assert.NotNull(script);
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

    private static string Line(Flaw flaw) => $"{flaw.Line}: {(flaw.Key.Length == 0 ? "" : flaw.Key + ": ")}{flaw.Reason}";
}
