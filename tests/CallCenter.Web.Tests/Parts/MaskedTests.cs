using Bunit;
using CallCenter.Web.Parts;

namespace CallCenter.Web.Tests.Parts;

public sealed class MaskedTests : IDisposable
{
    private readonly BunitContext context = new();
    private readonly List<string> asked = [];

    public void Dispose() => context.Dispose();

    [Fact]
    public void It_shows_stars_and_asks_why_before_it_shows_more()
    {
        var masked = Show("13812345678");
        Assert.DoesNotContain("13812345678", masked.Markup, StringComparison.Ordinal);
        masked.Find("button").Click();
        Assert.Empty(asked);
        masked.FindAll(".mask-reason button")[0].Click();
        Assert.Equal(["verify"], asked);
        Assert.Contains("13812345678", masked.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_given_before_is_not_asked_again()
    {
        var masked = Show("13812345678", reason: "contact");
        masked.Find("button").Click();
        Assert.Equal(["contact"], asked);
        Assert.Contains("13812345678", masked.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_may_not_see_it_is_told_so()
    {
        var masked = Show(whole: null);
        masked.Find("button").Click();
        masked.FindAll(".mask-reason button")[0].Click();
        Assert.Contains("不能查看", masked.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains("138****5678", masked.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_person_starts_with_stars_again()
    {
        var masked = Show("13812345678", reason: "contact");
        masked.Find("button").Click();
        masked.Render(p => p.Add(x => x.Text, "139****0000"));
        Assert.DoesNotContain("13812345678", masked.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_way_to_look_there_is_no_eye() =>
        Assert.Empty(context.Render<Masked>(p => p.Add(x => x.Text, "张*")).FindAll("button"));

    private IRenderedComponent<Masked> Show(string? whole, string? reason = null) => context.Render<Masked>(p => p
        .Add(x => x.Text, "138****5678").Add(x => x.Reason, reason)
        .Add(x => x.Reveal, why =>
        {
            asked.Add(why);
            return Task.FromResult(whole);
        }));
}
