using CallCenter.Core.Knowledge;
using FsCheck;
using FsCheck.Fluent;

namespace CallCenter.Core.Tests.Knowledge;

public sealed class ArticleRankTests
{
    private static readonly string[] Words = ["漫游", "资费", "宽带", "开通", "发票", "补卡"];

    [Fact]
    public void The_title_counts_more_than_the_keywords_and_they_more_than_the_text()
    {
        Weighed<string>[] found = [Row("text", text: "漫游"), Row("title", title: "漫游"), Row("keywords", keywords: "漫游"), Row("other", title: "宽带")];
        Assert.Equal(["title", "keywords", "text"], Order("漫游", found));
    }

    [Fact]
    public void Meeting_the_whole_question_counts_more_than_one_word_of_it_often()
    {
        Weighed<string>[] found = [Row("often", title: "开通", text: "开通 开通 开通"), Row("whole", title: "开通", text: "漫游")];
        Assert.Equal(["whole", "often"], Order("漫游 开通", found));
    }

    [Fact]
    public void What_meets_less_than_a_third_of_the_question_is_left_out()
    {
        Weighed<string>[] found = [Row("one of four", title: "开通"), Row("two of four", title: "开通 资费")];
        Assert.Equal(["two of four"], Order("漫游 开通 资费 宽带", found));
    }

    [Fact]
    public void What_has_expired_comes_last_and_what_does_not_hold_yet_before_it()
    {
        Weighed<string>[] found =
        [
            Row("expired", title: "漫游", keywords: "漫游", validity: ArticleValidity.Expired), Row("later", title: "漫游", validity: ArticleValidity.NotYet), Row("valid", text: "漫游"),
        ];
        Assert.Equal(["valid", "later", "expired"], Order("漫游", found));
    }

    [Fact]
    public void The_order_does_not_depend_on_how_the_database_gave_them() =>
        Prop.ForAll(
            Arb.From(Gen.SubListOf(Words).Two().Two().ListOf()),
            drawn =>
            {
                var found = drawn.Select((row, at) => Row($"{at}", string.Join(' ', row.Item1.Item1), string.Join(' ', row.Item1.Item2), string.Join(' ', row.Item2.Item1))).ToList();
                return Order("漫游 资费 补卡", found).SequenceEqual(Order("漫游 资费 补卡", found.AsEnumerable().Reverse()), StringComparer.Ordinal);
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_more_are_answered_than_asked_for() =>
        Assert.Equal(20, ArticleRank.Order(SearchTokens.Query("漫游"), Enumerable.Range(0, 50).Select(at => Row($"{at}", title: "漫游")), 20).Count);

    private static string[] Order(string asked, IEnumerable<Weighed<string>> found) =>
        [.. ArticleRank.Order(SearchTokens.Query(asked), found, 20).Select(row => row.Article)];

    private static Weighed<string> Row(
        string key, string title = "", string keywords = "", string text = "", ArticleValidity validity = ArticleValidity.Valid) =>
        new(key, key, [.. SearchTokens.Of(title)], [.. SearchTokens.Of(keywords)], [.. SearchTokens.Of(text)], validity);
}
