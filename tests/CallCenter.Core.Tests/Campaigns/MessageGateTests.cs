using CallCenter.Core.Calendars;
using CallCenter.Core.Campaigns;
using CallCenter.Core.Customers;

namespace CallCenter.Core.Tests.Campaigns;

/// <summary>Messages pass the same gate as calls, with a cap of their own.</summary>
public sealed class MessageGateTests
{
    /// <summary>Saturday, 12:30 in China: rest time of a weekend.</summary>
    private static readonly DateTimeOffset Noon = new(2026, 11, 28, 4, 30, 0, TimeSpan.Zero);

    [Fact]
    public void A_message_may_come_at_rest_on_a_weekend_and_while_the_campaign_rests()
    {
        var facts = Facts() with { OpenComplaint = true, Campaign = new(CallPurpose.Service, CampaignState.Paused) };
        var allowed = Assert.IsType<MessageAnswer.Allowed>(MessageGate.Decide(new(facts, Owed: false, [], 3), Guid.Empty, Noon));
        Assert.Equal(("+8613800005678", true, false), (allowed.Permit.To, allowed.Permit.ValidAt(Noon), allowed.Permit.ValidAt(Noon.AddSeconds(10))));
    }

    [Fact]
    public void Nobody_is_written_to_at_night_and_the_morning_is_named()
    {
        var denied = Assert.IsType<MessageAnswer.Denied>(MessageGate.Decide(new(Facts(), Owed: true, [], 3), Guid.Empty, Noon.AddHours(10)));
        Assert.Equal((GateRule.LegalWindow, new DateTimeOffset(2026, 11, 29, 1, 0, 0, TimeSpan.Zero)), (denied.Rule, denied.NextAt));
    }

    [Fact]
    public void What_nobody_asked_for_is_capped_and_barred_and_what_we_owe_is_not()
    {
        DateTimeOffset[] sent = [Noon.AddHours(-1), Noon.AddHours(-2), Noon.AddHours(-25)];
        Assert.IsType<MessageAnswer.Allowed>(MessageGate.Decide(new(Facts(), Owed: false, sent, 3), Guid.Empty, Noon));
        var capped = Assert.IsType<MessageAnswer.Denied>(MessageGate.Decide(new(Facts(), Owed: false, sent, 2), Guid.Empty, Noon));
        Assert.Equal(GateRule.NumberCap, capped.Rule);
        var barred = Facts() with { DoNotCall = [DoNotCallEntry.All()] };
        Assert.Equal(new MessageAnswer.Denied(GateRule.DoNotCall, null), MessageGate.Decide(new(barred, Owed: false, [], 3), Guid.Empty, Noon));
        Assert.IsType<MessageAnswer.Allowed>(MessageGate.Decide(new(barred, Owed: true, sent, 0), Guid.Empty, Noon));
    }

    [Fact]
    public void Wrong_numbers_and_landlines_are_never_written_to()
    {
        var wrong = Facts() with { Number = new(PhoneNumber.Stored("+8613800005678"), NumberState.Wrong) };
        Assert.Equal(new MessageAnswer.Denied(GateRule.WrongNumber, null), MessageGate.Decide(new(wrong, Owed: true, [], 3), Guid.Empty, Noon));
        var landline = Facts() with { Number = new(PhoneNumber.Stored("+8657188886666")) };
        Assert.IsType<MessageAnswer.NotTextable>(MessageGate.Decide(new(landline, Owed: true, [], 3), Guid.Empty, Noon));
    }

    private static GateFacts Facts() => new(
        CalendarZones.China, CallbackKind.SecondCallback, new(PhoneNumber.Stored("+8613800005678")), new(CallPurpose.Service), [], AttemptFacts.None, GateRules.Default);
}
