using CallCenter.Core.Compliance;

namespace CallCenter.Core.Tests.Compliance;

public sealed class PhraseDisguiseTests
{
    private static PhraseMatcher Matcher(string[] phrases, string[]? ordinary = null, Sounds sounds = Sounds.Same) =>
        new(new PhraseSet([new("r1", "ignorance", Severity.Warn, Speaker.Agent, phrases, [], null, "domain §3") { Sounds = sounds }], [])
        {
            Ordinary = ordinary ?? [],
        });

    private static string[] Texts(PhraseMatcher matcher, string text) => [.. matcher.Match(text, Speaker.Agent).Select(h => h.Text)];

    [Theory]
    [InlineData("这个不啊知道", "不啊知道")]
    [InlineData("不呃，知道", "不呃，知道")]
    [InlineData("不那个知道呀", "不那个知道")]
    [InlineData("不知知知道道", "不知知知道")]
    [InlineData("不 . 知道", "不 . 知道")]
    public void Fillers_and_repetitions_do_not_hide_a_phrase(string text, string offence) =>
        Assert.Equal([offence], Texts(Matcher(["不知道"]), text));

    [Theory]
    [InlineData("Well, I have no, uh, idea at all", "no, uh, idea")]
    [InlineData("I have no um idea", "no um idea")]
    [InlineData("No uhm... idea.", "No uhm... idea")]
    [InlineData("no, you know, idea", "no, you know, idea")]
    [InlineData("no, er, um, idea", "no, er, um, idea")]
    public void Searching_for_words_does_not_hide_an_English_phrase(string text, string offence) =>
        Assert.Equal([offence], Texts(Matcher(["no idea"]), text));

    [Theory]
    [InlineData("No like idea")]
    [InlineData("I said no. Um, idea two is better")]
    [InlineData("no umbrella idea")]
    public void Words_that_are_no_fillers_part_an_English_phrase(string text) => Assert.Empty(Texts(Matcher(["no idea"]), text));

    [Fact]
    public void A_clause_that_a_filler_parts_from_the_next_still_begins_there() =>
        Assert.Single(new PhraseMatcher(new PhraseSet([new("r1", "ignorance", Severity.Warn, Speaker.Agent, [], [], null, "domain §3") { Patterns = ["^no idea$"] }], []))
            .Match("Sorry, no idea, sir", Speaker.Agent));

    [Theory]
    [InlineData("我打了一二三一五", "一二三一五")]
    [InlineData("幺二三一五", "幺二三一五")]
    [InlineData("１２３１５", "１２３１５")]
    public void Numerals_are_heard_as_digits(string text, string offence) => Assert.Equal([offence], Texts(Matcher(["12315"]), text));

    [Theory]
    [InlineData("这个不知到啊", "不知到")]
    [InlineData("布知道", "布知道")]
    [InlineData("我bu zhi dao，真的", "bu zhi dao")]
    [InlineData("wobuzhidao", "buzhidao")]
    [InlineData("bu4 zhi1 dao4", "bu4 zhi1 dao4")]
    [InlineData("bù zhī dào", "bù zhī dào")]
    [InlineData("不zhi道", "不zhi道")]
    [InlineData("不，知……到", "不，知……到")]
    public void What_only_sounds_like_a_phrase_is_a_note(string text, string offence)
    {
        var hit = Assert.Single(Matcher(["不知道"]).Match(text, Speaker.Agent));
        Assert.Equal((offence, Severity.Note), (hit.Text, hit.Severity));
        Assert.Empty(Texts(Matcher(["不知道"], sounds: Sounds.Off), text));
    }

    [Theory]
    [InlineData("我一步步指导您")]
    [InlineData("布置到了")]
    [InlineData("bug zhi dao")]
    [InlineData("不。知到")]
    [InlineData("总部知道您的情况")]
    public void Innocent_words_that_sound_alike_are_left_alone(string text) =>
        Assert.Empty(Texts(Matcher(["不知道"], ["总部"]), text));

    [Fact]
    public void Near_sounds_are_an_option_of_the_rule()
    {
        Assert.Empty(Texts(Matcher(["没办法处理"]), "没办法粗理"));
        Assert.Equal(["没办法粗理"], Texts(Matcher(["没办法处理"], sounds: Sounds.Near), "没办法粗理"));
    }

    [Fact]
    public void An_ordinary_word_is_not_cut()
    {
        Assert.Empty(Texts(Matcher(["去死"], ["过去", "死机"]), "这是过去死机的问题"));
        Assert.Equal(["去死"], Texts(Matcher(["去死"], ["过去", "死机"]), "你去死"));
    }

    [Theory]
    [InlineData("p in", "PIN", 0)]
    [InlineData("pin", "PIN", 1)]
    [InlineData("you stuuupid", "stupid", 1)]
    [InlineData("too", "to go", 0)]
    [InlineData("go too hell", "go to hell", 0)]
    [InlineData("s.t.u.p.i.d", "stupid", 1)]
    public void Latin_words_are_whole_words(string text, string phrase, int hits) => Assert.Equal(hits, Texts(Matcher([phrase]), text).Length);

    [Fact]
    public void What_lies_inside_a_longer_offence_of_another_rule_is_told_once()
    {
        var matcher = new PhraseMatcher(
            [
                new("a", "ignorance", Severity.Warn, Speaker.Agent, ["不知道"], [], null, "x"),
                new("b", "rebuke", Severity.Warn, Speaker.Agent, ["连这个都不知道"], [], null, "x"),
            ], []);
        Assert.Equal(["b"], matcher.Match("您连这个都不知道？", Speaker.Agent).Select(h => h.Rule));
    }

    [Theory]
    [InlineData("you need to call 7 now", "you need to call 7")]
    [InlineData("you need to, call  13", "you need to, call  13")]
    [InlineData("you needto call 21", "you needto call 21")]
    [InlineData("you neeeed to call 39", "you neeeed to call 39")]
    [InlineData("YOU NEED TO C-A-L-L 4", "YOU NEED TO C-A-L-L 4")]
    [InlineData("you need. to call 4", null)]
    [InlineData("you need to cal 4", null)]
    [InlineData("youre 5 here", "youre 5")]
    public void Among_many_phrases_with_one_beginning_the_right_one_is_found(string text, string? offence)
    {
        string[] phrases = [.. Enumerable.Range(0, 40).SelectMany(i => new[] { $"you need to call {i}", $"you're {i}", $"you need {i} calls" })];
        Assert.Equal(offence is null ? [] : [offence], Texts(Matcher(phrases), text));
    }
}
