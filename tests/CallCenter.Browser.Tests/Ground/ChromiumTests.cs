using CallCenter.Browser.Tests.Support;

namespace CallCenter.Browser.Tests.Ground;

public sealed class ChromiumTests(Support.Browser browser)
{
    [Fact]
    public async Task The_systems_browser_runs_a_page_and_draws_Chinese()
    {
        await using var person = await browser.Person(new Uri("http://127.0.0.1/"));
        await person.Page.SetContentAsync("<html lang='zh-CN'><title>t</title><main><h1>回访</h1><span id=a>回</span> <span id=b>访访</span></main></html>");
        Assert.Equal("zh-CN", await person.Page.EvaluateAsync<string>("navigator.language"));
        // Two glyphs are twice as wide as one, and no glyph is the empty box of a missing font.
        Assert.True(await person.Page.EvaluateAsync<bool>("Math.abs(2 * a.offsetWidth - b.offsetWidth) <= 1 && document.fonts.check('16px \"Noto Sans CJK SC\"', '回')"));
    }

    [Fact]
    public async Task Axe_finds_a_picture_without_words()
    {
        await using var person = await browser.Person(new Uri("http://127.0.0.1/"));
        await person.Page.SetContentAsync("<html lang='en'><title>t</title><main><h1>x</h1><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='></main></html>");
        var found = await Barriers.Of(person.Page);
        Assert.Contains(found, line => line.StartsWith("image-alt", StringComparison.Ordinal));
    }
}
