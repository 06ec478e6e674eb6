using CallCenter.Core.Calendars;
using CallCenter.Core.Calls;
using CallCenter.Core.FollowUps;

namespace CallCenter.Core.Tests.Calls;

/// <summary>Customers who ring us: decided and folded without a line.</summary>
public sealed class CallerFlowTests
{
    private static readonly Guid Agent = TestCall.Order.AgentId;
    private static readonly CallPlaced Caller = TestCall.Order with { AgentId = Guid.Empty, Inbound = true, Counted = false, Attempt = 0 };

    [Fact]
    public void A_caller_waits_until_an_agent_answers_and_only_then_counts_as_reached()
    {
        var call = Waiting();
        Assert.Equal((CallPhase.Ringing, true, false), (call.Live.Phase, call.Live.Waits, call.Live.Reached));
        Assert.Equal(CallRefusal.NoChange, call.Refused(new ReportLeg(Leg.Customer, TestCall.CustomerSid, new LegNews.Answered())));
        call.Do(new OfferCall(Agent, 1));
        Assert.Equal(CallRefusal.WrongPhase, call.Refused(new OfferCall(Guid.NewGuid(), 1)));
        call.Do(new ReportLeg(Leg.Agent, TestCall.AgentSid, new LegNews.Answered()));
        Assert.Equal((CallPhase.Talking, false, true, Agent), (call.Live.Phase, call.Live.Waits, call.Live.Reached, call.Live.Order.AgentId));
        call.Do(new ReportLeg(Leg.Customer, TestCall.CustomerSid, new LegNews.Ended(LegEnd.Completed, null)));
        Assert.Equal(CallPhase.WrapUp, call.Live.Phase);
    }

    [Fact]
    public void An_agent_who_does_not_answer_gives_the_caller_back_to_be_offered_to_others()
    {
        var call = Waiting();
        call.Do(new OfferCall(Agent, 1), new ReportLeg(Leg.Agent, TestCall.AgentSid, new LegNews.Ended(LegEnd.NoAnswer, 487)));
        Assert.Equal((Guid.Empty, LegState.None, true), (call.Live.Order.AgentId, call.Live.Agent, call.Live.Waits));
        call.Do(new OfferCall(Guid.NewGuid(), 1), new ReportLegRefused(Leg.Agent, null), new OfferCall(Agent, 1));
        Assert.Equal(CallRefusal.Late, call.Refused(new ReportLeg(Leg.Agent, TestCall.AgentSid, new LegNews.Answered())));
        Assert.Equal(Agent, call.Live.Order.AgentId);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("2", false)]
    [InlineData("", false)]
    public void A_caller_takes_the_offered_time_by_one_or_goes_on_waiting(string key, bool taken)
    {
        var call = Waiting();
        var at = call.Now.AddHours(2);
        call.Do(new OfferSlot(at));
        Assert.Equal(CallRefusal.WrongPhase, call.Refused(new OfferCall(Agent, 1)));
        call.Do(new ReportSlotKey(key));
        Assert.Equal(taken, call.Live.Slot?.Taken);
        Assert.Equal(CallRefusal.Late, call.Refused(new ReportSlotKey("1")));
        if (!taken) call.Do(new OfferCall(Agent, 1), new ReportLegRefused(Leg.Agent, null));
        call.Do(new ReportLeg(Leg.Customer, TestCall.CustomerSid, new LegNews.Ended(LegEnd.Completed, null)));
        Assert.Equal((taken ? "planned-caller" : "missed-caller", false), (call.Live.Closing?.Result, call.Live.Closing?.Reached));
        Assert.Equal(taken ? at : call.Now, call.Live.Closing?.RetryAt);
    }

