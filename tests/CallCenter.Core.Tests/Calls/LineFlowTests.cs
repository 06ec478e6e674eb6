using CallCenter.Core.Calls;
using CallCenter.Core.Complaints;

namespace CallCenter.Core.Tests.Calls;

/// <summary>Guests, transfers, lost legs, machines, surveys: decided and folded without a line.</summary>
public sealed class LineFlowTests
{
    private const string Second = "CA000000000000000000000000000000a2";
    private const string GuestSid = "CA000000000000000000000000000000e1";

    private static readonly Guid Guest = new("01900000-0000-7000-8000-0000000000e1");
    private static readonly Guid Lead = new("01900000-0000-7000-8000-0000000000f1");

    [Fact]
    public void An_agent_who_is_lost_is_rung_again_and_the_customer_stays()
    {
        var call = TestCall.Talking();
        call.Do(new MuteAgent(), new ReportLeg(Leg.Agent, TestCall.AgentSid, new LegNews.Ended(LegEnd.Completed, null)));
        Assert.IsType<AgentRecalled>(call.Happenings[^1].Event);
        Assert.Equal((LegState.None, true, true, CallPhase.Talking), (call.Live.Agent, call.Live.Customer.Up, call.Live.Muted, call.Live.Phase));
        Assert.Equal(CallRefusal.Late, call.Refused(new ReportLeg(Leg.Agent, TestCall.AgentSid, new LegNews.Ringing())));
        call.Do(new ReportLegStarted(Leg.Agent, Second), new ReportLeg(Leg.Agent, Second, new LegNews.Answered()));
        Assert.True(call.Live.Agent.Up);
    }

    [Fact]
    public void An_agent_is_rung_again_three_times_and_not_for_ever()
    {
        var call = TestCall.Talking();
        call.Do(new ReportLeg(Leg.Agent, TestCall.AgentSid, new LegNews.Ended(LegEnd.Completed, null)));
        call.Do(new ReportLegRefused(Leg.Agent, null), new ReportLegRefused(Leg.Agent, null));
        Assert.Equal(3, call.Live.Recalls);
        call.Do(new ReportLegRefused(Leg.Agent, null));
        Assert.Equal((3, LegEnd.Refused), (call.Live.Recalls, call.Live.Agent.End));
    }

    [Fact]
    public void After_hanging_up_nobody_is_rung_again()
    {
        var call = TestCall.Talking();
        call.Do(new HangUp(), new ReportLeg(Leg.Agent, TestCall.AgentSid, new LegNews.Ended(LegEnd.Completed, null)));
        Assert.Equal(0, call.Live.Recalls);
    }

    [Fact]
    public void A_line_the_network_dropped_is_called_back_at_once_twice_at_most()
    {
        var call = TestCall.Talking();
        call.Do(new ReportLeg(Leg.Customer, TestCall.CustomerSid, new LegNews.Ended(LegEnd.Failed, 503)));
        Assert.Equal((1, CallPhase.Placing), (call.Live.Redials, call.Live.Phase));
        call.Do(new TakeNote("断线"), new ReportLeg(Leg.Customer, Second, new LegNews.Answered()));
        call.Do(new ReportLeg(Leg.Customer, Second, new LegNews.Ended(LegEnd.Completed, null)));
        Assert.Equal(CallPhase.WrapUp, call.Live.Phase);
        call.Do(new RedialCustomer());
        call.Do(new ReportLegStarted(Leg.Customer, "CA3"), new ReportLeg(Leg.Customer, "CA3", new LegNews.Ended(LegEnd.NoAnswer, null)));
        Assert.Equal((CallPhase.WrapUp, null), (call.Live.Phase, call.Live.Closing));
        Assert.Equal(CallRefusal.WrongPhase, call.Refused(new RedialCustomer()));
    }

