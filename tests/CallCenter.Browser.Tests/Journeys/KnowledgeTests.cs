using CallCenter.Browser.Tests.Pages;
using CallCenter.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallCenter.Browser.Tests.Journeys;

/// <summary>Looked up with the keyboard alone while the desk stands; what is not found is asked and answered.</summary>
public sealed class KnowledgeTests(Support.Browser browser, Published published)
{
    [Fact]
    public async Task An_agent_looks_up_asks_the_department_and_gets_the_answer()
    {
        await using var demo = await Demo.Mounted(await published.Folder);
        await using var agent = await browser.Person(demo.Product.Address);
        await using var owner = await browser.Person(demo.Product.Address);
        var work = new AgentAtWork(agent);
        await new LoginPage(agent.Page).EnterAs("agent1003");
        await work.Desk.Open();
        await work.Desk.GoReady();
        await work.Desk.TakeNext();
        await LookUp(agent);
        await Ask(agent);

        await new LoginPage(owner.Page).EnterAs("department1");
        await owner.Page.GotoAsync("/knowledge/questions");
        await owner.Page.GetByText("亲情号能不能加国外号码").First.ClickAsync();
        await owner.Page.GetByTestId("answer").FillAsync("国外号码不能加入亲情号。");
        await owner.Page.GetByText("答复并通知提问人").ClickAsync();
        await Expect(agent.Page.GetByTestId("notices")).ToContainTextAsync("您的提问已有答复");
        await agent.Page.GotoAsync("/knowledge/questions?state=answered");
        await Expect(agent.Page.GetByText("国外号码不能加入亲情号。")).ToBeVisibleAsync();
        Assert.Empty(agent.Complaints);
        Assert.Empty(owner.Complaints);
    }

    // From a field into the drawer and back: the key works there too, and Esc gives the focus back.
    private static async Task LookUp(Person agent)
    {
        var page = agent.Page;
        await agent.Press("F7");
        var field = page.GetByTestId("knowledge").Locator("input");
        await Expect(field).ToBeFocusedAsync();
        await field.FillAsync("漫游资费");
        await Expect(page.GetByTestId("knowledge-row").First.Locator("mark").First).ToBeVisibleAsync();
        await agent.Press("ArrowDown");
        await agent.Press("ArrowUp");
        await agent.Press("Enter");
        await Expect(page.GetByTestId("article-answer")).ToContainTextAsync("每天30元");
        await agent.Press("Escape");
        await Expect(page.GetByTestId("knowledge")).ToHaveCountAsync(0);
    }

    private static async Task Ask(Person agent)
    {
        var page = agent.Page;
        await agent.Press("F7");
        await page.GetByTestId("knowledge").Locator("input").FillAsync("亲情号能不能加国外号码");
        await Expect(page.GetByTestId("knowledge").Locator("select")).ToBeVisibleAsync();
        await agent.Press("F1");
        await Expect(page.GetByTestId("question-told")).ToContainTextAsync("前答复");
    }
}
