using CallCenter.Browser.Tests.Pages;
using CallCenter.Browser.Tests.Support;
using Microsoft.Playwright;

namespace CallCenter.Browser.Tests.Journeys;

/// <summary>An agent doing the job at the screen; knows what a trained agent knows and nothing of the inside.</summary>
public sealed class AgentAtWork(Person person)
{
    private const int MostCustomers = 8;

    /// <summary>What this agent answers for the customer; at every other step the last answer leads on.</summary>
    private static readonly Dictionary<string, string> Usual = new(StringComparer.Ordinal)
    {
        ["identity"] = "机主本人",
        ["reason"] = "方便",
        ["promise"] = "办到了",
        ["since"] = "没有新情况",
        ["solved"] = "已解决",
        ["usage"] = "都正常",
        ["bill"] = "看得明白",
        ["satisfaction"] = "满意",
        ["suggestion"] = "没有",
        ["anything"] = "没有了",
    };

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
            await Desk.TakeNext();
            await Desk.Dial();
            await Desk.OnTheLine.Or(Desk.WrapUp).First.WaitForAsync(new() { Timeout = 60_000 });
            if (await Desk.OnTheLine.IsVisibleAsync()) return;
            await Desk.WrapUp.GetByRole(AriaRole.Button, new() { Name = "下一单" }).ClickAsync();
            await Desk.Idle.WaitForAsync();
        }
        throw new TimeoutException($"{MostCustomers} customers and nobody answered.");
    }

    /// <summary>Walks the script with the usual answers until this step is on the screen.</summary>
    public async Task WalkTo(string step)
    {
        for (var now = await Desk.StepNow(); now != step; now = await Desk.StepAfter(now))
        {
            if (Usual.TryGetValue(now, out var answer)) await Desk.Answer(answer);
            else await Desk.Answers.First.ClickAsync();
        }
    }
}
