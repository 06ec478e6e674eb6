using CallCenter.Core.Compliance;
using CallCenter.Core.Customers;
using CallCenter.Core.Quality;

namespace CallCenter.Core.Tests.Compliance;

/// <summary>A draft beside the list in force, on labelled cases; where rules hear; what is taken out of a kept sentence.</summary>
public sealed class RuleTrialTests
{
    private static readonly PhraseMatcher Before = List(new PhraseRule("know", "ignorance", Severity.Warn, Speaker.Agent, ["不知道"], [], null, "x") { Sounds = Sounds.Off });

    private static readonly PhraseMatcher After = List(
        new PhraseRule("know", "ignorance", Severity.Warn, Speaker.Agent, ["我不知道"], [], null, "x") { Sounds = Sounds.Off },
        new PhraseRule("wait", "fob-off", Severity.Warn, Speaker.Agent, ["等着吧"], [], null, "x") { Sounds = Sounds.Off });

    private static readonly RuleCase[] Cases =
    [
        new("1", Speaker.Agent, "这个我不知道", [new("ignorance", 3, 3)]),
        new("2", Speaker.Agent, "不知道您方便吗", []),
        new("3", Speaker.Agent, "你等着吧，不知道", [new("fob-off", 1, 3), new("ignorance", 5, 3)]),
        new("4", Speaker.Agent, "不知道您方便吗，等着吧", []) { About = new("ignorance", 0, 3) },
    ];

    [Fact]
    public void Precision_and_recall_of_both_lists_stand_by_rule_and_by_kind()
    {
        var (before, after) = RuleTrial.Judge(Before, After, Cases);
        Assert.Equal((new RuleTally(2, 2, 0), new RuleTally(1, 0, 1)), (before.Rules["know"], after.Rules["know"]));
        Assert.Equal((new RuleTally(0, 0, 1), new RuleTally(1, 0, 0)), (before.Rules["wait"], after.Rules["wait"]));
        Assert.Equal((new RuleTally(0, 0, 1), new RuleTally(1, 0, 0)), (before.Kinds["fob-off"], after.Kinds["fob-off"]));
        Assert.Equal((new RuleTally(2, 2, 1), new RuleTally(2, 0, 1)), (before.All, after.All));
        Assert.Equal((0.5, 1.0, 2.0 / 3), (before.All.Precision, after.All.Precision, after.All.Recall));
        Assert.Equal((1.0, 1.0), (default(RuleTally).Precision, default(RuleTally).Recall));
    }

    [Fact]
    public void What_came_and_what_went_is_told_by_rule_and_place()
    {
        var (more, less) = RuleTrial.Compare(Before.Match("我不知道。等着吧", Speaker.Agent), After.Match("我不知道。等着吧", Speaker.Agent));
        Assert.Equal([("know", 0, 4), ("wait", 5, 3)], more.Select(h => (h.Rule, h.Offset, h.Length)));
        Assert.Equal([("know", 1, 3)], less.Select(h => (h.Rule, h.Offset, h.Length)));
    }

    [Fact]
    public void A_rule_for_a_kind_or_a_step_hears_there_alone_and_hides_no_other_rule_elsewhere()
    {
        var list = List(
            new PhraseRule("short", "ignorance", Severity.Warn, Speaker.Agent, ["不知道"], [], null, "x") { Sounds = Sounds.Off },
            new PhraseRule("long", "fob-off", Severity.Warn, Speaker.Agent, ["不知道怎么办"], [], null, "x") { Sounds = Sounds.Off, Scripts = ["arrears"], Steps = ["ask"] });
        string[] Rules(RuleScope said) => [.. list.Match("我不知道怎么办", said).Select(h => h.Rule)];
        Assert.Equal(["long"], Rules(Speaker.Agent));
        Assert.Equal(["long"], Rules(RuleScope.Of(Speaker.Agent, CallbackKind.Arrears, "ask")));
        Assert.Equal(["short"], Rules(RuleScope.Of(Speaker.Agent, CallbackKind.Arrears, "greeting")));
        Assert.Equal(["short"], Rules(RuleScope.Of(Speaker.Agent, CallbackKind.SecondCallback, "ask")));
        Assert.Empty(Rules(Speaker.Customer));
    }

    [Theory]
    [InlineData("张敏女士，号码13800005670，我不知道", "某某女士，号码00000000000，我不知道")]
    [InlineData("张女士您好，我不知道", "某女士您好，我不知道")]
    [InlineData("打１３８，我不知道", "打000，我不知道")]
    [InlineData("一三八零零零零五六七零，我不知道", "零零零零零零零零零零零，我不知道")]
    [InlineData("一个月，我不知道", "一个月，我不知道")]
    public void Names_and_numbers_go_and_every_character_keeps_its_place(string said, string kept)
    {
        var at = said.IndexOf("不知道", StringComparison.Ordinal);
        Assert.Equal(kept, CaseMask.Of(said, at..(at + 3), ["张敏"]));
    }

    [Fact]
    public void The_hit_itself_stays_numbers_included()
    {
        Assert.Equal("我打12315，电话000", CaseMask.Of("我打12315，电话138", 1..7, []));
        Assert.Equal("某某某某某某某某某某 called 12315", CaseMask.Of("Mary Smith called 12315", 11..23, ["Mary Smith"]));
    }

    private static PhraseMatcher List(params PhraseRule[] rules) => new(rules, []);
}
