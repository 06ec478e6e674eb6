using System.Diagnostics;
using CallCenter.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace CallCenter.Browser.Tests.Journeys;

/// <summary>What the agent does survives the browser and the product: the work lives on the server and in the database.</summary>
public sealed class RestartTests(Support.Browser browser, Published published)
{
    [Fact]
    public async Task A_reload_in_mid_call_goes_on_at_the_same_step()
    {
        await using var demo = await Demo.Mounted(await published.Folder);
        await using var agent = await browser.Person(demo.Product.Address);
        var work = new AgentAtWork(agent);
        await work.Arrive();
        await work.ReachSomebody();
        await work.WalkTo("solved");
        await work.Desk.Reload();
        await work.Desk.Step.WaitForAsync();
        Assert.Equal("solved", await work.Desk.StepNow());
        await work.Desk.OnTheLine.WaitForAsync();
        await Expect(work.Desk.Resumed).ToBeVisibleAsync();
        await work.WalkTo("closing");
    }

    [Fact]
    public Task A_line_cut_for_five_seconds_goes_on_at_the_same_step() => CutFor(TimeSpan.FromSeconds(5));

    [Fact]
    [Trait("Length", "Long")]
    public Task A_line_cut_for_a_minute_goes_on_at_the_same_step() => CutFor(TimeSpan.FromMinutes(1));

    private async Task CutFor(TimeSpan time)
    {
        await using var demo = await Demo.Mounted(await published.Folder);
        using var relay = new Relay(demo.Product.Address);
        await using var agent = await browser.Person(relay.Address);
        var work = new AgentAtWork(agent);
        await work.Arrive();
        await work.ReachSomebody();
        await work.WalkTo("solved");
        relay.Cut();
        await Expect(work.Desk.Lost).ToBeVisibleAsync();
        var watch = Stopwatch.StartNew();
        await Eventually.Holds(() => watch.Elapsed > time, "the time without a line", time * 2);
        relay.Mend();
        await work.Desk.Connected();
        Assert.Equal("solved", await work.Desk.StepNow());
        await work.WalkTo("closing");
    }

    [Fact]
    public async Task Killed_in_mid_call_the_product_reconciles_and_no_event_is_lost_or_doubled()
    {
        await using var demo = await Demo.Apart(await published.Folder);
        await using var agent = await browser.Person(demo.Product.Address);
        var work = new AgentAtWork(agent);
        await work.Arrive();
        await work.ReachSomebody();
        await work.WalkTo("solved");
        var call = (await demo.Api.NewestCall()).GetProperty("id").GetString() ?? "";
        var before = await demo.Api.Events(call);
        await demo.Product.Process.Kill();
        await demo.Product.Start();
        var restored = await demo.Api.Events(call);
        Assert.Equal(before, restored.Take(before.Count));
        await work.Desk.Connected();
        await work.Desk.OnTheLine.WaitForAsync();
        Assert.Equal("solved", await work.Desk.StepNow());
        await work.WalkTo("closing");
        await demo.Lines.HangUp();
        await work.Desk.WrapUp.WaitForAsync();
        var after = await demo.Api.Events(call);
        Assert.Equal(restored, after.Take(restored.Count));
        Assert.Equal(Enumerable.Range(1, after.Count), after.Select(e => e.Seq));
        Assert.Single(after, e => e.Type == "call-placed");
        Assert.Equal(2, after.Count(e => e.Type == "leg-answered"));
        Assert.Equal(after.Count, after.Select(e => e.Type + e.Facts).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_term_signal_ends_the_product_within_five_seconds_and_keeps_what_was_acknowledged()
    {
        await using var demo = await Demo.Apart(await published.Folder);
        await using var agent = await browser.Person(demo.Product.Address);
        var work = new AgentAtWork(agent);
        await work.Arrive();
        await work.ReachSomebody();
        await work.WalkTo("promise");
        var call = (await demo.Api.NewestCall()).GetProperty("id").GetString() ?? "";
        var before = await demo.Api.Events(call);
        var took = await demo.Product.Process.Stop();
        Assert.True(took < TimeSpan.FromSeconds(5), $"{took.TotalSeconds:0.0} s\n{demo.Product.Process.Output}");
        Assert.Equal(0, demo.Product.Process.ExitCode);
        await demo.Product.Start();
        Assert.Equal(before, (await demo.Api.Events(call)).Take(before.Count));
    }
}
