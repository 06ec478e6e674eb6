using System.Diagnostics;
using System.Globalization;
using CallCenter.Browser.Tests.Pages;
using CallCenter.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallCenter.Browser.Tests.Journeys;

/// <summary>The main job in two browsers: an agent guided through a second callback, a supervisor watching.</summary>
public sealed class SecondCallbackTests(Support.Browser browser, Published published, ITestOutputHelper output)
{
    private static readonly TimeSpan WithinASecond = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task An_agent_completes_a_guided_second_callback_while_the_supervisor_watches()
    {
        await using var demo = await Demo.Mounted(await published.Folder);
        await using var agent = await browser.Person(demo.Product.Address);
        await using var lead = await browser.Person(demo.Product.Address);
        var work = new AgentAtWork(agent);
        var board = new BoardPage(lead.Page);
        await new LoginPage(lead.Page).EnterAs("lead1");
        await work.Arrive();
        await board.Open();
        await work.ReachSomebody();
        await work.WalkTo("promise");
        await Expect(board.Row("王芳")).ToContainTextAsync("通话");

        await HearForbiddenPhrases(work.Desk, board);
        await Hold(work.Desk, board);
        var complaint = await Complain(work);
        var due = await BookHalfPastTwelve(work, agent.Page);
        await Finish(work, demo);
        await LookAtTheLog(demo, agent.Page, complaint);
        await TheGateLetsTheAppointmentThrough(demo, due);
        Assert.Empty(agent.Complaints);
        Assert.Empty(lead.Complaints);
    }

    /// <summary>From the sentence said to the alert on both screens, three times: a busy machine may be late once, not as a rule.</summary>
    private async Task HearForbiddenPhrases(DeskPage desk, BoardPage board)
    {
        await board.OpenDrawer("王芳");
        var took = new List<TimeSpan>();
        foreach (var (sentence, phrase) in new[] { ("这个我不知道，您问别人吧。", "不知道"), ("这事不归我管。", "不归我管"), ("我不清楚。", "不清楚") })
        {
            var watch = Stopwatch.StartNew();
            await desk.Say(sentence);
            await Task.WhenAll(Alert(desk.Alert, phrase).WaitForAsync(), Alert(board.Alert, phrase).WaitForAsync(), board.Hits("王芳").WaitForAsync());
            took.Add(watch.Elapsed);
            var better = await Alert(desk.Alert, phrase).Locator("q").InnerTextAsync();
            Assert.NotEmpty(better);
            await Expect(board.Alert).ToContainTextAsync(better);
        }
        output.WriteLine($"alert on both screens after {string.Join(", ", took.Select(t => $"{t.TotalMilliseconds:0}"))} ms");
        Assert.True(took.Order().ElementAt(1) < WithinASecond, $"median of {string.Join(", ", took.Select(t => $"{t.TotalMilliseconds:0}"))} ms");
        Assert.All(took, t => Assert.True(t < 3 * WithinASecond));
    }

    private static ILocator Alert(ILocator alert, string phrase) => alert.Filter(new() { HasText = phrase });

    private static async Task Hold(DeskPage desk, BoardPage board)
    {
        await desk.ToggleHold();
        await Expect(desk.HoldClock).ToContainTextAsync("02:5");
        var first = await desk.HoldClock.InnerTextAsync();
        await Expect(desk.HoldClock).Not.ToHaveTextAsync(first);
        await Expect(board.Row("王芳")).ToContainTextAsync("保持");
        await desk.ToggleHold();
        await Expect(desk.HoldClock).ToHaveCountAsync(0);
    }

