using Microsoft.Playwright;

namespace CallCenter.Browser.Tests.Pages;

/// <summary>The author's bench of one script.</summary>
public sealed class BenchPage(IPage page)
{
    public ILocator Text => page.GetByTestId("script-text");
    public ILocator Problems => page.GetByTestId("problems").Locator("li");
    public ILocator Message => page.GetByTestId("bench-message");
    public ILocator InForce => page.Locator("[data-testid=versions] li.in-force");
    public ILocator Difference => page.GetByTestId("diff");
    public ILocator Versions => page.GetByTestId("versions").Locator("li");

    public async Task Open(string script)
    {
        await page.GotoAsync($"/scripts/{script}");
        await Text.WaitForAsync();
    }

    public async Task Write(string text) => await Text.FillAsync(text);

    public Task Save() => page.GetByTestId("save").ClickAsync();

    public Task Submit() => page.GetByTestId("submit").ClickAsync();

    public Task Publish() => page.GetByTestId("publish").ClickAsync();

    public Task Show(string tab) => page.GetByTestId($"tab-{tab}").ClickAsync();

    public Task Compare(int version) => page.Locator("[data-testid=versions] li").Filter(new() { HasText = $"v{version}" }).GetByText("对比").ClickAsync();

    public Task BringBack() => page.GetByTestId("roll-back").First.ClickAsync();

    /// <summary>Takes a branch in the play-through, gives the one answer of its step and keeps the walk as a test.</summary>
    public async Task TryBranch(string key)
    {
        await page.GetByTestId("play-branch").SelectOptionAsync(key);
        await page.Locator("[data-testid=play-step] .answers button").First.ClickAsync();
        await page.GetByTestId("keep-dialogue").ClickAsync();
    }
}
