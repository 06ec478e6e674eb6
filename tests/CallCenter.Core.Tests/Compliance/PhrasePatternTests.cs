using CallCenter.Core.Compliance;
using CallCenter.Core.Scripts;

namespace CallCenter.Core.Tests.Compliance;

public sealed class PhrasePatternTests
{
    private static readonly PhraseGuard[] Guards =
    [
        new("customer") { RightBefore = ["您", "客户"], Skip = ["可能", "还", "也"] },
        new("condition") { Before = ["如果"], RightAfter = ["的话"] },
        new("negated") { RightBefore = ["不能", "不是"], Skip = ["向您"] },
        new("reported") { Who = ["客户", "他"], Verbs = ["说", "表示"], Ours = ["我", "已"] },
        new("quoted") { Quoted = true, Verbs = ["说", "那句话"] },
        new("elsewhere") { Sentence = ["新号"] },
        new("inside") { Inside = ["勿"] },
        new("choices") { Before = ["(we|<you>) [will ](ask|find out)"] },
        new("broken") { Before = ["(we|you"] },
    ];

    private static string[] Texts(string pattern, string text, params string[] unless)
    {
        var rule = new PhraseRule("r1", "ignorance", Severity.Warn, Speaker.Agent, [], [], null, "x") { Patterns = [pattern], Unless = unless };
        var words = new Dictionary<string, IReadOnlyList<string>> { ["you"] = ["你", "您"] };
        return [.. new PhraseMatcher(new PhraseSet([rule], []) { Guards = Guards, Words = words }).Match(text, Speaker.Agent).Select(h => h.Text)];
    }

    [Theory]
    [InlineData("<you>自己(查|问)[吧]", "那您自己 查吧", "您自己 查吧")]
    [InlineData("<you>{2}自己去", "你得要自己去", "你得要自己去")]
    [InlineData("密码{4}(报|念)", "您的密码给我念一下", "密码给我念")]
    [InlineData("密码{~4}报", "密码呢，报一下", "密码呢，报")]
    [InlineData("^好的$", "嗯，好的，再见", "好的")]
    [InlineData("^滚$", "滚，爱打不打", "滚")]
    [InlineData("(press|choose){8}for me", "Just press one for me.", "press one for me")]
    [InlineData("给(您|你)(退|免)", "給妳？給您 退", "給您 退")]
    [InlineData("(别|莫)打我", "别，打，我", "别，打，我")]
    [InlineData("加{2}微信", "jia wo wei xin 细聊", "jia wo wei xin")]
    [InlineData("<you>{2}(知道|晓得)吗", "ni ke zhidao ma", "ni ke zhidao ma")]
    [InlineData("斑马线{4}[吗]", "这条斑马线", "斑马线")]
    [InlineData("[我们]{4}斑马线", "这条斑马线", "斑马线")]
    public void A_pattern_is_found_whole(string pattern, string text, string found) => Assert.Equal([found], Texts(pattern, text));

    [Theory]
    [InlineData("<you>{2}自己去", "你一定得要自己去")]
    [InlineData("密码{4}报", "密码，报一下")]
    [InlineData("我们{2}不管", "请告诉我们，不管多晚")]
    [InlineData("(别|莫)打我", "现在别打，我在开车")]
    [InlineData("密码{~4}报", "密码。报一下")]
    [InlineData("^好的$", "好的呀")]
    [InlineData("^滚$", "滚动")]
    [InlineData("(press|choose){8}for me", "press one for mediums")]
    public void A_pattern_is_not_found_beyond_its_bounds(string pattern, string text) => Assert.Empty(Texts(pattern, text));

