using CallCenter.Browser.Tests.Pages;
using CallCenter.Browser.Tests.Support;
using Microsoft.Playwright;

namespace CallCenter.Browser.Tests.Journeys;

/// <summary>An agent doing the job at the screen; knows what a trained agent knows and nothing of the inside.</summary>
public sealed class AgentAtWork(Person person)
{
    private const int MostCustomers = 8;

    /// <summary>Where the usual answer is not the first one: no suggestion.</summary>
    private static readonly Dictionary<string, int> Usual = new(StringComparer.Ordinal) { ["suggestion"] = 1 };

    public DeskPage Desk { get; } = new(person.Page);

    public async Task Arrive(string userName = "agent1001")
    {
        await new LoginPage(person.Page).EnterAs(userName);
        await Desk.Open();
        await Desk.GoReady();
    }

    /// <summary>Takes and dials one customer after the other until one answers; the others are closed with one key, as the carrier says.</summary>
    public async Task ReachSomebody()
    {
        for (var customer = 0; customer < MostCustomers; customer++)
        {
            await Desk.Idle.Or(Desk.Customer).First.WaitForAsync();
            if (await Desk.Idle.IsVisibleAsync()) await Desk.TakeNext();
            await Desk.Dial();
            await Desk.OnTheLine.Or(Desk.WrapUp).First.WaitForAsync(new() { Timeout = 60_000 });
            if (await Desk.OnTheLine.IsVisibleAsync()) return;
            await Desk.NextCustomer();
            await Desk.WrapUp.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        }
        throw new TimeoutException($"{MostCustomers} customers and nobody answered.");
    }

    /// <summary>Walks the script with the usual answers, whatever its language, until this step is on the screen.</summary>
    public async Task WalkTo(string step)
    {
        for (var now = await Desk.StepNow(); now != step; now = await Desk.StepAfter(now))
        {
            await Desk.Answers.Nth(Usual.GetValueOrDefault(now)).ClickAsync();
        }
    }
}
