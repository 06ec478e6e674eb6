using CallCenter.Core.Calls;
using CallCenter.Core.Complaints;
using CallCenter.Core.Compliance;
using CallCenter.Core.Customers;
using CallCenter.Core.FollowUps;
using static CallCenter.Core.Tests.Calls.TestCall;

namespace CallCenter.Core.Tests.Calls;

public sealed class CallMachineTests
{
    [Fact]
    public void A_call_that_does_not_exist_takes_no_command_but_its_placing()
    {
        Assert.Equal(CallRefusal.Unknown, new TestCall().Refused(new HangUp()));
        Assert.Equal(CallPhase.Placing, Placed().Live.Phase);
        Assert.Equal(CallRefusal.Exists, Placed().Refused(new PlaceCall(Order)));
    }

    [Fact]
    public void A_call_rings_talks_and_comes_to_wrap_up()
    {
        var call = Talking();
        Assert.Equal(CallPhase.Talking, call.Live.Phase);
        call.Do(new ReportLeg(Leg.Customer, CustomerSid, new LegNews.Ended(LegEnd.Completed, null)));
        Assert.Equal(CallPhase.WrapUp, call.Live.Phase);
        call.Do(new WrapUp("refused", null, null, "客户挂断"));
        Assert.Equal(CallPhase.Closed, call.Live.Phase);
        Assert.Null(call.Live.Closing?.RetryAt);
    }

    [Fact]
    public void A_late_ringing_webhook_is_refused()
    {
        var call = Talking();
        Assert.Equal(CallRefusal.Late, call.Refused(new ReportLeg(Leg.Customer, CustomerSid, new LegNews.Ringing())));
        call.Do(new ReportLeg(Leg.Customer, CustomerSid, new LegNews.Ended(LegEnd.Completed, null)));
        Assert.Equal(CallRefusal.Late, call.Refused(new ReportLeg(Leg.Customer, CustomerSid, new LegNews.Answered())));
        Assert.Equal(CallRefusal.Late, call.Refused(new ReportLeg(Leg.Customer, CustomerSid, new LegNews.Ended(LegEnd.Busy, null))));
    }

    [Fact]
    public void The_same_webhook_twice_is_a_duplicate()
    {
        var call = Placed();
        var ringing = new ReportLeg(Leg.Customer, CustomerSid, new LegNews.Ringing()) { SourceKey = "status:1" };
        call.Do(ringing);
        Assert.Equal(CallRefusal.Duplicate, call.Refused(ringing));
    }

    [Fact]
    public void A_webhook_that_overtakes_the_carriers_answer_names_the_leg()
    {
        var call = Placed();
        call.Do(new ReportLeg(Leg.Customer, CustomerSid, new LegNews.Answered()));
        Assert.Equal(CustomerSid, call.Live.Customer.Sid);
        Assert.Equal(CallRefusal.NoChange, call.Refused(new ReportLegStarted(Leg.Customer, CustomerSid)));
        Assert.Equal(CallRefusal.Foreign, call.Refused(new ReportLeg(Leg.Customer, AgentSid, new LegNews.Ringing())));
    }

    [Theory]
    [InlineData(LegEnd.NoAnswer, null, "no-answer")]
    [InlineData(LegEnd.Busy, null, "busy")]
    [InlineData(LegEnd.Failed, 480, "switched-off")]
    [InlineData(LegEnd.Failed, 404, "not-in-service")]
    public void An_unanswered_call_takes_its_result_from_the_carrier(LegEnd end, int? code, string result)
    {
        var call = Placed();
        call.Do(new ReportLeg(Leg.Customer, CustomerSid, new LegNews.Ended(end, code)));
        Assert.Equal(CallPhase.Closed, call.Live.Phase);
        Assert.Equal(result, call.Live.Closing?.Result);
        Assert.False(call.Live.Closing?.Reached);
    }