    private static async Task<string> Complain(AgentAtWork work)
    {
        await work.Desk.Branch("不满");
        await work.Desk.Answer("要求投诉");
        await work.Desk.Answer("已登记投诉");
        await work.Desk.ComplaintForm.Locator("textarea").FillAsync("报修三次，一直没人上门。");
        await work.Desk.ComplaintForm.Locator("button[type=submit]").ClickAsync();
        var number = await work.Desk.ComplaintNumber.InnerTextAsync();
        Assert.NotEmpty(number);
        await Expect(work.Desk.ComplaintDue).ToContainTextAsync(":");
        await Expect(work.Desk.Said).ToContainTextAsync(number);
        await work.Desk.Answer("继续回访");
        return number;
    }

    /// <summary>Half past twelve tomorrow: in rest time, but the customer asked for it.</summary>
    private static async Task<DateTimeOffset> BookHalfPastTwelve(AgentAtWork work, IPage page)
    {
        await page.GetByTestId("open-followup").ClickAsync();
        var any = work.Desk.FollowUpForm.GetByTestId("slot-any");
        var now = DateTime.ParseExact(await any.GetAttributeAsync("min") ?? "", "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
        var wanted = now.Date.AddDays(1).AddHours(12.5);
        await any.FillAsync(wanted.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));
        await work.Desk.FollowUpForm.Locator("button[type=submit]").ClickAsync();
        await Expect(work.Desk.FollowUpDue).ToContainTextAsync("12:30");
        return new DateTimeOffset(wanted, TimeSpan.FromHours(8));
    }

    private static async Task Finish(AgentAtWork work, Demo demo)
    {
        await work.WalkTo("closing");
        await work.Desk.Say("");
        await demo.Lines.HangUp();
        await work.Desk.WrapUp.WaitForAsync();
        await work.Desk.WrapUp.GetByRole(AriaRole.Button, new() { Name = "已预约" }).ClickAsync();
        await work.Desk.WrapUp.GetByTestId("wrap-note").FillAsync("客户要求明天中午十二点半回电。");
        await work.Desk.WrapUp.GetByRole(AriaRole.Button, new() { Name = "保存" }).First.ClickAsync();
        await Expect(work.Desk.WrapUp).ToHaveCountAsync(0);
    }

    private static async Task LookAtTheLog(Demo demo, IPage page, string complaint)
    {
        var call = (await demo.Api.NewestCall()).GetProperty("id").GetString() ?? "";
        // The sound of the recording is fetched after the end; its event is the last.
        await Eventually.Holds(async () => (await demo.Api.Events(call)).Any(e => e.Type == "recording-stored"), "the recording is kept");
        var events = await demo.Api.Events(call);
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(e => e.Seq));
        Assert.Equal(events.OrderBy(e => e.At).Select(e => e.Seq), events.Select(e => e.Seq));
        string[] story = ["call-placed", "leg-answered", "notice-given", "utterance-heard", "hold-started", "hold-ended", "complaint-filed", "follow-up-booked", "leg-ended", "call-closed"];
        Assert.Equal(story, events.Select(e => e.Type).Where(story.Contains).Distinct(StringComparer.Ordinal));
        Assert.Contains(events, e => e.Facts.Contains(complaint, StringComparison.Ordinal));
        await page.GotoAsync($"/calls/{call}");
        await Expect(page.GetByTestId("call-events").Locator("> li")).ToHaveCountAsync(events.Count);
    }

    /// <summary>The rest time keeps us from ringing, until the time the customer asked for.</summary>
    private static async Task TheGateLetsTheAppointmentThrough(Demo demo, DateTimeOffset due)
    {
        var call = await demo.Api.NewestCall();
        var customer = (await demo.Api.Get($"/customers/{call.GetProperty("customerId").GetString()}")).GetProperty("customer");
        async Task<bool> MayRing(DateTimeOffset at) => (await demo.Api.Post("/dial-gate/checks", new
        {
            customerId = customer.GetProperty("id").GetString(),
            number = customer.GetProperty("number").GetString(),
            at,
            agreed = false,
        })).GetProperty("allowed").GetBoolean();
        Assert.True(await MayRing(due));
        Assert.False(await MayRing(due.AddMinutes(-25)));
    }
}
