using Bunit;
using CallCenter.Web.Tests.Support;

namespace CallCenter.Web.Tests.Ground;

public sealed class ComponentTests
{
    [Fact]
    public void A_component_renders_and_answers_a_click()
    {
        using var context = new BunitContext();
        var counter = context.Render<Counter>();
        counter.Find("button").Click();
        counter.Find("button").Click();
        counter.Find("p").MarkupMatches("<p>已点 2 次</p>");
    }

    [Fact]
    public void Markup_that_differs_is_told()
    {
        using var context = new BunitContext();
        var counter = context.Render<Counter>();
        Assert.Throws<HtmlEqualException>(() => counter.Find("p").MarkupMatches("<p>已点 1 次</p>"));
    }
}
