using CallCenter.Core.Campaigns;
using CallCenter.Core.Customers;
using CallCenter.Core.FollowUps;
using FsCheck;
using FsCheck.Fluent;
using static CallCenter.Core.Tests.Campaigns.GateSamples;

namespace CallCenter.Core.Tests.FollowUps;

public sealed class FollowUpPolicyTests
{
    private static readonly DateTimeOffset Now = At("2026-07-28 10:00");

    [Theory]
    [InlineData(NotReachedCause.Busy, "2026-07-28 10:00", "2026-07-28 10:30")]
    [InlineData(NotReachedCause.NoAnswer, "2026-07-28 09:10", "2026-07-28 11:10")]
    [InlineData(NotReachedCause.NoAnswer, "2026-07-28 10:30", "2026-07-28 14:00")]
    [InlineData(NotReachedCause.Unreachable, "2026-07-31 19:30", "2026-08-03 09:00")]
    [InlineData(NotReachedCause.SwitchedOff, "2026-07-28 14:00", "2026-07-28 18:00")]
    [InlineData(NotReachedCause.Suspended, "2026-07-28 14:00", "2026-07-29 14:00")]
    [InlineData(NotReachedCause.Blocked, "2026-07-28 14:00", "2026-07-29 14:00")]
    public void Who_was_not_reached_is_tried_again_when_the_gate_allows(NotReachedCause cause, string at, string due) =>
        Assert.Equal([new FollowUpPlan(FollowUpKind.Retry, At(due))], After(new CallEnding.NotReached(cause), Call(), At(at)));

    [Theory]
    [InlineData(NotReachedCause.WrongNumber)]
    [InlineData(NotReachedCause.NotInService)]
    public void A_wrong_number_is_corrected_and_not_tried_again(NotReachedCause cause) =>
        Assert.Equal([new FollowUpPlan(FollowUpKind.FileCorrection, Now.AddHours(24))], After(new CallEnding.NotReached(cause), Call(), Now));

    [Fact]
    public void After_the_last_try_a_team_lead_decides() =>
        Assert.Equal(
            [new FollowUpPlan(FollowUpKind.Unreached, Now.AddHours(24))],
            After(new CallEnding.NotReached(NotReachedCause.NoAnswer), Call() with { Tries = 3 }, Now));

    [Fact]
    public void A_retry_keeps_the_caps()
    {
        var twice = Call() with { Tries = 2, Gate = Ordinary with { Attempts = AttemptFacts.None with { OfCallback = [Now.AddHours(-1), Now] } } };
        Assert.Equal([new FollowUpPlan(FollowUpKind.Retry, Now.AddHours(23))], After(new CallEnding.NotReached(NotReachedCause.NoAnswer), twice, Now));
    }

    [Theory]
    [InlineData("2026-07-28 15:00", "2026-08-04 10:00")]
    [InlineData("2026-08-01 15:00", "2026-08-10 09:00")]
    public void The_second_callback_comes_a_week_after_the_first(string at, string due)
    {
        var first = Call() with { Gate = Ordinary with { Kind = CallbackKind.FirstCallback } };
        Assert.Equal([new FollowUpPlan(FollowUpKind.SecondCallback, At(due))], After(new CallEnding.Reached(ReachedResult.Done), first, At(at)));
    }

    [Fact]
    public void A_second_callback_that_is_done_asks_for_no_third() =>
        Assert.Empty(After(new CallEnding.Reached(ReachedResult.Done), Call(), Now));

    [Theory]
    [InlineData(ReachedResult.Booked, CallbackKind.SecondCallback, FollowUpKind.Appointment)]
    [InlineData(ReachedResult.Done, CallbackKind.FirstCallback, FollowUpKind.SecondCallback)]
    [InlineData(ReachedResult.NotOwner, CallbackKind.FirstCallback, FollowUpKind.Appointment)]
    public void An_agreed_time_is_kept_to_the_minute_rest_time_or_not(ReachedResult result, CallbackKind kind, FollowUpKind follows)
    {
        var call = Call() with { AgreedAt = At("2026-08-01 12:30"), Gate = Ordinary with { Kind = kind } };
        Assert.Equal([new FollowUpPlan(follows, At("2026-08-01 12:30"))], After(new CallEnding.Reached(result), call, Now));
    }

    [Fact]
    public void Every_promise_is_followed_up_at_its_own_time()
    {
        var call = Call() with { Promises = [new PromiseDue("reply-24h", Now.AddHours(24)), new PromiseDue("itemised-bill", Now.AddHours(7))] };
        Assert.Equal(
            [new FollowUpPlan(FollowUpKind.Promise, Now.AddHours(24), "reply-24h"), new FollowUpPlan(FollowUpKind.Promise, Now.AddHours(7), "itemised-bill")],
            After(new CallEnding.Reached(ReachedResult.Done), call, Now));
    }

    [Fact]
    public void A_dropped_line_is_called_back_at_once_twice_and_then_like_any_other()
    {
        var atNoon = At("2026-07-28 12:10");
        Assert.Equal([new FollowUpPlan(FollowUpKind.Redial, atNoon)], After(new CallEnding.Dropped(), Call(), atNoon));
        var second = Call() with { Gate = Ordinary with { Owed = new OwedCall(OwedKind.Redial, atNoon.AddMinutes(-5), Made: 0) } };
        Assert.Equal([new FollowUpPlan(FollowUpKind.Redial, atNoon)], After(new CallEnding.Dropped(), second, atNoon));
        var third = Call() with { Gate = Ordinary with { Owed = new OwedCall(OwedKind.Redial, atNoon.AddMinutes(-5), Made: 1) } };
        Assert.Equal([new FollowUpPlan(FollowUpKind.Retry, At("2026-07-28 14:00"))], After(new CallEnding.Dropped(), third, atNoon));
    }

    [Fact]
    public void Who_asked_us_to_stop_is_not_tried_again()
    {
        var stopped = Call() with { Gate = Ordinary with { DoNotCall = [DoNotCallEntry.All()] } };
        Assert.Empty(After(new CallEnding.Dropped(), stopped, Now));
        Assert.Empty(After(new CallEnding.NotReached(NotReachedCause.NoAnswer), stopped, Now));
    }

    [Fact]
    public void What_is_not_agreed_is_planned_only_when_the_gate_allows() => Prop.ForAll(Any, sample =>
        Enum.GetValues<NotReachedCause>().SelectMany(cause => After(new CallEnding.NotReached(cause), Call() with { Gate = sample.Facts }, sample.Now))
            .Where(plan => plan.Kind == FollowUpKind.Retry)
            .All(plan => plan.DueAt > sample.Now && DialGate.Allows(sample.Facts with { AppointmentAt = null }, plan.DueAt)))
        .Check(Config.QuickThrowOnFailure);

    private static EndedCall Call() => new(Ordinary, Tries: 1, AgreedAt: null, Promises: []);

    private static IReadOnlyList<FollowUpPlan> After(CallEnding ending, EndedCall call, DateTimeOffset now) =>
        FollowUpPolicy.After(ending, call, FollowUpRules.Default, now);
}
