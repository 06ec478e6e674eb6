using CallCenter.Core.Campaigns;
using CallCenter.Core.Customers;
using static CallCenter.Core.Tests.Campaigns.GateSamples;

namespace CallCenter.Core.Tests.Campaigns;

public sealed class AppointmentGateTests
{
    private static readonly DateTimeOffset HalfPastTwelve = At("2026-07-28 12:30");

    [Theory]
    [InlineData("2026-07-28 12:19:59", false)]
    [InlineData("2026-07-28 12:20:00", true)]
    [InlineData("2026-07-28 12:30:00", true)]
    [InlineData("2026-07-28 13:59:59", true)]
    public void An_appointment_at_half_past_twelve_lets_through_in_rest_time(string at, bool allowed) =>
        Assert.Equal(allowed, DialGate.Decide(Ordinary with { AppointmentAt = HalfPastTwelve }, At(at)) is GateAnswer.Allowed { Counted: false });

    [Fact]
    public void An_appointment_is_over_two_hours_later()
    {
        var facts = Ordinary with { AppointmentAt = At("2026-08-01 10:00") };
        Assert.True(DialGate.Allows(facts, At("2026-08-01 11:59:59")));
        Assert.Equal([GateRule.RestTime, GateRule.Weekend], Reasons(DialGate.Decide(facts, At("2026-08-01 12:00"))));
    }

    [Fact]
    public void The_next_time_of_a_denied_call_is_the_appointment()
    {
        var facts = Ordinary with { AppointmentAt = At("2026-08-01 12:45"), OpenComplaint = true };
        Assert.Equal(At("2026-08-01 12:35"), Next(DialGate.Decide(facts, At("2026-07-28 10:00"))));
    }

    [Fact]
    public void An_appointment_months_ahead_is_found_and_one_beyond_all_bounds_is_not()
    {
        var facts = Ordinary with { AppointmentAt = At("2027-06-01 12:30"), OpenComplaint = true };
        Assert.Equal(At("2027-06-01 12:20"), Next(DialGate.Decide(facts, At("2026-07-28 10:00"))));
        Assert.Null(Next(DialGate.Decide(facts with { AppointmentAt = At("2030-06-01 12:30") }, At("2026-07-28 10:00"))));
    }

    [Theory]
    [InlineData("2026-07-28 21:30", GateRule.LegalWindow)]
    [InlineData("2026-07-28 21:00", GateRule.LegalWindow)]
    [InlineData("2026-07-28 08:59", GateRule.LegalWindow)]
    public void The_lawful_hours_beat_an_appointment(string agreed, GateRule rule) =>
        Assert.Equal([rule], Reasons(DialGate.Decide(Ordinary with { AppointmentAt = At(agreed) }, At(agreed))));

    [Fact]
    public void An_appointment_outside_the_lawful_hours_waits_for_the_morning()
    {
        var facts = Ordinary with { AppointmentAt = At("2026-07-28 21:30") };
        Assert.Equal(At("2026-07-29 09:00"), Next(DialGate.Decide(facts, At("2026-07-28 21:30"))));
    }

    [Fact]
    public void Hard_rules_beat_an_appointment()
    {
        var facts = Ordinary with { AppointmentAt = HalfPastTwelve };
        Assert.Equal([GateRule.WrongNumber], Reasons(DialGate.Decide(facts with { Number = new NumberFacts(Mobile, NumberState.Wrong) }, HalfPastTwelve)));
        Assert.Equal([GateRule.DoNotCall], Reasons(DialGate.Decide(facts with { DoNotCall = [DoNotCallEntry.All()] }, HalfPastTwelve)));
        Assert.Equal([GateRule.CampaignNotRunning], Reasons(DialGate.Decide(facts with { Campaign = new(CallPurpose.Service, CampaignState.Paused) }, HalfPastTwelve)));
    }

    [Fact]
    public void An_appointment_is_outside_the_caps()
    {
        var made = Enumerable.Range(1, 9).Select(hours => HalfPastTwelve.AddHours(-hours)).ToList();
        var facts = Ordinary with { AppointmentAt = HalfPastTwelve, Attempts = new AttemptFacts(made, made, made) };
        Assert.False(Assert.IsType<GateAnswer.Allowed>(DialGate.Decide(facts, HalfPastTwelve)).Counted);
        Assert.NotEmpty(Reasons(DialGate.Decide(facts with { AppointmentAt = null }, HalfPastTwelve)));
    }
}
