using CallCenter.Browser.Tests.Support;
using Microsoft.Playwright;

namespace CallCenter.Browser.Tests.Screens;

/// <summary>Looks at screens in one language: settled, pictured, searched for barriers; gathers what is wrong with them.</summary>
public sealed class Look(string language)
{
    /// <summary>What is wrong, one line each.</summary>
    public List<string> Faults { get; } = [];

    public async Task At(Person person, string screen)
    {
        var page = person.Page;
        await page.Locator("main, .login").First.WaitForAsync();
        await page.Locator(".skeleton").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await Pictures.Take(page, screen, language);
        Faults.AddRange((await Barriers.Of(page)).Select(f => $"{screen}: {f}"));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Faults.AddRange((await Barriers.Of(page)).Select(f => $"{screen}, dark: {f}"));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        if (await page.Locator(".problem").CountAsync() > 0) Faults.Add($"{screen}: shows a problem");
        if (await IsWiderThanItsWindow(page)) Faults.Add($"{screen}: is wider than its window");
        Faults.AddRange(person.TakeComplaints().Select(c => $"{screen}: {c}"));
    }

    private static Task<bool> IsWiderThanItsWindow(IPage page) =>
        page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1").Bounded("the window's width");
}
