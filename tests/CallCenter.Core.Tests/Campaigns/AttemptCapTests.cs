using CallCenter.Core.Campaigns;
using CallCenter.Core.Customers;
using static CallCenter.Core.Tests.Campaigns.GateSamples;

namespace CallCenter.Core.Tests.Campaigns;

public sealed class AttemptCapTests
{
    private static readonly DateTimeOffset Now = At("2026-07-28 16:00");

    [Fact]
    public void The_third_attempt_of_a_callback_waits_until_a_day_after_the_first()
    {
        var facts = Ordinary with { Attempts = AttemptFacts.None with { OfCallback = [Now.AddHours(-5.5), Now.AddHours(-1)] } };
        var answer = DialGate.Decide(facts, Now);
        Assert.Equal([GateRule.CallbackCap], Reasons(answer));
        Assert.Equal(Now.AddHours(18.5), Next(answer));
        Assert.True(DialGate.Allows(facts, Now.AddHours(18.5)));
        Assert.False(DialGate.Allows(facts, Now.AddHours(18.5).AddTicks(-10)));
    }

    [Fact]
    public void A_callback_with_all_its_attempts_made_waits_for_ever()
    {
        var made = Enumerable.Range(2, 6).Select(days => Now.AddDays(-days)).ToList();
        var answer = DialGate.Decide(Ordinary with { Attempts = AttemptFacts.None with { OfCallback = made } }, Now);
        Assert.Equal([GateRule.CallbackCap], Reasons(answer));
        Assert.Null(Next(answer));
    }

    [Fact]
    public void Number_and_customer_are_capped_across_campaigns()
    {
        DateTimeOffset[] three = [Now.AddHours(-1), Now.AddHours(-2), Now.AddHours(-3)];
        Assert.Equal([GateRule.NumberCap], Reasons(DialGate.Decide(Ordinary with { Attempts = AttemptFacts.None with { OfNumber = three } }, Now)));
        Assert.Equal([GateRule.CustomerCap], Reasons(DialGate.Decide(Ordinary with { Attempts = AttemptFacts.None with { OfCustomer = three } }, Now)));
    }

    [Theory]
    [InlineData(OwedKind.Redial)]
    [InlineData(OwedKind.ReturnAfterHold)]
    [InlineData(OwedKind.ComplaintClosing)]
    public void Calls_we_owe_are_outside_the_caps_and_counted_apart(OwedKind kind)
    {
        var made = Enumerable.Range(1, 9).Select(hours => Now.AddHours(-hours)).ToList();
        var facts = Ordinary with { Attempts = new AttemptFacts(made, made, made), OpenComplaint = kind == OwedKind.ComplaintClosing };
        Assert.Equal(3, Reasons(DialGate.Decide(facts with { OpenComplaint = false }, Now)).Count);
        var owed = facts with { Owed = new OwedCall(kind, Now.AddHours(-3)) };
        Assert.False(Assert.IsType<GateAnswer.Allowed>(DialGate.Decide(owed, Now)).Counted);
    }

    [Fact]
    public void A_line_that_drops_at_noon_is_called_back_at_once_and_not_an_hour_later()
    {
        var dropped = At("2026-07-28 11:59");
        var facts = Ordinary with { Owed = new OwedCall(OwedKind.Redial, dropped) };
        Assert.True(DialGate.Allows(facts, dropped.AddMinutes(2)));
        Assert.Equal([GateRule.RestTime], Reasons(DialGate.Decide(facts, dropped.AddMinutes(30))));
        Assert.Equal([GateRule.LegalWindow], Reasons(DialGate.Decide(facts with { Owed = new OwedCall(OwedKind.Redial, At("2026-07-28 20:59")) }, At("2026-07-28 21:00"))));
    }

    [Fact]
    public void An_open_complaint_does_not_bar_the_call_that_closes_it()
    {
        var facts = Ordinary with { OpenComplaint = true };
        Assert.Equal([GateRule.OpenComplaint], Reasons(DialGate.Decide(facts, Now)));
        Assert.Empty(Reasons(DialGate.Decide(facts with { Kind = CallbackKind.ComplaintClosing }, Now)));
    }
}