    [Fact]
    public void A_caller_outside_the_hours_is_planned_for_the_next_opening_whatever_they_press()
    {
        var at = TestCall.Start.AddHours(20);
        var call = new TestCall();
        call.Do(new TakeCall(Caller, TestCall.CustomerSid, at));
        Assert.Equal(CallRefusal.NoChange, call.Refused(new ReportSlotKey("")));
        Assert.Equal(CallRefusal.WrongPhase, call.Refused(new OfferCall(Agent, 1)));
        call.Do(new ReportLeg(Leg.Customer, TestCall.CustomerSid, new LegNews.Ended(LegEnd.Completed, null)));
        Assert.Equal(("planned-caller", at), (call.Live.Closing?.Result, call.Live.Closing?.RetryAt));
        Assert.Equal(CallRefusal.Exists, call.Refused(new TakeCall(Caller, TestCall.CustomerSid, at)));
    }

    [Fact]
    public void The_next_opening_is_when_the_office_works_and_the_gate_is_open()
    {
        var evening = new DateTimeOffset(2026, 11, 27, 12, 0, 0, TimeSpan.Zero); // Friday, 20:00 in China
        var monday = AppointmentSlots.NextOpening(TestCall.Rules.Gate, WorkCalendar.Default, evening);
        Assert.Equal(new DateTimeOffset(2026, 11, 30, 1, 0, 0, TimeSpan.Zero), monday); // office from 8:30, gate from 9:00
        Assert.True(WorkCalendar.Default.IsOpen(TestCall.Start.AddHours(3)) && WorkCalendar.Default.IsRest(TestCall.Start.AddHours(3)));
        Assert.False(WorkCalendar.Default.IsOpen(evening));
    }

    [Theory]
    [InlineData(LegEnd.Failed, 480, 204, "switched-off", null)]
    [InlineData(LegEnd.Failed, 404, 205, "not-in-service", null)]
    [InlineData(LegEnd.Failed, 410, 207, "suspended", "arrears")]
    [InlineData(LegEnd.Failed, 408, 210, "unreachable", "out-of-area")]
    [InlineData(LegEnd.Failed, 607, 212, "blocked", "by-carrier")]
    [InlineData(LegEnd.Failed, 503, 109, "blocked", "too-frequent")]
    [InlineData(LegEnd.Failed, 403, 111, "blocked", "outside-window")]
    [InlineData(LegEnd.Busy, 603, 203, "busy", "declined")]
    [InlineData(LegEnd.NoAnswer, 487, 202, "no-answer", null)]
    [InlineData(LegEnd.Failed, 480, 999, "switched-off", null)]
    public void The_carriers_own_code_says_more_than_the_SIP_code(LegEnd end, int sip, int code, string result, string? reason)
    {
        var call = TestCall.Placed();
        call.Do(new ReportLeg(Leg.Customer, TestCall.CustomerSid, new LegNews.Ended(end, sip) { CarrierCode = code }));
        Assert.Equal((result, reason), (call.Live.Closing?.Result, call.Live.Closing?.Reason));
        Assert.Equal(code, Assert.IsType<LegEnded>(call.Happenings[^2].Event).CarrierCode);
    }

    [Fact]
    public void What_callers_do_survives_being_written_and_read()
    {
        var call = Waiting();
        call.Do(new OfferCall(Agent, 1), new ReportLegRefused(Leg.Agent, null), new OfferSlot(call.Now.AddHours(1)), new ReportSlotKey("1"));
        var again = CallFold.From(call.Id, call.Happenings.Select(h => h with { Event = EventJson.Read(EventJson.Write(h.Event)) }));
        Assert.Equal((call.Live.Order, call.Live.Slot, call.Live.Waits), (again?.Order, again?.Slot, again?.Waits));
        Assert.DoesNotContain("inbound", EventJson.Write(TestCall.Order).Facts, StringComparison.Ordinal);
    }

    private static TestCall Waiting()
    {
        var call = new TestCall();
        call.Do(new TakeCall(Caller, TestCall.CustomerSid, ClosedUntil: null));
        return call;
    }
}
