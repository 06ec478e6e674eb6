using System.Text;
using CallCenter.Core.Compliance;

namespace CallCenter.Core.Tests.Compliance;

public sealed class LearnedCasesTests
{
    private static readonly string[] Bills = ["账单", "话费", "流量", "套餐", "宽带", "发票", "合约", "漫游"];

    private static readonly PhraseRule SendsAway = new("sends-away", "fob-off", Severity.Warn, Speaker.Agent, ["自己去营业厅"], [], "我帮您登记。", "domain §3") { Cases = true };
    private static readonly PhraseRule Stops = new("stops", "stop-calling", Severity.Warn, Speaker.Customer, ["别再打了"], [], null, "domain §3") { Cases = true };
    private static readonly PhraseRule Casual = new("casual", "too-casual", Severity.Note, Speaker.Agent, ["亲亲"], [], null, "domain §3") { Cases = true };

    private static readonly RuleCase[] Cases =
    [
        .. Bills.SelectMany((about, i) => new[]
        {
            Guilty($"g{i}", $"{about}的事您自己跑一趟柜台吧", "您自己跑一趟柜台"),
            Guilty($"h{i}", $"这个{about}您自个儿上柜台问去", "您自个儿上柜台问去"),
            Innocent($"i{i}", $"{about}的事我帮您问一下，今天给您回电"),
            Innocent($"j{i}", $"您要是方便自己去营业厅，带上证件就能查{about}"),
            Innocent($"k{i}", $"这个{about}我马上替您登记"),
        }),
    ];

    private static readonly PhraseMatcher List = new([SendsAway, Stops, Casual], []);
    private static readonly PhraseMatcher Ears = List.With(new(Cases));

    private static RuleCase Guilty(string id, string text, string part) =>
        new(id, Speaker.Agent, text, [new("fob-off", text.IndexOf(part, StringComparison.Ordinal), part.Length)]);

    private static RuleCase Innocent(string id, string text) => new(id, Speaker.Agent, text, []);

    [Fact]
    public void A_sentence_like_guilty_ones_is_told_though_no_phrase_stands_in_it()
    {
        const string Text = "积分的事您自己跑一趟柜台吧。";
        Assert.Empty(List.Match(Text, Speaker.Agent));
        var hit = Assert.Single(Ears.Match(Text, Speaker.Agent));
        Assert.Equal(("sends-away", "fob-off", true, "我帮您登记。"), (hit.Rule, hit.Kind, hit.Alike, hit.Replacement));
        Assert.Contains("跑一趟柜台", hit.Text, StringComparison.Ordinal);
        Assert.Equal(hit.Text, Text.Substring(hit.Offset, hit.Length));
    }

    [Fact]
    public void A_find_in_a_sentence_like_innocent_ones_is_doubted()
    {
        const string Text = "您要是方便自己去营业厅，带上证件就能查积分";
        Assert.Single(List.Match(Text, Speaker.Agent));
        Assert.Empty(Ears.Match(Text, Speaker.Agent));
    }

    [Theory]
    [InlineData("自己去营业厅")]
    [InlineData("您自己去营业厅吧")]
    public void A_phrase_that_is_most_of_its_sentence_needs_nobodys_opinion(string text) =>
        Assert.False(Assert.Single(Ears.Match(text, Speaker.Agent)).Alike);

    [Fact]
    public void A_rule_that_does_not_ask_the_cases_is_not_touched_by_them()
    {
        var alone = new PhraseMatcher([SendsAway with { Cases = false }], []);
        foreach (var one in Cases)
            Assert.Equal(alone.Match(one.Text, Speaker.Agent), alone.With(new(Cases)).Match(one.Text, Speaker.Agent));
    }

    [Fact]
    public void What_is_alike_is_found_through_disguises_where_it_lies()
    {
        const string Text = "積 分的事，您自己 跑一 趟櫃臺吧！好的。";
        var hit = Assert.Single(Ears.Match(Text, Speaker.Agent));
        Assert.Equal(hit.Text, Text.Substring(hit.Offset, hit.Length));
        Assert.InRange(hit.Offset + hit.Length, 1, Text.IndexOf('！', StringComparison.Ordinal));
    }

