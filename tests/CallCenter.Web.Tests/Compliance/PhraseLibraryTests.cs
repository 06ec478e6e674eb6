using CallCenter.Core.Compliance;
using CallCenter.Core.Scripts;
using CallCenter.Web.Compliance;
using CallCenter.Web.Scripts;
using CallCenter.Web.Tests.Scripts;
using CallCenter.Web.Tests.Support;

namespace CallCenter.Web.Tests.Compliance;

public sealed class PhraseLibraryTests
{
    private readonly string _folder = TestFolder.New("phrases");

    public static TheoryData<string> Bad => [.. DataFolder.Fixtures("Compliance", "bad-*.yaml")];

    public static TheoryData<string> Locales => [.. DataFolder.Phrases.Locales];

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_list_is_refused_with_line_key_and_reason(string file)
    {
        var yaml = File.ReadAllText(DataFolder.Fixture("Compliance", file));
        var (phrases, _, flaws) = PhraseReader.Read(yaml);
        Assert.Null(phrases);
        Assert.Equal(yaml.Split('\n')[0]["# expect: ".Length..], string.Join("; ", flaws.Select(Line)));
    }

    [Theory]
    [MemberData(nameof(Locales))]
    public void Every_kind_has_rules_and_every_rule_is_found_by_each_of_its_phrases(string locale)
    {
        var phrases = DataFolder.Phrases.For(locale);
        Assert.Equal(PhraseKinds.All.Order(), phrases.Rules.Select(r => r.Kind).Distinct().Order());
        Assert.All(phrases.Rules, rule => Assert.False(string.IsNullOrWhiteSpace(rule.Replacement), rule.Id));
        Assert.All(phrases.Rules, rule => Assert.Contains("domain §", rule.Why, StringComparison.Ordinal));
        foreach (var rule in phrases.Rules)
            foreach (var phrase in rule.Phrases)
                Assert.True(phrases.Match(phrase, rule.Speaker).Count > 0, $"{rule.Id}: {phrase}");
        foreach (var rule in phrases.Rules)
            foreach (var exception in rule.Exceptions)
                Assert.DoesNotContain(phrases.Match(exception, rule.Speaker), h => h.Rule == rule.Id);
    }

    [Fact]
    public void The_lists_are_as_long_as_the_trade_needs()
    {
        Assert.True(DataFolder.Phrases.For("zh-CN").Rules.Sum(r => r.Phrases.Count + r.Patterns.Count) >= 1000);
        Assert.True(DataFolder.Phrases.For("en").Rules.Sum(r => r.Phrases.Count + r.Patterns.Count) >= 400);
    }

    [Theory]
    [InlineData("zh-CN", "这个我不知道", "ignorance", "不知道")]
    [InlineData("zh-CN", "这事不归我管，您找别人吧", "jurisdiction", "不归我管")]
    [InlineData("zh-CN", "没见我正忙着吗", "rebuke", "没见我正忙")]
    [InlineData("zh-CN", "你等着吧，回去听信", "fob-off", "你等着吧")]
    [InlineData("zh-CN", "我保证结果", "promise", "保证")]
    [InlineData("zh-CN", "一定给您修好", "promise", "一定给您修好")]
    [InlineData("zh-CN", "这个不知到啊", "ignorance", "不知到")]
    [InlineData("zh-CN", "布知道", "ignorance", "布知道")]
    [InlineData("zh-CN", "bu zhi dao，真的", "ignorance", "bu zhi dao")]
    [InlineData("zh-CN", "您怎么连这个都不知道？", "rebuke", "您怎么连这个都不知道")]
    [InlineData("zh-CN", "客户难缠", "rude", "客户难缠")]
    [InlineData("zh-CN", "肯定能给您办下来", "promise", "肯定能给您办下来")]
    [InlineData("zh-CN", "请把验证码告诉我", "privacy", "验证码告诉我")]
    [InlineData("zh-CN", "您的身份证号报一下", "privacy", "身份证号报一下")]
    [InlineData("zh-CN", "您去投诉吧", "block-complaint", "您去投诉吧")]
    [InlineData("zh-CN", "麻烦您给个好评", "steer-rating", "给个好评")]
    [InlineData("zh-CN", "您加个微信吧", "private-deal", "加个微信")]
    [InlineData("zh-CN", "這個我不知道", "ignorance", "不知道")]
    [InlineData("en", "Sorry, I don't know.", "ignorance", "I don't know")]
    [InlineData("en", "I DON’T KNOW", "ignorance", "I DON’T KNOW")]
    [InlineData("en", "What is your password?", "privacy", "What is your password")]
    [InlineData("en", "That's not my department.", "jurisdiction", "not my department")]
    [InlineData("en", "I promise it works", "promise", "I promise")]
    public void An_offence_is_heard(string locale, string said, string kind, string offence)
    {
        var at = said.IndexOf(offence, StringComparison.Ordinal);
        var hit = Assert.Single(DataFolder.Phrases.For(locale).Match(said, Speaker.Agent),
            h => h.Kind == kind && h.Offset < at + offence.Length && h.Offset + h.Length > at);
        Assert.Equal(hit.Text, said.Substring(hit.Offset, hit.Length));
        Assert.True(kind != "privacy" || hit.Severity == Severity.Stop);
    }

