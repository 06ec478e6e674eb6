using CallCenter.Core.Compliance;

namespace CallCenter.Core.Tests.Compliance;

public sealed class PhraseMatcherTests
{
    private static PhraseMatcher Matcher(string[] phrases, string[]? exceptions = null, Speaker speaker = Speaker.Agent) =>
        new([new("r1", "ignorance", Severity.Warn, speaker, phrases, exceptions ?? [], "请您稍等，我帮您查一下。", "domain §3")], []);

    private static string[] Texts(PhraseMatcher matcher, string text) =>
        [.. matcher.Match(text, Speaker.Agent).Select(h => h.Text)];

    [Fact]
    public void A_phrase_is_found_with_its_place_and_its_better_wording()
    {
        var hit = Assert.Single(Matcher(["不知道"]).Match("这个我不知道", Speaker.Agent));
        Assert.Equal(new PhraseHit("r1", "ignorance", Severity.Warn, 3, 3, "不知道", "请您稍等，我帮您查一下。"), hit);
    }

    [Theory]
    [InlineData("我不 知 道啊", "不 知 道")]
    [InlineData("我不，知……道", "不，知……道")]
    [InlineData("我不\u200B知\u202E道。", "不\u200B知\u202E道")]
    [InlineData("我不😀知\uD800道。", "不😀知\uD800道")]
    [InlineData("不\n知道", "不\n知道")]
    public void Separators_inside_do_not_hide_a_phrase(string text, string offence) =>
        Assert.Equal([offence], Texts(Matcher(["不知道"]), text));

    [Theory]
    [InlineData("要不。知道了")]
    [InlineData("要不！知道了")]
    [InlineData("要不?知道了")]
    [InlineData("要不. 知道了")]
    [InlineData("不　　　　　　　　　　　　　　　　知道")]
    [InlineData("不晓知道")]
    public void A_phrase_never_goes_across_the_end_of_a_sentence_or_other_words(string text) =>
        Assert.Empty(Texts(Matcher(["不知道"]), text));

    [Theory]
    [InlineData("I DON'T know", "I DON'T know")]
    [InlineData("well, i don’t know!", "i don’t know")]
    [InlineData("Ｉ　ｄｏｎ＇ｔ　ｋｎｏｗ", "Ｉ　ｄｏｎ＇ｔ　ｋｎｏｗ")]
    [InlineData("I don't\r\nknow", "I don't\r\nknow")]
    [InlineData("我I don't know的", "I don't know")]
    public void Latin_phrases_are_found_in_any_case_and_width(string text, string offence) =>
        Assert.Equal([offence], Texts(Matcher(["I don't know"]), text));

    [Theory]
    [InlineData("I don't knowingly", "I don't know")]
    [InlineData("hi don't know", "I don't know")]
    [InlineData("you can't", "can")]
    [InlineData("pins", "pin")]
    [InlineData("éshut", "shut")]
    [InlineData("3shut up", "shut up")]
    public void Latin_phrases_respect_word_boundaries(string text, string phrase) =>
        Assert.Empty(Texts(Matcher([phrase]), text));

    [Fact]
    public void Traditional_characters_are_heard_as_simplified() =>
        Assert.Equal(["這事不歸我們管"], Texts(Matcher(["这事不归我们管"]), "這事不歸我們管。"));

    [Fact]
    public void One_sign_that_stands_for_several_is_taken_whole() =>
        Assert.Equal(["㎏ㄧ"], Texts(Matcher(["kgㄧ"]), "一㎏ㄧ"));

    [Theory]
    [InlineData("不知道您现在方便吗", 0)]
    [InlineData("不知道您现在，方便吗", 0)]
    [InlineData("不知道您是谁", 1)]
    [InlineData("不知道。不知道您现在方便吗", 1)]
    [InlineData("不知道您现在方便吗？不知道", 1)]
    public void An_exception_that_covers_a_hit_makes_it_innocent(string text, int hits) =>
        Assert.Equal(hits, Texts(Matcher(["不知道"], ["不知道您现在方便"]), text).Length);

