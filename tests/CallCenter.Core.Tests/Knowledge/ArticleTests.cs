using CallCenter.Core.Calendars;
using CallCenter.Core.FollowUps;
using CallCenter.Core.Knowledge;
using FsCheck;
using FsCheck.Fluent;

namespace CallCenter.Core.Tests.Knowledge;

public sealed class ArticleTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static readonly Article Sample = new(
        "roaming-on", "zh-CN", "国际漫游开通", ArticleKind.HowTo, "客户服务部", new DateOnly(2026, 1, 1), ValidTo: null,
        ["漫游", "出国", "境外"], "发送 KTGJMY 到 10000 即可开通。\n\n- 当天生效。");

    [Theory]
    [InlineData("2026-11-22", "2026-11-22", ArticleValidity.Valid)]
    [InlineData("2026-11-23", null, ArticleValidity.NotYet)]
    [InlineData("2026-11-01", "2026-11-21", ArticleValidity.Expired)]
    [InlineData("2026-11-01", null, ArticleValidity.Valid)]
    public void Both_days_of_validity_belong_to_it(string from, string? to, ArticleValidity expected) =>
        Assert.Equal(expected, (Sample with { ValidFrom = Day(from), ValidTo = to is null ? null : Day(to) }).On(Today));

    [Fact]
    public void Over_the_days_an_article_is_first_not_valid_yet_then_valid_then_expired() =>
        Prop.ForAll(
            Arb.From(from start in Gen.Choose(0, 400) from length in Gen.Choose(0, 400) from day in Gen.Choose(0, 900) select (start, length, day)),
            sample =>
            {
                var (from, to) = (Today.AddDays(sample.start), Today.AddDays(sample.start + sample.length));
                var (now, next) = (Article.ValidityOn(from, to, Today.AddDays(sample.day)), Article.ValidityOn(from, to, Today.AddDays(sample.day + 1)));
                return Place(now) <= Place(next) && (now == ArticleValidity.Valid) == (sample.day >= sample.start && sample.day <= sample.start + sample.length);
            }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("发送短信即可。\n\n更多", "发送短信即可。")]
    [InlineData("## **每天30元**，按天算\n", "每天30元，按天算")]
    [InlineData("\n\n  第一行  ", "第一行")]
    [InlineData("", "")]
    public void The_first_line_is_the_answer(string text, string answer) => Assert.Equal(answer, Article.AnswerOf(text));

    [Fact]
    public void A_sound_article_has_no_faults() => Assert.Empty(ArticleCheck.Faults(Sample));

    public static TheoryData<string, string> Faulty => new()
    {
        { "Id", "id" }, { "Title", "title" }, { "Owner", "owner" }, { "ValidTo", "validTo" }, { "Keywords", "keywords" }, { "Word", "keywords" }, { "Long", "" }, { "Empty", "" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void A_faulty_article_is_told_by_its_key(string what, string key)
    {
        var faulty = what switch
        {
            "Id" => Sample with { Id = "Roaming On" },
            "Title" => Sample with { Title = "" },
            "Owner" => Sample with { Owner = new string('部', 81) },
            "ValidTo" => Sample with { ValidTo = new DateOnly(2025, 12, 31) },
            "Keywords" => Sample with { Keywords = [.. Enumerable.Repeat("漫游", 21)] },
            "Word" => Sample with { Keywords = [""] },
            "Long" => Sample with { Text = "答。\n" + new string('长', ArticleCheck.LongestText) },
            _ => Sample with { Text = " \n" },
        };
        Assert.Equal(key, Assert.Single(ArticleCheck.Faults(faulty)).Key);
    }

    [Fact]
    public void A_question_is_due_after_four_working_hours_and_before_what_the_customer_may_be_promised()
    {
        var friday = new DateTimeOffset(2026, 11, 20, 8, 30, 0, TimeSpan.Zero); // 16:30 in China
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 3, 30, 0, TimeSpan.Zero), QuestionClock.Due(friday, WorkCalendar.Default));
        var promise = QuestionClock.Promise(PromiseCatalogue.Default);
        Assert.NotNull(promise);
        Assert.True(QuestionClock.Due(friday, WorkCalendar.Default) < promise.DueAt(friday, WorkCalendar.Default));
    }

    private static int Place(ArticleValidity validity) => validity switch { ArticleValidity.NotYet => 0, ArticleValidity.Valid => 1, _ => 2 };

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