    [Theory]
    [InlineData("zh-CN", "不知道您现在方便吗？")]
    [InlineData("zh-CN", "不知道您对我们的服务满意吗")]
    [InlineData("zh-CN", "不好意思，我这边听不清楚，您再说一遍好吗")]
    [InlineData("zh-CN", "为了保证服务质量，本次通话会录音")]
    [InlineData("zh-CN", "这个我不能向您保证，要等审批")]
    [InlineData("zh-CN", "手机过去死机过吗")]
    [InlineData("zh-CN", "我一步步指导您操作")]
    [InlineData("zh-CN", "您不知道怎么查，我教您")]
    [InlineData("zh-CN", "客户表示不知道开通过这项业务")]
    [InlineData("zh-CN", "您妈妈的号码也是您在用吗")]
    [InlineData("zh-CN", "我们不会向您要验证码，请您放心")]
    [InlineData("zh-CN", "那我们就先到这里，感谢您的接听")]
    [InlineData("en", "I don't know if this is a good time for you")]
    [InlineData("en", "We will never ask for your password.")]
    [InlineData("en", "We'll see to it today")]
    [InlineData("en", "May I call you again tomorrow?")]
    [InlineData("en", "Please take whatever time you need")]
    public void Polite_words_are_innocent(string locale, string said) =>
        Assert.Empty(DataFolder.Phrases.For(locale).Match(said, Speaker.Agent));

    [Fact]
    public void Another_language_gets_the_nearest_list()
    {
        Assert.Same(DataFolder.Phrases.For("zh-CN"), DataFolder.Phrases.For("zh-TW"));
        Assert.Same(DataFolder.Phrases.For("en"), DataFolder.Phrases.For("en-GB"));
        Assert.Same(DataFolder.Phrases.For("zh-CN"), DataFolder.Phrases.For("fr"));
    }

    [Fact]
    public void A_bad_reload_keeps_the_old_lists_and_says_why()
    {
        TestFolder.Copy(DataFolder.Scripts, _folder);
        var library = new PhraseLibrary(_folder);
        var old = library.For("en");
        var file = Path.Combine(_folder, "phrases", "en.yaml");
        File.WriteAllText(file, "locale: zh-CN\n");
        Assert.Equal("scripts/phrases/en.yaml:1:1: locale: 'zh-CN' is not the name of the file", Assert.Single(library.Reload()).ToString());
        Assert.Same(old, library.For("en"));
        File.WriteAllText(file, "locale: en\nrules:\n  - { id: a, kind: rude, phrases: [boo], why: domain §3 }\n");
        Assert.Empty(library.Reload());
        Assert.Single(library.For("en").Match("Boo!", Speaker.Agent));
    }

    [Fact]
    public void A_folder_without_Chinese_phrases_is_refused() =>
        Assert.Equal("scripts/phrases/zh-CN.yaml:1:1: is missing", Assert.Throws<BadFilesException>(() => new PhraseLibrary(_folder)).Message);

    private static string Line(Flaw flaw) => $"{flaw.Line}: {(flaw.Key.Length == 0 ? "" : flaw.Key + ": ")}{flaw.Reason}";
}
