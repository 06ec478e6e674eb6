using CallCenter.Core.Calendars;
using CallCenter.Core.Campaigns;
using CallCenter.Core.Customers;
using static CallCenter.Core.Tests.Campaigns.GateSamples;

namespace CallCenter.Core.Tests.Campaigns;

public sealed class DialGateTests
{
    [Theory]
    [InlineData("2026-07-28 08:59:59", false)]
    [InlineData("2026-07-28 09:00:00", true)]
    [InlineData("2026-07-28 11:59:59", true)]
    [InlineData("2026-07-28 12:00:00", false)]
    [InlineData("2026-07-28 13:59:59", false)]
    [InlineData("2026-07-28 14:00:00", true)]
    [InlineData("2026-07-28 20:59:59", true)]
    [InlineData("2026-07-28 21:00:00", false)]
    [InlineData("2026-08-01 10:00:00", false)]
    public void Windows_are_half_open(string at, bool allowed) =>
        Assert.Equal(allowed, DialGate.Decide(Ordinary, At(at)) is GateAnswer.Allowed { Counted: true });

    [Theory]
    [InlineData("2026-07-28 08:00", GateRule.LegalWindow, GateForce.Hard, "2026-07-28 09:00")]
    [InlineData("2026-07-28 12:30", GateRule.RestTime, GateForce.Soft, "2026-07-28 14:00")]
    [InlineData("2026-07-31 21:00", GateRule.LegalWindow, GateForce.Hard, "2026-08-03 09:00")]
    [InlineData("2026-08-01 10:00", GateRule.Weekend, GateForce.Soft, "2026-08-03 09:00")]
    public void A_denial_names_rule_force_and_next_time(string at, GateRule rule, GateForce force, string next)
    {
        var denied = Assert.IsType<GateAnswer.Denied>(DialGate.Decide(Ordinary, At(at)));
        Assert.Equal(new GateReason(rule, force), Assert.Single(denied.Reasons));
        Assert.Equal(At(next), denied.NextAllowedAt);
    }

    [Fact]
    public void The_window_is_read_from_the_customers_own_clock()
    {
        var abroad = Ordinary with { Zone = Zone("America/New_York") };
        Assert.Equal(At("2026-07-28 09:00", "America/New_York"), Next(DialGate.Decide(abroad, At("2026-07-28 10:00"))));
        Assert.IsType<GateAnswer.Allowed>(DialGate.Decide(abroad, At("2026-07-28 22:00")));
    }

    [Fact]
    public void A_window_that_the_clock_skips_opens_with_the_change()
    {
        var facts = Ordinary with
        {
            Zone = Zone("America/New_York"),
            Campaign = Ordinary.Campaign with { Weekends = WeekendPolicy.Call },
            Rules = GateRules.Default with { Legal = new DailyWindow(new TimeOnly(2, 30), new TimeOnly(21, 0)) },
        };
        var change = new DateTimeOffset(2026, 3, 8, 7, 0, 0, TimeSpan.Zero);
        Assert.Equal(change, Next(DialGate.Decide(facts, change.AddMinutes(-90))));
        Assert.Equal(new DateTimeOffset(2026, 3, 7, 7, 30, 0, TimeSpan.Zero), Next(DialGate.Decide(facts, change.AddDays(-1))));
    }

    [Fact]
    public void An_hour_that_comes_twice_shuts_and_opens_again()
    {
        var facts = Ordinary with
        {
            Zone = Zone("America/New_York"),
            Campaign = Ordinary.Campaign with { Weekends = WeekendPolicy.Call },
            Rules = GateRules.Default with { Legal = new DailyWindow(new TimeOnly(0, 30), new TimeOnly(1, 30)) },
        };
        var change = new DateTimeOffset(2026, 11, 1, 6, 0, 0, TimeSpan.Zero);
        Assert.False(DialGate.Allows(facts, change.AddMinutes(-20)));
        Assert.Equal(change, Next(DialGate.Decide(facts, change.AddMinutes(-20))));
        Assert.False(DialGate.Allows(facts, change.AddMinutes(30)));
    }

    [Fact]
    public void Permanent_reasons_come_first_and_no_waiting_is_offered()
    {
        var facts = Ordinary with
        {
            Number = new NumberFacts(Mobile, NumberState.Wrong),
            DoNotCall = [DoNotCallEntry.All()],
            OpenComplaint = true,
        };
        var denied = Assert.IsType<GateAnswer.Denied>(DialGate.Decide(facts, At("2026-08-01 22:30")));
        Assert.Equal([GateRule.DoNotCall, GateRule.WrongNumber, GateRule.LegalWindow, GateRule.Weekend, GateRule.OpenComplaint], Reasons(denied));
        Assert.Null(denied.NextAllowedAt);
    }