    [Fact]
    public void A_machine_ends_as_voicemail_and_asks_nobody()
    {
        var call = TestCall.Talking();
        call.Do(new ReportMachine(TestCall.CustomerSid, MachineKind.Mailbox));
        call.Do(new ReportLeg(Leg.Customer, TestCall.CustomerSid, new LegNews.Ended(LegEnd.Completed, null)));
        Assert.Equal(("voicemail", false), (call.Live.Closing?.Result, call.Live.Closing?.Reached));
        Assert.NotNull(call.Live.Closing?.RetryAt);
    }

    [Theory]
    [InlineData("1", "satisfied")]
    [InlineData("2", "fair")]
    [InlineData("3", "dissatisfied")]
    [InlineData("9", null)]
    [InlineData("", null)]
    public void The_survey_stores_what_a_key_means(string digits, string? meaning)
    {
        var call = TestCall.Talking();
        call.Do(new HangUp(Survey: true), new ReportSurvey(digits));
        Assert.Equal((meaning, CallPhase.WrapUp), (call.Live.Survey?.Satisfaction, call.Live.Phase));
        call.Do(new WrapUp("refused", null, null, null));
        Assert.Equal(meaning, call.Live.Closing?.Satisfaction);
    }

    [Fact]
    public void Nobody_who_complained_is_asked_by_a_machine()
    {
        var call = TestCall.Talking();
        call.Do(new FileComplaint(Guid.NewGuid(), "TS202611240001", ComplaintCategory.Network, ComplaintSeverity.Ordinary, "没有信号", null));
        call.Do(new HangUp(Survey: true));
        Assert.Null(call.Live.Survey);
        Assert.IsType<HangUpAsked>(call.Happenings[^1].Event);
    }

    [Fact]
    public void A_warm_transfer_makes_the_call_the_colleagues()
    {
        var call = TestCall.Talking();
        call.Do(new AskGuest(Colleague(blind: false)), new ReportGuest(Guest, GuestSid, new LegNews.Answered()));
        Assert.Equal(TestCall.Order.AgentId, call.Live.Order.AgentId);
        call.Do(new HandOver(Guest));
        Assert.Equal((Lead, 2L, GuestSid, true), (call.Live.Order.AgentId, call.Live.Order.TeamId, call.Live.Agent.Sid, call.Live.Agent.Up));
        Assert.Equal(CallRefusal.Late, call.Refused(new ReportLeg(Leg.Agent, TestCall.AgentSid, new LegNews.Ended(LegEnd.Completed, null))));
        call.Do(new ReportGuest(Guest, GuestSid, new LegNews.Ended(LegEnd.Completed, null)));
        Assert.IsType<AgentRecalled>(call.Happenings[^1].Event);
    }

    [Fact]
    public void A_blind_transfer_waits_for_the_answer_and_an_unanswered_one_leaves_all_as_it_was()
    {
        var call = TestCall.Talking();
        call.Do(new AskGuest(Colleague(blind: true)), new ReportGuest(Guest, GuestSid, new LegNews.Ended(LegEnd.NoAnswer, null)));
        Assert.Equal((TestCall.Order.AgentId, true), (call.Live.Order.AgentId, call.Live.Agent.Up));
        var again = Guid.NewGuid();
        call.Do(new AskGuest(Colleague(blind: true) with { GuestId = again }), new ReportGuest(again, Second, new LegNews.Answered()));
        Assert.Equal(Lead, call.Live.Order.AgentId);
    }

    [Fact]
    public void A_third_party_may_be_left_with_the_customer_and_the_record_stays_the_agents()
    {
        var call = TestCall.Talking();
        call.Do(new AskGuest(new(Guest, GuestRole.ThirdParty, null, null, false, "+8657188886666")));
        Assert.Equal(CallRefusal.WrongPhase, call.Refused(new HandOver(Guest)));
        call.Do(new ReportGuest(Guest, GuestSid, new LegNews.Answered()), new HandOver(Guest));
        call.Do(new ReportLeg(Leg.Agent, TestCall.AgentSid, new LegNews.Ended(LegEnd.Completed, null)));
        Assert.Equal((0, CallPhase.Talking, TestCall.Order.AgentId), (call.Live.Recalls, call.Live.Phase, call.Live.Order.AgentId));
    }

