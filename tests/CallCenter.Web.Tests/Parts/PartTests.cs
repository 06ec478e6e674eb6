using Bunit;
using CallCenter.Web.Parts;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Web.Tests.Parts;

public sealed class PartTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 1, 2, 3, 450, TimeSpan.Zero);
    private readonly BunitContext context = new();

    public void Dispose() => context.Dispose();

    [Fact]
    public void A_clock_names_its_instant_and_limits_and_leaves_the_seconds_to_the_browser()
    {
        var clock = context.Render<Clock>(p => p.Add(x => x.Since, At).Add(x => x.Limit, TimeSpan.FromMinutes(3)).Add(x => x.Warn, TimeSpan.FromSeconds(150))).Find("time");
        Assert.Equal("2026-11-22T01:02:03.450Z", clock.GetAttribute("data-since"));
        Assert.Equal(("180", "150"), (clock.GetAttribute("data-limit"), clock.GetAttribute("data-warn")));
        Assert.Equal("", clock.TextContent);
    }

    [Fact]
    public void A_clock_in_words_carries_its_words()
    {
        var clock = context.Render<Clock>(p => p.Add(x => x.Until, At).Add(x => x.Words, value: true)).Find("time");
        Assert.Equal("还有 #", clock.GetAttribute("data-left"));
        Assert.Equal("已超 #", clock.GetAttribute("data-over"));
    }

    [Fact]
    public void Bills_are_drawn_to_scale_and_told_in_words()
    {
        var bars = context.Render<BillBars>(p => p.Add(x => x.Bars, [new(202609, 5000), new(202610, 10000)]));
        Assert.Equal(["24", "48"], bars.FindAll("rect").Select(rect => rect.GetAttribute("height")));
        Assert.Contains("2026-10 ¥100.00", bars.Find("svg").GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Single(bars.FindAll(".far"));
    }

    [Fact]
    public void Bills_without_amounts_tell_their_months_alone() =>
        Assert.DoesNotContain("¥", context.Render<BillBars>(p => p.Add(x => x.Bars, [new(202610, 10000)]).Add(x => x.Amounts, value: false)).Markup, StringComparison.Ordinal);

    [Fact]
    public async Task What_could_not_be_read_is_said_in_its_place_and_can_be_tried_again()
    {
        context.Services.Add(new(typeof(Microsoft.Extensions.Logging.ILogger<>), typeof(NullLogger<>), Microsoft.Extensions.DependencyInjection.ServiceLifetime.Singleton));
        var reading = new Loading<string>();
        await reading.RunAsync(() => throw new TimeoutException("The database sleeps."));
        var again = 0;
        var view = context.Render<LoadView<string>>(p => p.Add(x => x.Of, reading).Add(x => x.Again, () => again++).Add(x => x.ChildContent, value => $"<b>{value}</b>"));
        Assert.Empty(view.FindAll("b"));
        view.Find("[role=alert] button").Click();
        Assert.Equal(1, again);
        await reading.RunAsync(() => Task.FromResult<string?>("here"));
        view.Render(p => p.Add(x => x.Of, reading));
        Assert.Equal("here", view.Find("b").TextContent);
    }

    [Fact]
    public void A_file_for_a_spreadsheet_never_starts_a_formula()
    {
        var text = System.Text.Encoding.UTF8.GetString(CsvFile.Of(["说明"], [["=1+1"], ["好，\"谢谢\", 再见"]]));
        Assert.Equal("\uFEFF说明\r\n'=1+1\r\n\"好，\"\"谢谢\"\", 再见\"\r\n", text);
    }

    [Fact]
    public void The_sheet_of_keys_opens_and_closes_in_place()
    {
        var sheet = context.Render<KeySheet>(p => p.Add(x => x.Groups, [new("通话", [("F2", "拨打")])]));
        Assert.Empty(sheet.FindAll("aside"));
        sheet.Find("[data-key='?']").Click();
        Assert.Contains("F2", sheet.Find("aside").TextContent, StringComparison.Ordinal);
        sheet.Find("[data-key=Escape]").Click();
        Assert.Empty(sheet.FindAll("aside"));
    }
}
