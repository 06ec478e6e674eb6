using Microsoft.Playwright;

namespace CallCenter.Browser.Tests.Pages;

/// <summary>The supervisor's board: one row per agent.</summary>
public sealed class BoardPage(IPage page)
{
    public Task Open() => page.GotoAsync("/board");

    /// <summary>The row of an agent by name.</summary>
    public ILocator Row(string agent) => page.GetByTestId("board-row").Filter(new() { HasText = agent });
}
