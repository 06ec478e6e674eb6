using Microsoft.Playwright;

namespace CallCenter.Browser.Tests.Pages;

/// <summary>The supervisor's board: one row per agent.</summary>
public sealed class BoardPage(IPage page)
{
    public Task Open() => page.GotoAsync("/board");

    /// <summary>The row of an agent by name.</summary>
    public ILocator Row(string agent) => page.Locator($"[data-testid=board-row][data-agent='{agent}']");

    /// <summary>How often this agent was heard saying what must not be said.</summary>
    public ILocator Hits(string agent) => Row(agent).Locator(".hits");

    /// <summary>What was said wrong and what to say instead, in the drawer.</summary>
    public ILocator Alert => page.GetByTestId("board-drawer").GetByTestId("desk-alert");

    public async Task OpenDrawer(string agent)
    {
        await Row(agent).GetByRole(AriaRole.Button).ClickAsync();
        await page.GetByTestId("board-drawer").WaitForAsync();
    }
}