    [Fact]
    public void A_missed_call_is_due_again_when_the_gate_lets_it_through()
    {
        var call = Placed();
        call.Do(new ReportLeg(Leg.Customer, CustomerSid, new LegNews.Ended(LegEnd.NoAnswer, null)));
        // Two hours after ten is rest time: it waits until two in the afternoon, China time.
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 6, 0, 0, TimeSpan.Zero), call.Live.Closing?.RetryAt);
    }

    [Fact]
    public void A_number_out_of_service_ends_the_callback_and_owes_a_file_correction()
    {
        var call = Placed();
        call.Do(new ReportLeg(Leg.Customer, CustomerSid, new LegNews.Ended(LegEnd.Failed, 404)));
        Assert.Null(call.Live.Closing?.RetryAt);
        Assert.Equal(FollowUpKind.FileCorrection, call.Live.Closing?.Owed);
    }

    [Fact]
    public void A_call_the_carrier_refused_returns_untouched_at_once()
    {
        var call = Placed();
        call.Do(new ReportLegRefused(Leg.Agent, 20429));
        Assert.Equal(CallResult.NotDialled, call.Live.Closing?.Result);
        Assert.Equal(call.Now, call.Live.Closing?.RetryAt);
        Assert.Equal(LegEnd.Refused, call.Live.Customer.End);
    }

    [Fact]
    public void Hold_and_mute_survive_each_other_and_end_with_the_line()
    {
        var call = Talking();
        call.Do(new HoldCall());
        var since = call.Live.HoldSince;
        call.Do(new MuteAgent());
        Assert.Equal((CallPhase.OnHold, since, true), (call.Live.Phase, call.Live.HoldSince, call.Live.Muted));
        Assert.Equal(CallRefusal.NoChange, call.Refused(new HoldCall()));
        call.Do(new ReportLeg(Leg.Customer, CustomerSid, new LegNews.Ended(LegEnd.Completed, null)));
        Assert.Null(call.Live.HoldSince);
        Assert.Equal(CallRefusal.WrongPhase, call.Refused(new HoldCall()));
    }

    [Fact]
    public void Leaving_the_step_of_the_notice_lets_recording_begin_once()
    {
        var call = Talking();
        Assert.Null(call.Live.NoticeAt);
        call.Do(new AnswerStep("greet", "said"));
        Assert.Equal(call.Now, call.Live.NoticeAt);
        call.Do(new StepBack(), new AnswerStep("greet", "said"));
        Assert.Single(call.Happenings, h => h.Event is NoticeGiven);
    }

    [Fact]
    public void An_answer_to_a_step_that_is_not_on_the_screen_is_refused()
    {
        var call = Talking();
        call.Do(new AnswerStep("greet", "said"));
        Assert.Equal(CallRefusal.StaleStep, call.Refused(new AnswerStep("greet", "said")));
        Assert.Equal(CallRefusal.NotInScript, call.Refused(new AnswerStep("verify", "no-such-answer")));
        Assert.Equal(CallRefusal.NotInScript, call.Refused(new TakeBranch("no-such-branch")));
    }

    [Fact]
    public void Done_needs_every_required_question_asked_and_refused_does_not()
    {
        var call = Talking();
        call.Do(new AnswerStep("greet", "said"), new ReportLeg(Leg.Customer, CustomerSid, new LegNews.Ended(LegEnd.Completed, null)));
        Assert.Equal(CallRefusal.StillToAsk, call.Refused(new WrapUp("done", null, null, null)));
        Assert.Equal(CallRefusal.UnknownKey, call.Refused(new WrapUp("splendid", null, null, null)));
        call.Do(new WrapUp("refused", null, null, null));
    }

    [Fact]
    public void A_complaint_is_due_a_day_later_and_an_agreed_time_in_rest_time_is_taken()
    {
        var call = Talking();
        call.Do(new FileComplaint(Guid.Empty, "TS202611240001", ComplaintCategory.Network, ComplaintSeverity.Ordinary, " 三天没人上门 ", "尽快修好"));
        var filed = Assert.Single(call.Live.Complaints);
        Assert.Equal((call.Now.AddHours(24), "三天没人上门"), (filed.DueAt, filed.Text));
        var lunch = new DateTimeOffset(2026, 11, 25, 4, 30, 0, TimeSpan.Zero);
        call.Do(new BookFollowUp(Guid.Empty, FollowUpKind.Appointment, lunch, true, Guid.Empty, null));
        Assert.Equal(lunch, Assert.Single(call.Live.FollowUps).DueAt);
        Assert.Equal(CallRefusal.BadTime, call.Refused(new BookFollowUp(Guid.Empty, FollowUpKind.Appointment, call.Now.AddMinutes(-1), true, null, null)));
        Assert.Equal(CallRefusal.BadText, call.Refused(new TakeNote("  ")));
        Assert.Equal(CallRefusal.BadText, call.Refused(new TakeNote(new string('长', CallMachine.LongestText + 1))));
    }

    [Fact]
    public void What_was_heard_keeps_its_offences_and_counts_the_agents()
    {
        var call = Talking();
        PhraseHit hit = new("zh-ignorance", "ignorance", Severity.Warn, 3, 3, "不知道", "我帮您查一下");
        call.Do(new Hear(Speaker.Agent, "这个我不知道", Start, [hit], []) { SourceKey = "t:1" },
            new Hear(Speaker.Customer, "我也不知道", Start, [hit], []) { SourceKey = "t:2" });
        Assert.Equal((2, 1), (call.Live.Transcript.Count, call.Live.Hits));
    }

    [Fact]
    public void Stop_calling_is_taken_down_once()
    {
        var call = Talking();
        call.Do(new StopCalling(Guid.Empty, DoNotCallScope.Kind));
        Assert.Equal(CallRefusal.NoChange, call.Refused(new StopCalling(Guid.Empty, DoNotCallScope.All)));
    }
}