    [Fact]
    public void Listening_whispering_and_barging_are_separate_and_touch_neither_hold_nor_mute()
    {
        var call = TestCall.Talking();
        call.Do(new MuteAgent(), new HoldCall(), new JoinCall(new(Guest, GuestRole.Listener, Lead, 1, false, "client:lead")));
        call.Do(new ReportGuest(Guest, GuestSid, new LegNews.Answered()), new ChangeGuest(Guest, GuestRole.Whisperer), new ChangeGuest(Guest, GuestRole.Barger));
        Assert.Equal(CallRefusal.NoChange, call.Refused(new ChangeGuest(Guest, GuestRole.Barger)));
        Assert.Equal(CallRefusal.NotAllowed, call.Refused(new ChangeGuest(Guest, GuestRole.Colleague)));
        Assert.Equal(CallRefusal.NotAllowed, call.Refused(new HandOver(Guest)));
        Assert.Equal((true, CallPhase.OnHold), (call.Live.Muted, call.Live.Phase));
        Assert.Equal(3, call.Happenings.Count(h => h.Event is GuestAsked or GuestChanged));
        call.Do(new TakeOver(Guest));
        Assert.Equal(Lead, call.Live.Order.AgentId);
    }

    [Fact]
    public void A_second_guest_or_a_supervisor_twice_is_refused()
    {
        var call = TestCall.Talking();
        call.Do(new AskGuest(Colleague(blind: false)), new JoinCall(new(Guid.NewGuid(), GuestRole.Listener, Guid.NewGuid(), 1, false, "client:a")));
        Assert.Equal(CallRefusal.NoChange, call.Refused(new AskGuest(Colleague(blind: false) with { GuestId = Guid.NewGuid() })));
        var same = call.Live.Guests[^1];
        Assert.Equal(CallRefusal.NoChange, call.Refused(new JoinCall(new(Guid.NewGuid(), GuestRole.Barger, same.PersonId, 1, false, "client:a"))));
        Assert.Equal(CallRefusal.NotAllowed, call.Refused(new AskGuest(new(Guid.NewGuid(), GuestRole.Listener, Lead, 1, false, "client:a"))));
    }

    [Fact]
    public void Sensitive_data_is_asked_for_with_the_recording_paused()
    {
        var call = TestCall.Talking();
        call.Do(new PauseRecording());
        Assert.Equal((true, CallRefusal.NoChange), (call.Live.Sensitive, call.Refused(new PauseRecording())));
        call.Do(new ResumeRecording());
        Assert.Equal((false, CallRefusal.NoChange), (call.Live.Sensitive, call.Refused(new ResumeRecording())));
    }

    [Fact]
    public void All_of_it_folds_again_as_it_was_stored()
    {
        var call = TestCall.Talking();
        call.Do(new ReportRecordingStarted("RE1"), new PauseRecording(), new ResumeRecording(), new AskGuest(Colleague(blind: true)),
            new ReportGuestStarted(Guest, GuestSid), new ReportGuest(Guest, GuestSid, new LegNews.Answered()), new ReportRecordingEnded("RE1", 30, false),
            new HangUp(Survey: true), new ReportSurvey("2"));
        var again = CallFold.From(call.Id, call.Happenings.Select(h => h with { Event = EventJson.Read(EventJson.Write(h.Event)) }));
        Assert.Equal((call.Live.Order, call.Live.Agent, call.Live.Recording, call.Live.Survey), (again?.Order, again?.Agent, again?.Recording, again?.Survey));
        Assert.DoesNotContain("client:lead", EventJson.Write(Colleague(blind: false)).Facts, StringComparison.Ordinal);
    }

    private static GuestAsked Colleague(bool blind) => new(Guest, GuestRole.Colleague, Lead, 2, blind, "client:lead");
}
