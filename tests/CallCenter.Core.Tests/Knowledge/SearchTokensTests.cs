using CallCenter.Core.Knowledge;
using FsCheck;
using FsCheck.Fluent;

namespace CallCenter.Core.Tests.Knowledge;

public sealed class SearchTokensTests
{
    private const string Letters = "国际漫游资费怎么开通办理一天多少钱宽带提速，。、 \n-*#5GgVoLTE１２Ａroaming\ud83d\ude00\ud83d";

    private static readonly Gen<string> Texts =
        Gen.Elements(Letters.ToCharArray()).ArrayOf().Select(letters => new string(letters));

    [Theory]
    [InlineData("国际漫游", "国 国际 际 际漫 漫 漫游 游")]
    [InlineData("500M宽带", "500m 宽 宽带 带")]
    [InlineData("ＶｏＬＴＥ 开通", "volte 开 开通 通")]
    [InlineData("卡", "卡")]
    [InlineData("，。- *", "")]
    public void A_text_is_cut_into_words_and_into_characters_and_pairs(string text, string tokens) =>
        Assert.Equal(tokens, string.Join(' ', SearchTokens.Of(text)));

    [Fact]
    public void A_question_asks_for_pairs_for_a_lone_character_and_for_the_beginning_of_words()
    {
        Assert.Equal([new("漫游", false), new("游费", false)], SearchTokens.Query("漫游费"));
        Assert.Equal([new("卡", false), new("roam", true)], SearchTokens.Query("卡 Roam"));
        Assert.Empty(SearchTokens.Query("？！"));
    }

    [Fact]
    public void A_question_is_bounded()
    {
        var asked = string.Concat(Enumerable.Range(0, 5000).Select(at => (char)('\u4E00' + at)));
        Assert.Equal(SearchTokens.MostTerms, SearchTokens.Query(asked).Count);
        Assert.Single(SearchTokens.Query(new string('x', 5000)));
    }

    /// <summary>Whatever piece of a text is asked for, every term of it is a token of the text.</summary>
    [Fact]
    public void Every_piece_of_a_text_is_found_in_it() =>
        Prop.ForAll(
            Arb.From(from text in Texts from start in Gen.Choose(0, text.Length) from end in Gen.Choose(start, text.Length) select (text, start, end)),
            sample =>
            {
                var tokens = SearchTokens.Of(sample.text).ToHashSet(StringComparer.Ordinal);
                // A piece that begins inside a word begins no word: it is moved to the next one.
                var start = sample.start;
                while (start < sample.end && start > 0 && IsWord(sample.text[start]) && IsWord(sample.text[start - 1]))
                    start++;
                return SearchTokens.Query(sample.text[start..sample.end]).All(term =>
                    tokens.Contains(term.Text) || (term.Open && tokens.Any(token => token.StartsWith(term.Text, StringComparison.Ordinal))));
            }).QuickCheckThrowOnFailure();

    /// <summary>Marks lie inside the text, in order, apart, and what they mark is what was asked for.</summary>
    [Fact]
    public void Marks_lie_inside_the_text_and_apart() =>
        Prop.ForAll(
            Arb.From(from text in Texts from asked in Texts select (text, asked)),
            sample =>
            {
                var end = -1;
                foreach (var (start, length) in SearchTokens.Marks(sample.text, SearchTokens.Query(sample.asked)))
                {
                    if (start <= end || length < 1 || start + length > sample.text.Length)
                        return false;
                    end = start + length;
                }

                return true;
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Marks_join_pairs_that_touch()
    {
        var text = "怎么开通国际漫游？";
        var (start, length) = Assert.Single(SearchTokens.Marks(text, SearchTokens.Query("国际漫游")));
        Assert.Equal("国际漫游", text.Substring(start, length));
        Assert.Equal([(0, 4)], SearchTokens.Marks("Roaming", SearchTokens.Query("roam")));
    }

    /// <summary>The line that a column keeps holds each token between spaces, so that a plain search for one never meets half of another.</summary>
    [Fact]
    public void A_line_of_tokens_holds_each_between_spaces() =>
        Prop.ForAll(Arb.From(Texts), text =>
        {
            var line = SearchTokens.Line(text);
            return SearchTokens.Of(text).All(token => line.Contains($" {token} ", StringComparison.Ordinal));
        }).QuickCheckThrowOnFailure();

    private static bool IsWord(char one) => char.IsLetterOrDigit(one) && one is not (>= '\u4E00' and <= '\u9FFF');
}