    [Fact]
    public void An_exception_may_begin_before_the_hit() =>
        Assert.Equal(["去死"], Texts(Matcher(["去死"], ["过去死机"]), "手机过去死机，去死"));

    [Fact]
    public void The_longest_wins_among_overlaps_of_one_rule() =>
        Assert.Equal(["知道不知道吗", "不知道"], Texts(Matcher(["不知道", "知道不知道吗", "不知"]), "你知道不知道吗？我不知道"));

    [Theory]
    [InlineData("我不知道个屁", "rude")]
    [InlineData("我不知道，等着吧", "know")]
    [InlineData("等着吧，不知道，我不知道", "wait")]
    [InlineData("我不知道。等着吧", "know,wait")]
    [InlineData("不知道，也不晓得", "know,near")]
    public void One_sentence_is_one_offence_the_gravest_or_the_first(string text, string rules)
    {
        var matcher = new PhraseMatcher(
            [
                new("rude", "rude", Severity.Stop, Speaker.Agent, ["道个屁"], [], null, "x"),
                new("know", "ignorance", Severity.Warn, Speaker.Agent, ["不知道"], [], null, "x"),
                new("near", "ignorance", Severity.Note, Speaker.Agent, ["不晓得"], [], null, "x"),
                new("wait", "fob-off", Severity.Warn, Speaker.Agent, ["等着吧"], [], null, "x"),
            ], []);
        Assert.Equal(rules.Split(','), matcher.Match(text, Speaker.Agent).Select(h => h.Rule).Distinct());
    }

    [Fact]
    public void Every_signal_of_a_customer_is_told()
    {
        var matcher = new PhraseMatcher(
            [
                new("stop", "stop-calling", Severity.Warn, Speaker.Customer, ["别再打了"], [], null, "x"),
                new("court", "escalation", Severity.Stop, Speaker.Customer, ["起诉"], [], null, "x"),
            ], []);
        Assert.Equal(["stop", "court"], matcher.Match("别再打了，再打我起诉", Speaker.Customer).Select(h => h.Rule));
    }

    [Fact]
    public void A_rule_hears_its_own_speaker_only()
    {
        var matcher = Matcher(["别再打了"], speaker: Speaker.Customer);
        Assert.Empty(matcher.Match("别再打了", Speaker.Agent));
        Assert.Single(matcher.Match("别再打了", Speaker.Customer));
    }

    [Fact]
    public void Required_phrases_are_heard_in_any_of_their_wordings()
    {
        var matcher = new PhraseMatcher([], [new("greeting", "问候", ["您好", "早上好"]), new("thanks", "致谢", ["感谢您的接听"])]);
        Assert.Equal(["greeting", "thanks"], matcher.Heard("感谢您的 接听，早上好"));
        Assert.Empty(matcher.Heard("感谢您。的接听"));
        Assert.Same(matcher.Heard("a"), matcher.Heard("b"));
    }

    [Fact]
    public void Empty_literals_and_no_rules_at_all_find_nothing()
    {
        Assert.Empty(Texts(Matcher(["", "，", new string('长', 200)]), "，长长" + new string('长', 300)));
        Assert.Empty(new PhraseMatcher([], []).Match("不知道", Speaker.Agent));
    }

    [Fact]
    public void Nothing_is_allocated_without_a_hit()
    {
        var matcher = Matcher(["不知道", "I don't know"], ["不知道您现在方便"]);
        const string text = "您好，不知道您现在方便吗？我们给您做个回访，I know it.";
        Assert.Empty(matcher.Match(text, Speaker.Agent));
        Assert.Empty(matcher.Heard(text));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            matcher.Match(text, Speaker.Agent);
            matcher.Heard(text);
        }
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