    [Fact]
    public void One_sentence_of_an_agent_is_one_offence_and_each_sentence_is_judged_by_itself()
    {
        var hits = Ears.Match("积分的事您自己跑一趟柜台吧。积分的事我帮您问一下，今天给您回电。这个积分您自个儿上柜台问去。", Speaker.Agent);
        Assert.Equal(2, hits.Count);
        Assert.All(hits, h => Assert.True(h.Alike));
    }

    [Fact]
    public void A_sentence_is_told_as_the_kind_it_is_most_like_but_what_calls_the_supervisor_keeps_its_own()
    {
        const string Text = "积分的事您自己跑一趟柜台吧，报一下验证码也行";
        var asks = new PhraseRule("asks", "privacy", Severity.Warn, Speaker.Agent, ["报一下验证码"], [], null, "domain §3") { Cases = true };
        Assert.Equal(("fob-off", true), Kind(asks));
        Assert.Equal(("privacy", false), Kind(asks with { Severity = Severity.Stop }));
        Assert.Equal(("privacy", false), Kind(asks with { Cases = false }));

        (string, bool) Kind(PhraseRule rule)
        {
            RuleCase other = new("p", Speaker.Agent, "麻烦您报一下验证码给我", [new("privacy", 3, 6)]);
            var hit = Assert.Single(new PhraseMatcher([SendsAway, rule], []).With(new([.. Cases, other])).Match(Text, Speaker.Agent));
            return (hit.Kind, hit.Alike);
        }
    }

    [Fact]
    public void Words_in_a_language_the_cases_do_not_know_are_like_nothing()
    {
        Assert.Empty(Ears.Match("Could you spell the street for me, please? 柜台", Speaker.Agent));
        Assert.Empty(Ears.Match("积分的事您自己跑一趟柜台吧", Speaker.Customer));
    }

    [Fact]
    public void The_same_cases_teach_the_same()
    {
        var again = List.With(new([.. Cases]));
        foreach (var one in Cases)
            Assert.Equal(Ears.Match(one.Text, Speaker.Agent), again.Match(one.Text, Speaker.Agent));
    }

    [Fact]
    public void A_verdict_about_one_kind_teaches_nothing_about_others()
    {
        const string Text = "亲，这边帮您看一下哦";
        RuleCase verdict = new("v", Speaker.Agent, Text, [new("too-casual", 0, 1)]) { About = new("too-casual", 0, 1) };
        var (without, with) = (List.With(new(Cases)), List.With(new([.. Cases, verdict])));
        Assert.Equal(without.Match("积分的事您自己跑一趟柜台吧", Speaker.Agent), with.Match("积分的事您自己跑一趟柜台吧", Speaker.Agent));
        Assert.Equal("too-casual", Assert.Single(with.Match(Text, Speaker.Agent)).Kind);
    }

    [Fact]
    public void Nothing_taught_judges_nothing()
    {
        var untaught = List.With(new([]));
        Assert.Empty(untaught.Match("积分的事您自己跑一趟柜台吧", Speaker.Agent));
        Assert.Empty(untaught.Match("", Speaker.Customer));
    }

    [Fact]
    public void A_text_without_a_hit_costs_no_memory()
    {
        const string Text = "积分的事我帮您问一下，今天给您回电。";
        for (var warm = 0; warm < 50; warm++) Ears.Match(Text, Speaker.Agent);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var turn = 0; turn < 100; turn++) Ears.Match(Text, Speaker.Agent);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void A_megabyte_without_one_full_stop_and_one_full_of_offences_are_read_in_time()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.InRange(Ears.Match(new StringBuilder().Insert(0, "积分的事您自己跑一趟柜台，", 80_000).ToString(), Speaker.Agent).Count, 1, 80_000);
        Assert.Equal(60_000, Ears.Match(new StringBuilder().Insert(0, "积分的事您就自己跑一趟柜台吧。", 60_000).ToString(), Speaker.Agent).Count);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"took {clock.Elapsed}");
    }
}
