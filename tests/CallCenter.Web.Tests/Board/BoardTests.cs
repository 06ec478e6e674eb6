using Bunit;
using CallCenter.Core.Calls;
using CallCenter.Core.Compliance;
using CallCenter.Core.Customers;
using CallCenter.Web.Board;
using CallCenter.Web.People;

namespace CallCenter.Web.Tests.Board;

public sealed class BoardTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 2, 30, 0, TimeSpan.Zero);
    private readonly BunitContext context = new();

    public BoardTests() => context.JSInterop.Mode = JSRuntimeMode.Loose;

    public void Dispose() => context.Dispose();

    [Theory]
    [InlineData(31, false)]
    [InlineData(29, true)]
    [InlineData(-5, true)]
    public void A_hold_becomes_a_trouble_half_a_minute_before_it_is_too_long(int secondsLeft, bool trouble) =>
        Assert.Equal(trouble, BoardTroubles.Of(Row("张伟", Call(CallPhase.OnHold) with { HoldUntil = Now.AddSeconds(secondsLeft) }), Now).Contains(BoardTrouble.LongHold));

    [Fact]
    public void A_row_without_a_call_is_never_a_trouble() => Assert.Empty(BoardTroubles.Of(Row("张伟", call: null), Now));

    [Fact]
    public void A_filter_keeps_the_order_of_the_rows()
    {
        BoardRow[] rows = [Row("李娜", Call()), Row("张伟", Hit()), Row("李明", Hit())];
        Assert.Equal(["李娜", "李明"], new BoardFilter(null, "李", OnlyTroubles: false, Wall: false).Of(rows, Now).Select(row => row.Agent));
        Assert.Equal(["张伟", "李明"], new BoardFilter(null, null, OnlyTroubles: true, Wall: false).Of(rows, Now).Select(row => row.Agent));
        Assert.Empty(new BoardFilter(7, null, OnlyTroubles: false, Wall: false).Of(rows, Now));
    }

    [Fact]
    public void Troubles_rise_to_the_strip_and_open_their_row()
    {
        var opened = new List<Guid>();
        var row = Row("张伟", Hit());
        var strip = context.Render<BoardStrip>(p => p.Add(x => x.Rows, [Row("李娜", Call()), row]).Add(x => x.Now, Now).Add(x => x.OnOpen, opened.Add));
        Assert.Contains("不知道", strip.Find(".trouble").TextContent, StringComparison.Ordinal);
        strip.Find(".trouble").Click();
        Assert.Equal(row.AgentId, Assert.Single(opened));
    }

    [Fact]
    public void A_row_shows_step_clock_and_the_latest_words()
    {
        var row = context.Render<BoardLineRow>(p => p.Add(x => x.Row, Row("张伟", Hit())));
        Assert.Contains("4/9", row.Markup, StringComparison.Ordinal);
        Assert.Contains("这个我不知道", row.Markup, StringComparison.Ordinal);
        Assert.Equal("2026-11-24T02:28:00.000Z", row.Find("[data-since]").GetAttribute("data-since"));
    }

    [Fact]
    public void A_wallboard_shows_neither_names_of_customers_nor_what_is_said()
    {
        var row = context.Render<BoardLineRow>(p => p.Add(x => x.Row, Row("张伟", Hit())).Add(x => x.Wall, value: true));
        Assert.DoesNotContain("赵*", row.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("不知道", row.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_did_not_change_is_not_rendered_again()
    {
        var row = Row("张伟", Hit());
        var shown = context.Render<BoardLineRow>(p => p.Add(x => x.Row, row));
        var before = shown.RenderCount;
        shown.Render(p => p.Add(x => x.Row, row with { }));
        Assert.Equal(before, shown.RenderCount);
        shown.Render(p => p.Add(x => x.Row, row with { State = AgentState.Away, Call = null }));
        Assert.Equal(before + 1, shown.RenderCount);
    }

    private static BoardRow Row(string agent, BoardCall? call) =>
        new(Guid.Parse("01940000-0000-7000-8000-000000000001"), agent, 1, call is null ? AgentState.Ready : AgentState.Busy, Now.AddMinutes(-9), "赵*", call);

    private static BoardCall Hit() => Call() with { Hits = 1, LastHit = new(Severity.Warn, "不知道", "我帮您查一下", Now) };

    private static BoardCall Call(CallPhase phase = CallPhase.Talking) => new(
        Guid.Parse("01940000-0000-7000-8000-000000000002"), CallbackKind.SecondCallback, phase, Now.AddMinutes(-2), HoldUntil: null, "原因", 4, 9,
        new(Speaker.Agent, "这个我不知道"), Hits: 0, LastHit: null, Complaints: 0);
}