    public static TheoryData<GateRule, GateForce, GateFacts> SingleReasons => new()
    {
        { GateRule.WrongNumber, GateForce.Permanent, Ordinary with { Number = new NumberFacts(Mobile, NumberState.Wrong) } },
        { GateRule.NotDialable, GateForce.Permanent, Ordinary with { Number = new NumberFacts(Mobile, NumberState.NotDialable) } },
        { GateRule.NotDialable, GateForce.Permanent, Ordinary with { Number = new NumberFacts(Number: null) } },
        { GateRule.CampaignEnded, GateForce.Permanent, Ordinary with { Campaign = new CampaignFacts(CallPurpose.Service, CampaignState.Ended) } },
        { GateRule.CampaignNotRunning, GateForce.Hard, Ordinary with { Campaign = new CampaignFacts(CallPurpose.Service, CampaignState.Paused) } },
        { GateRule.CampaignNotRunning, GateForce.Hard, Ordinary with { Campaign = new CampaignFacts(CallPurpose.Service, CampaignState.Draft) } },
        { GateRule.ConsentMissing, GateForce.Permanent, Ordinary with { Campaign = new CampaignFacts(CallPurpose.Marketing) } },
        { GateRule.RedList, GateForce.Permanent, Ordinary with { RedListed = true, Kind = CallbackKind.Arrears } },
        { GateRule.DoNotCall, GateForce.Permanent, Ordinary with { DoNotCall = [DoNotCallEntry.OfKind(CallbackKind.SecondCallback)] } },
        { GateRule.OpenComplaint, GateForce.Soft, Ordinary with { OpenComplaint = true } },
        { GateRule.RedialsUsedUp, GateForce.Permanent, Ordinary with { Owed = new OwedCall(OwedKind.Redial, At("2026-07-28 10:00"), Made: 2) } },
    };

    [Theory]
    [MemberData(nameof(SingleReasons))]
    public void What_no_waiting_cures_has_no_next_time(GateRule rule, GateForce force, GateFacts facts)
    {
        var denied = Assert.IsType<GateAnswer.Denied>(DialGate.Decide(facts, At("2026-07-28 10:00")));
        Assert.Equal(new GateReason(rule, force), Assert.Single(denied.Reasons));
        Assert.Null(denied.NextAllowedAt);
    }

    [Fact]
    public void Stop_calling_reaches_as_far_as_its_scope()
    {
        var marketing = Ordinary with { Campaign = new CampaignFacts(CallPurpose.Marketing, Consent: ConsentState.Given) };
        var at = At("2026-07-28 10:00");
        Assert.Empty(Reasons(DialGate.Decide(Ordinary with { DoNotCall = [DoNotCallEntry.Marketing()] }, at)));
        Assert.Equal([GateRule.DoNotCall], Reasons(DialGate.Decide(marketing with { DoNotCall = [DoNotCallEntry.Marketing()] }, at)));
        Assert.Empty(Reasons(DialGate.Decide(Ordinary with { DoNotCall = [DoNotCallEntry.OfKind(CallbackKind.Care)] }, at)));
        Assert.Equal([GateRule.DoNotCall], Reasons(DialGate.Decide(Ordinary with { DoNotCall = [DoNotCallEntry.All()], AppointmentAt = at }, at)));
    }

    [Fact]
    public void Stop_calling_for_a_time_ends_at_its_instant()
    {
        var facts = Ordinary with { DoNotCall = [DoNotCallEntry.All(At("2026-07-29 10:17:03"))] };
        Assert.Equal(At("2026-07-29 10:17:03"), Next(DialGate.Decide(facts, At("2026-07-28 10:00"))));
    }

    [Fact]
    public void Holidays_rest_and_make_up_days_are_worked()
    {
        var days = DayTable.Plain with { Holidays = [new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 2)], MakeUpDays = [new DateOnly(2026, 10, 3)] };
        var facts = Ordinary with { Rules = GateRules.Default with { Days = days } };
        var answer = DialGate.Decide(facts, At("2026-10-01 10:00"));
        Assert.Equal([GateRule.Holiday], Reasons(answer));
        Assert.Equal(At("2026-10-03 09:00"), Next(answer));
    }
}
