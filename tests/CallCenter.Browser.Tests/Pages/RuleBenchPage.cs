using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallCenter.Browser.Tests.Pages;

/// <summary>The bench of the Chinese phrase list.</summary>
public sealed class RuleBenchPage(IPage page)
{
    public ILocator Text => page.GetByTestId("rule-text");
    public ILocator Problems => page.GetByTestId("problems").Locator("li");
    public ILocator Message => page.GetByTestId("bench-message");
    public ILocator Tallies => page.GetByTestId("tallies").Locator("tbody tr");

    public ILocator Rule(string id) => page.Locator($"[data-rule='{id}']");

    public async Task Open()
    {
        await page.GotoAsync("/phrases");
        await Text.WaitForAsync();
    }

    /// <summary>Begins a new rule and writes it.</summary>
    public async Task Add(string rule)
    {
        await page.GetByTestId("rule-add").ClickAsync();
        await Expect(Rule("new-rule")).ToHaveCountAsync(1);
        await Text.FillAsync(rule);
    }

    public Task Try() => page.GetByTestId("trial-start").ClickAsync();

    public async Task Publish()
    {
        await page.GetByTestId("save").ClickAsync();
        await Expect(Message).ToContainTextAsync("草稿已保存");
        await page.GetByTestId("submit").ClickAsync();
        await Expect(Message).ToContainTextAsync("已送审");
        await page.GetByTestId("publish").ClickAsync();
    }

    public Task Search(string words) => page.GetByTestId("rule-search").FillAsync(words);

    public async Task BringBack()
    {
        await page.GetByTestId("tab-past").ClickAsync();
        await page.GetByTestId("roll-back").First.ClickAsync();
    }
}