    [Theory]
    [InlineData("您可能还不知道怎么查", "customer", 0)]
    [InlineData("这个我也不知道", "customer", 1)]
    [InlineData("如果您不知道，我不知道", "condition", 1)]
    [InlineData("不知道的话请问我", "condition", 0)]
    [InlineData("我不是不知道", "negated", 0)]
    [InlineData("客户表示，一直不知道", "reported", 0)]
    [InlineData("客户说完了，我不知道", "reported", 1)]
    [InlineData("他说的不知道", "reported", 1)]
    [InlineData("您说“不知道”那句话", "quoted", 0)]
    [InlineData("“不知道”", "quoted", 1)]
    [InlineData("不知道，打新号", "elsewhere", 0)]
    public void Guards_excuse_what_they_name(string text, string guard, int hits) => Assert.Equal(hits, Texts("不(知道|晓得)", text, guard).Length);

    [Fact]
    public void A_guard_looks_into_gaps() => Assert.Empty(Texts("密码{4}告诉", "密码请勿告诉他人", "inside"));

    [Theory]
    [InlineData("不知道*")]
    [InlineData("(不|没")]
    [InlineData("{3}不知道")]
    [InlineData("不知道{3}")]
    [InlineData("不知{25}道理")]
    [InlineData("<nobody>知道")]
    [InlineData("不{3}道")]
    [InlineData("(不知{2}道|没)数")]
    [InlineData("不知{1}道理{1}不明{1}不白{1}不清")]
    public void What_is_unbounded_or_too_short_is_no_pattern(string pattern) => Assert.Empty(Texts(pattern, pattern + "不知道没数道理"));

    [Theory]
    [InlineData("I will ask, we will ask what nobody knows", 0)]
    [InlineData("we find out what nobody knows", 0)]
    [InlineData("we always ask what nobody knows", 1)]
    public void A_guard_may_hold_choices(string text, int hits) => Assert.Equal(hits, Texts("nobody knows", text, "choices").Length);

    [Fact]
    public void A_guard_that_cannot_be_read_is_a_flaw()
    {
        var rule = new PhraseRule("r1", "ignorance", Severity.Warn, Speaker.Agent, ["nobody knows"], [], null, "x");
        var flaws = PhraseCheck.Flaws(new(new PhraseSet([rule], []) { Guards = Guards, Words = new Dictionary<string, IReadOnlyList<string>> { ["you"] = ["you"] } }), new FileSpots());
        Assert.Equal(["guards.broken"], flaws.Select(f => f.Key));
    }

    // Some thirty times thirty times thirty wordings are never written out: the pattern is cut between two words.
    [Theory]
    [InlineData("we never call back", "we never call back")]
    [InlineData("so they call back then", "they call back")]
    [InlineData("noq azq vuq", "noq azq vuq")]
    [InlineData("noq vuq", "noq vuq")]
    [InlineData("noqvuq", null)]
    [InlineData("noq really vuq", null)]
    public void A_pattern_of_many_wordings_is_cut_between_two_words(string text, string? found)
    {
        static string Many(string letter) => string.Join('|', Enumerable.Range('a', 26).Select(c => $"{letter}{(char)c}q"));
        var pattern = $"(we|they|{Many("n")}) [never |{Many("a").Replace("|", " |", StringComparison.Ordinal)} ](call back|{Many("v")})";
        Assert.Equal(found is null ? [] : [found], Texts(pattern, text));
    }

    [Theory]
    [InlineData("next question", 1)]
    [InlineData("so next question", 1)]
    [InlineData("the next question", 0)]
    [InlineData("next question of yours", 0)]
    public void A_part_that_may_be_left_out_keeps_the_bounds_of_the_clause(string text, int hits) => Assert.Equal(hits, Texts("^(so|well|){1}(next question|what now)$", text).Length);

    [Fact]
    public void A_long_text_is_judged_in_time_whatever_the_pattern()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var text = string.Concat(Enumerable.Repeat("密码啊密码，客户说密码", 3_000));
        Assert.NotEmpty(Texts("密码{~12}(密码|码啊){~12}密码{~12}密码", text, "customer", "reported", "quoted"));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"took {clock.Elapsed}");
    }
}
