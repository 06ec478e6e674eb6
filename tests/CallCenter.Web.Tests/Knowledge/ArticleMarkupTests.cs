using CallCenter.Web.Knowledge;

namespace CallCenter.Web.Tests.Knowledge;

public sealed class ArticleMarkupTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("文字 <b onclick='x'>粗</b>")]
    [InlineData("<svg/onload=alert(1)>\n\n<iframe src='//x'></iframe>")]
    public void A_text_brings_no_HTML_of_its_own(string text)
    {
        var html = ArticleMarkup.Html(text);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b ", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<svg", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<iframe", html, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("[点这里](javascript:alert(1))")]
    [InlineData("[点这里](JavaScript&#58;alert(1))")]
    [InlineData("[点这里](data:text/html,x)")]
    [InlineData("[点这里](http://example.org)")]
    [InlineData("[点这里](//example.org)")]
    [InlineData("[点这里][r]\n\n[r]: vbscript:x")]
    [InlineData("![点这里](https://example.org/x.png)")]
    public void Links_that_are_not_https_and_pictures_become_plain_words(string text)
    {
        var html = ArticleMarkup.Html(text);
        Assert.Contains("点这里", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<a", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bare_address_in_angle_brackets_stays_text() =>
        Assert.DoesNotContain("<a", ArticleMarkup.Html("<javascript:alert(1)> <https://example.org>"), StringComparison.Ordinal);

    [Fact]
    public void Links_to_https_open_beside_and_tell_nothing_about_where_they_came_from() =>
        Assert.Equal(
            "<p><a href=\"https://example.org\" rel=\"noopener noreferrer\" target=\"_blank\">规则</a></p>\n", ArticleMarkup.Html("[规则](https://example.org)"));

    [Fact]
    public void The_rest_is_the_text_without_its_first_line_with_lower_headings() =>
        Assert.Equal("<h3>细则</h3>\n<ul>\n<li>一</li>\n</ul>\n", ArticleMarkup.Rest("答案。\n\n# 细则\n\n- 一\n"));
}
