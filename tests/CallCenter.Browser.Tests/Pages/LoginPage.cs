using Microsoft.Playwright;

namespace CallCenter.Browser.Tests.Pages;

/// <summary>Who are you: name and password, or one of the demo accounts.</summary>
public sealed class LoginPage(IPage page)
{
    public Task Open() => page.GotoAsync("/login");

    /// <summary>Signs in with a demo account's button.</summary>
    public async Task EnterAs(string userName)
    {
        await Open();
        await page.Locator($"button[name=userName][value={userName}]").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/login", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });
        // Asked of the page itself: the driver may miss the load of a page that is quicker than its question.
        await page.WaitForFunctionAsync("document.readyState === 'complete'", arg: null, new() { PollingInterval = 50 });
    }

    public async Task Submit(string userName, string password)
    {
        await page.Locator("input[name=userName]").FillAsync(userName);
        await page.Locator("input[name=password]").FillAsync(password);
        await page.Locator("form[action='login/password'] button[type=submit]").ClickAsync();
    }

    public ILocator Fault => page.GetByRole(AriaRole.Alert);
}
