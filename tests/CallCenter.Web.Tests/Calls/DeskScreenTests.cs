using AngleSharp.Dom;
using Bunit;
using CallCenter.Core.Calls;
using CallCenter.Core.Compliance;
using CallCenter.Core.Scripts;
using CallCenter.Web.Calls;
using CallCenter.Web.Layout;
using CallCenter.Web.People;

namespace CallCenter.Web.Tests.Calls;

public sealed class DeskScreenTests : IDisposable
{
    private readonly BunitContext context = new();
    private readonly List<DeskAction> done = [];
    private bool refuse;

    public DeskScreenTests() => context.JSInterop.Mode = JSRuntimeMode.Loose;

    public void Dispose() => context.Dispose();

    [Fact]
    public void An_agent_who_is_away_is_offered_to_go_ready()
    {
        var desk = Show(DeskSample.Idle(AgentState.Away));
        desk.Find("[data-testid=desk-idle] button").Click();
        Assert.IsType<DeskAction.GoReady>(Assert.Single(done));
    }

    [Fact]
    public void An_agent_who_is_ready_takes_the_next_callback()
    {
        var desk = Show(DeskSample.Idle(AgentState.Ready));
        desk.Find("[data-testid=desk-idle] button").Click();
        Assert.IsType<DeskAction.TakeNext>(Assert.Single(done));
    }

    [Fact]
    public void Before_dialling_the_reason_the_promises_and_one_button_are_shown()
    {
        var desk = Show(DeskSample.BeforeCall());
        Assert.Contains("师傅上门", desk.Markup, StringComparison.Ordinal);
        Assert.Contains("未兑现", desk.Markup, StringComparison.Ordinal);
        desk.Find(".gate button").Click();
        Assert.IsType<DeskAction.Dial>(Assert.Single(done));
    }

    [Fact]
    public void A_denied_call_says_why_and_from_when()
    {
        var desk = Show(DeskSample.BeforeCall(new(Allowed: false, ["RestTime"], DeskSample.Now.AddHours(3.5))));
        Assert.True(desk.Find(".gate button").HasAttribute("disabled"));
        Assert.Equal("午休时间 今天 14:00 后可拨", Words(desk.Find("[data-testid=gate-answer]")));
    }

