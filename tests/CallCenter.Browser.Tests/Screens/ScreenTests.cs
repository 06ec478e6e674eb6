using CallCenter.Browser.Tests.Journeys;
using CallCenter.Browser.Tests.Pages;
using CallCenter.Browser.Tests.Support;

namespace CallCenter.Browser.Tests.Screens;

/// <summary>Every screen in both languages: opens without an error, keeps nobody out, leaves pictures for people to look at.</summary>
public sealed class ScreenTests(Support.Browser browser, Published published)
{
    private static readonly string[] Lists = ["callbacks", "campaigns", "follow-ups", "complaints", "calls", "quality", "customers", "knowledge", "knowledge/questions", "practice"];

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Every_screen_is_legible_and_without_barriers(string language)
    {
        await using var demo = await Demo.Mounted(await published.Folder);
        await using var agent = await browser.Person(demo.Product.Address, language);
        await using var lead = await browser.Person(demo.Product.Address, language);
        var look = new Look(language);
        await new LoginPage(agent.Page).Open();
        await look.At(agent, "login");
        await WorkAtTheDesk(agent, lead, look);
        await Practise(agent, look);
        foreach (var list in Lists)
        {
            await lead.Page.GotoAsync("/" + list);
            await look.At(lead, list);
        }
        var call = await demo.Api.NewestCall();
        await lead.Page.GotoAsync($"/calls/{call.GetProperty("id").GetString()}");
        await look.At(lead, "call");
        await lead.Page.GotoAsync($"/customers/{call.GetProperty("customerId").GetString()}");
        await look.At(lead, "customer");
        Assert.True(look.Faults.Count == 0, string.Join('\n', look.Faults));
    }

    private static async Task Practise(Person agent, Look look)
    {
        var page = agent.Page;
        await page.GotoAsync("/practice");
        await look.At(agent, "practice-own");
        await page.GetByTestId("practice-go").ClickAsync();
        await page.GetByTestId("practice").WaitForAsync();
        await page.GetByTestId("say-line").PressAsync("Enter");
        await page.Locator(".line.agent").First.WaitForAsync();
        await look.At(agent, "practice-call");
        await page.GetByTestId("practice-end").ClickAsync();
        await page.GetByTestId("practice-result").WaitForAsync();
        await look.At(agent, "practice-result");
    }

    private static async Task LookUp(Person agent, Look look)
    {
        await agent.Press("F7");
        await agent.Page.GetByTestId("knowledge").Locator("input").FillAsync("漫游资费");
        await agent.Page.GetByTestId("knowledge-row").First.Locator("mark").First.WaitForAsync();
        await look.At(agent, "desk-knowledge");
        await agent.Press("Enter");
        await agent.Page.GetByTestId("article").WaitForAsync();
        await look.At(agent, "desk-article");
        await agent.Press("Escape");
    }

    private static async Task WorkAtTheDesk(Person agent, Person lead, Look look)
    {
        var work = new AgentAtWork(agent);
        await new LoginPage(agent.Page).EnterAs("agent1002");
        await work.Desk.Open();
        await work.Desk.Idle.WaitForAsync();
        await look.At(agent, "desk-idle");
        await work.Desk.GoReady();
        await work.Desk.TakeNext();
        await look.At(agent, "desk-before-call");
        await work.ReachSomebody();
        await work.WalkTo("bill");
        await work.Desk.Say("这个我不知道。");
        await work.Desk.Alert.WaitForAsync();
        await look.At(agent, "desk-in-call");
        await LookUp(agent, look);
        await new LoginPage(lead.Page).EnterAs("lead1");
        await new BoardPage(lead.Page).Open();
        await new BoardPage(lead.Page).OpenDrawer("李娜");
        await look.At(lead, "board");
        await work.WalkTo("closing");
        await work.Desk.HangUp();
        await work.Desk.WrapUp.WaitForAsync();
        await look.At(agent, "desk-wrap-up");
    }
}
