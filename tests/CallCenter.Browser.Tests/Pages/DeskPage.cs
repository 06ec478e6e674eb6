using Microsoft.Playwright;

namespace CallCenter.Browser.Tests.Pages;

/// <summary>The agent's desk, worked by hand: what every call needs by its key, in any language; the rest by its Chinese words.</summary>
public sealed class DeskPage(IPage page)
{
    public ILocator Idle => page.GetByTestId("desk-idle");
    public ILocator Customer => page.GetByTestId("customer-name");
    public ILocator Step => page.GetByTestId("desk-step");
    public ILocator Said => page.Locator("p.say");
    public ILocator Answers => page.Locator(".answers button");
    public ILocator Transcript => page.GetByTestId("transcript");
    public ILocator Alert => page.GetByTestId("desk-alert");
    public ILocator HoldClock => page.GetByTestId("hold-clock");
    public ILocator SayLine => page.GetByTestId("say-line");
    public ILocator WrapUp => page.GetByTestId("wrap-up");
    public ILocator ComplaintNumber => page.GetByTestId("complaint-number");
    public ILocator ComplaintDue => page.GetByTestId("complaint-due");
    public ILocator ComplaintForm => page.GetByTestId("complaint-form");
    public ILocator FollowUpForm => page.GetByTestId("follow-up-form");
    public ILocator FollowUpDue => page.GetByTestId("follow-up-due");
    public ILocator Resumed => page.GetByText("已恢复");

    /// <summary>The customer is on the line: what the agent says can be said.</summary>
    public ILocator OnTheLine => page.Locator("[data-testid=say-line]:not([disabled])");

    /// <summary>The key of the step on the screen.</summary>
    public async Task<string> StepNow() => await Step.GetAttributeAsync("data-step") ?? "";

    /// <summary>The step that comes after this one.</summary>
    public async Task<string> StepAfter(string step)
    {
        await page.Locator($"[data-testid=desk-step]:not([data-step='{step}'])").WaitForAsync();
        return await StepNow();
    }

    /// <summary>The notice that the line to the server is lost.</summary>
    public ILocator Lost => page.Locator("#reconnect:not([hidden])");

    /// <summary>The page has its line to the server again, by itself; the old picture under the notice does not count.</summary>
    public async Task Connected()
    {
        await page.Locator("#reconnect[hidden]").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 60_000 });
        await Step.WaitForAsync();
    }

    public Task Reload() => page.ReloadAsync();

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name });

    public Task Open() => page.GotoAsync("/desk");

    public async Task GoReady() => await Idle.Locator("button.ready[data-key=Enter]").ClickAsync();

    public async Task TakeNext()
    {
        await Idle.Locator("button.primary[data-key=Enter]").ClickAsync();
        await Customer.WaitForAsync();
    }

    public Task Dial() => page.Locator("button[data-key=F2]").ClickAsync();

    public Task ToggleHold() => page.Locator("button[data-key=F8]").ClickAsync();

    /// <summary>Hangs up although the customer is still there: pressed once more to be sure.</summary>
    public async Task HangUp()
    {
        await page.Locator("button[data-key=F9]").ClickAsync();
        await page.Locator("button.danger[data-key=F9]").ClickAsync();
    }

    /// <summary>One key closes a call that nobody answered.</summary>
    public Task NextCustomer() => WrapUp.Locator("button[data-key=Enter]").ClickAsync();

    /// <summary>Types what the agent says; it travels to the carrier and comes back as its transcription.</summary>
    public async Task Say(string sentence)
    {
        await SayLine.FillAsync(sentence);
        await SayLine.PressAsync("Enter");
    }

    /// <summary>Gives an answer by its words.</summary>
    public Task Answer(string label) => page.Locator(".answers").GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).ClickAsync();

    public Task Branch(string label) => page.Locator(".branches").GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).ClickAsync();
}