    [Fact]
    public void Amounts_stay_blank_until_the_holder_is_on_the_line()
    {
        var call = Live() with { Identity = LineIdentity.Unknown };
        Assert.DoesNotContain("¥", Show(DeskSample.InCall() with { Call = call }).Markup, StringComparison.Ordinal);
        Assert.Contains("¥286.50", Show(DeskSample.InCall()).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void After_somebody_else_answered_details_and_earlier_talks_are_gone()
    {
        var desk = Show(DeskSample.InCall() with { Call = Live() with { Identity = LineIdentity.Other } });
        Assert.DoesNotContain("129 元", desk.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("卧室只有一格信号", desk.Markup, StringComparison.Ordinal);
        Assert.Contains("资料已隐藏", desk.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_number_is_never_in_the_page_in_full() =>
        Assert.DoesNotContain("13812345678", Show(DeskSample.InCall()).Markup, StringComparison.Ordinal);

    [Fact]
    public void An_answer_names_the_step_the_agent_saw()
    {
        Show(DeskSample.InCall()).Find(".answers [data-key='2']").Click();
        Assert.Equal(new DeskAction.Answer("promise", "not-contacted"), Assert.Single(done));
    }

    [Fact]
    public void An_answer_that_asks_for_a_form_opens_it()
    {
        var desk = Show(DeskSample.InCall());
        desk.Find(".answers [data-key='3']").Click();
        Assert.NotNull(desk.Find("[data-testid=complaint-form]"));
    }

    [Fact]
    public void A_refused_answer_opens_nothing()
    {
        refuse = true;
        var desk = Show(DeskSample.InCall());
        desk.Find(".answers [data-key='3']").Click();
        Assert.Empty(desk.FindAll("[data-testid=complaint-form]"));
    }

    [Fact]
    public void Every_branch_has_its_letter_whether_near_or_behind_more()
    {
        var desk = Show(DeskSample.InCall());
        Assert.Equal(Live().Branches.Select(branch => branch.Shortcut.ToString()), desk.FindAll(".branches [data-key]").Select(button => button.GetAttribute("data-key")));
        desk.Find(".branches [data-key=t]").Click();
        Assert.Equal(new DeskAction.Branch("stop-calling"), Assert.Single(done));
    }

    [Fact]
    public void Nothing_can_be_answered_while_it_rings()
    {
        var desk = Show(DeskSample.InCall(CallPhase.Ringing));
        Assert.All(desk.FindAll(".answers button, .branches button[data-key]"), button => Assert.True(button.HasAttribute("disabled")));
    }

    [Fact]
    public void A_hit_shows_the_better_wording_in_the_room_that_was_kept_for_it()
    {
        var desk = Show(DeskSample.InCall());
        var alert = desk.Find(".alert-room [data-testid=desk-alert]");
        Assert.Contains("不知道", alert.TextContent, StringComparison.Ordinal);
        Assert.Contains("请您稍等，我帮您查一下。", alert.TextContent, StringComparison.Ordinal);
        Assert.Equal("不知道", desk.Find("[data-testid=transcript] mark").TextContent);
    }

    [Fact]
    public void A_hit_that_was_read_stays_away_until_the_next_one()
    {
        var desk = Show(DeskSample.InCall());
        desk.Find("[data-testid=desk-alert] button").Click();
        Assert.Empty(desk.FindAll("[data-testid=desk-alert]"));
        var hit = Assert.IsType<DeskHit>(Live().LastHit) with { Seq = 9 };
        desk.Render(p => p.Add(x => x.View, DeskSample.InCall() with { Call = Live() with { LastHit = hit } }));
        Assert.Single(desk.FindAll("[data-testid=desk-alert]"));
    }

    [Fact]
    public void Of_a_hit_and_a_message_the_newer_one_is_shown()
    {
        var desk = Show(DeskSample.InCall());
        desk.Render(p => p.Add(x => x.Message, "没能保存"));
        Assert.Contains("没能保存", desk.Find(".alert-room").TextContent, StringComparison.Ordinal);
        var hit = Assert.IsType<DeskHit>(Live().LastHit) with { Seq = 9 };
        desk.Render(p => p.Add(x => x.View, DeskSample.InCall() with { Call = Live() with { LastHit = hit } }));
        Assert.Single(desk.FindAll("[data-testid=desk-alert]"));
    }

    [Fact]
    public void Hanging_up_asks_once_more_while_the_customer_is_there()
    {
        var desk = Show(DeskSample.InCall());
        desk.Find("[data-key=F9]").Click();
        Assert.Empty(done);
        Assert.Contains("确认挂机", desk.Find("[data-key=F9]").TextContent, StringComparison.Ordinal);
        desk.Find("[data-key=F9]").Click();
        Assert.IsType<DeskAction.HangUp>(Assert.Single(done));
    }

    [Fact]
    public void Hanging_up_while_it_rings_asks_nothing()
    {
        Show(DeskSample.InCall(CallPhase.Ringing)).Find("[data-key=F9]").Click();
        Assert.IsType<DeskAction.HangUp>(Assert.Single(done));
    }

    [Fact]
    public void A_hold_counts_down_to_three_minutes_and_offers_to_call_back()
    {
        var desk = Show(DeskSample.InCall(CallPhase.OnHold));
        Assert.Equal(Formats.Iso(DeskSample.Now.AddSeconds(100)), desk.Find("[data-testid=hold-clock]").GetAttribute("data-until"));
        desk.Find(".hold-offer").Click();
        Assert.Equal(new DeskAction.Hold(On: false), Assert.Single(done));
        Assert.NotNull(desk.Find("[data-testid=follow-up-form]"));
    }

    [Fact]
    public void A_sentence_with_an_offence_warns_while_a_note_is_typed()
    {
        var desk = Show(DeskSample.InCall());
        desk.Find("[data-testid=note-line]").Input("客户问我，我说不知道");
        Assert.Contains("“不知道”（推说不知道）", desk.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_filed_shows_its_number_and_its_deadline()
    {
        var desk = Show(DeskSample.InCall());
        Assert.Equal("TS20261124-0007", desk.Find("[data-testid=complaint-number]").TextContent);
        Assert.Equal("明天 10:30 前答复", desk.Find("[data-testid=complaint-due]").TextContent);
    }

    [Fact]
    public void The_line_to_speak_on_is_there_only_where_the_carrier_is_ours()
    {
        Assert.Single(Show(DeskSample.InCall()).FindAll("[data-testid=say-line]"));
        var view = DeskSample.InCall();
        Assert.Empty(Show(view with { Agent = view.Agent with { Simulated = false } }).FindAll("[data-testid=say-line]"));
    }

    [Fact]
    public void The_desk_speaks_English_when_asked_and_keeps_what_was_typed()
    {
        var desk = context.Render<DeskScreen>(p => p.AddCascadingValue(Texts.English).Add(x => x.View, DeskSample.InCall()));
        Assert.Contains("Step 3 of 9", desk.Markup, StringComparison.Ordinal);
        Assert.Equal("Hang upF9", desk.Find("[data-key=F9]").TextContent.Trim());
    }

    private static DeskCall Live() => DeskSample.InCall().Call ?? throw new InvalidOperationException("The sample has a call.");

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    internal static IReadOnlyList<PhraseHit> Offences(string text) => text.IndexOf("不知道", StringComparison.Ordinal) is var at and >= 0
        ? [new("ignorance-1", "ignorance", Severity.Warn, at, 3, "不知道", "请您稍等，我帮您查一下。")] : [];

    private IRenderedComponent<DeskScreen> Show(DeskView view) => context.Render<DeskScreen>(p => p
        .Add(x => x.View, view)
        .Add(x => x.Check, Offences)
        .Add(x => x.On, action =>
        {
            done.Add(action);
            return Task.FromResult(!refuse);
        }));
}
