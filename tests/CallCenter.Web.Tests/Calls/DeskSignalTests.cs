using Bunit;
using CallCenter.Web.Calls;
using CallCenter.Web.Tests.Support;

namespace CallCenter.Web.Tests.Calls;

/// <summary>What the customer says, and what has to be said, on the real desk.</summary>
public sealed class DeskSignalTests : IDisposable
{
    private readonly BunitContext context = new();
    private readonly List<DeskAction> done = [];
    private DateTimeOffset now = DeskSample.Now;

    public DeskSignalTests() => context.JSInterop.Mode = JSRuntimeMode.Loose;

    public void Dispose() => context.Dispose();

    [Fact]
    public void Words_of_the_customer_propose_their_branch_and_one_key_takes_it()
    {
        var signal = new DeskSignal(7, "suspects-fraud", "骗子", "suspects-fraud", "疑似诈骗", "您可以先挂机核实。");
        var desk = Show(DeskSample.InCall() with { Call = Live() with { Signal = signal } });
        Assert.Contains("怀疑诈骗", desk.Find("[data-testid=desk-signal]").TextContent, StringComparison.Ordinal);
        var button = desk.Find("[data-testid=follow-signal]");
        Assert.Equal("F3", button.GetAttribute("data-key"));
        button.Click();
        Assert.Equal([new DeskAction.Branch("suspects-fraud")], done);
    }

    [Fact]
    public void Stop_calling_shows_scope_and_what_we_owe_before_one_key_sets_it()
    {
        var desk = Show(DeskSample.InCall() with { Call = Live() with { Signal = new(7, "stop-calling", "别再打了", "stop-calling", "不要再打", null) } });
        desk.Find("[data-testid=follow-signal]").Click();
        Assert.Empty(done);
        var form = desk.Find("[data-testid=stop-form]");
        Assert.Contains("24 小时内答复您", form.TextContent, StringComparison.Ordinal);
        Assert.Contains("TS20261124-0007", form.TextContent, StringComparison.Ordinal);
        form.Submit();
        Assert.Equal([new DeskAction.StopCalling(Core.Customers.DoNotCallScope.Kind)], done);
    }

    [Fact]
    public void Another_number_opens_the_correction_of_the_file_and_stops_nothing()
    {
        var desk = Show(DeskSample.InCall() with { Call = Live() with { Signal = new(7, "number-change", "打这个新号", "not-owner", "非机主", null) } });
        desk.Find("[data-testid=follow-signal]").Click();
        Assert.Empty(desk.FindAll("[data-testid=stop-form]"));
        Assert.Equal("资料更正", desk.Find("[data-testid=follow-up-form] [aria-pressed=true]").TextContent);
    }

    [Fact]
    public void A_call_with_an_alarm_files_a_grave_complaint_and_says_that_the_lead_knows()
    {
        var desk = Show(DeskSample.InCall() with { Call = Live() with { Alarmed = true, Signal = new(7, "escalation", "工信部", "superior", "找班长", null) } });
        Assert.Contains("已提醒班长", desk.Find("[data-testid=desk-signal]").TextContent, StringComparison.Ordinal);
        desk.Find("[data-testid=open-complaint]").Click();
        Assert.Equal("Grave", desk.FindAll("[data-testid=complaint-form] select")[1].GetAttribute("value"));
    }

    [Fact]
    public async Task A_required_phrase_turns_to_an_alert_when_its_time_is_over_and_ticks_when_it_is_said()
    {
        var due = new DeskPhrase("greeting", "问候", Said: false) { DueAt = DeskSample.Now.AddMilliseconds(300) };
        var desk = Show(DeskSample.InCall() with { Call = Live() with { Phrases = [due] } });
        Assert.Equal("", desk.Find("[data-phrase=greeting]").ClassName ?? "");
        now = DeskSample.Now.AddSeconds(1);
        await Eventually.Holds(() => desk.Find("[data-phrase=greeting]").ClassName == "is-red", "the alert");
        Assert.Equal("alert", desk.Find("[data-phrase=greeting]").GetAttribute("role"));
        desk.Render(p => p.Add(x => x.View, DeskSample.InCall() with { Call = Live() with { Phrases = [due with { Said = true }] } }));
        Assert.Equal("is-green", desk.Find("[data-phrase=greeting]").ClassName);
    }

    private static DeskCall Live() => DeskSample.InCall().Call ?? throw new InvalidOperationException("The sample has a call.");

    private IRenderedComponent<DeskScreen> Show(DeskView view) => context.Render<DeskScreen>(p => p
        .Add(x => x.View, view).Add(x => x.Check, DeskScreenTests.Offences).Add(x => x.Now, () => now)
        .Add(x => x.On, action =>
        {
            done.Add(action);
            return Task.FromResult(true);
        }));
}
