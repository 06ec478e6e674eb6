using System.Reflection;
using CallCenter.Core.Campaigns;
using static CallCenter.Core.Tests.Campaigns.GateSamples;

namespace CallCenter.Core.Tests.Campaigns;

public sealed class DialPermitTests
{
    private static readonly DateTimeOffset Now = At("2026-07-28 10:00");
    private static readonly LegRules Rules = new(["+86571", "+1212"], ["+8613900000000"], MostPerDay: 2);

    [Fact]
    public void A_permit_rings_the_number_the_gate_was_asked_for()
    {
        var call = Guid.CreateVersion7(Now);
        var permit = DialGate.Permit(Assert.IsType<GateAnswer.Allowed>(DialGate.Decide(Ordinary, Now)), call, 2, Now);
        Assert.Equal(("+8613812345678", call, 2), (permit.To, permit.CallId, permit.Attempt));
        Assert.DoesNotContain("138", permit.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.001, false)]
    [InlineData(0, true)]
    [InlineData(9.999, true)]
    [InlineData(10, false)]
    public void A_permit_is_good_for_ten_seconds(double seconds, bool valid)
    {
        var permit = DialGate.Permit(Assert.IsType<GateAnswer.Allowed>(DialGate.Decide(Ordinary, Now)), Guid.Empty, 1, Now);
        Assert.Equal(valid, permit.ValidAt(Now.AddSeconds(seconds)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10)]
    [InlineData(3600)]
    public void A_stale_answer_of_the_gate_makes_no_permit(int secondsLater)
    {
        var allowed = Assert.IsType<GateAnswer.Allowed>(DialGate.Decide(Ordinary, Now));
        Assert.Throws<ArgumentException>(() => DialGate.Permit(allowed, Guid.Empty, 1, Now.AddSeconds(secondsLater)));
    }

    [Theory]
    [InlineData(typeof(DialPermit))]
    [InlineData(typeof(GateAnswer.Allowed))]
    [InlineData(typeof(LegAnswer.Allowed))]
    public void Nobody_but_the_gates_makes_a_permit(Type type)
    {
        Assert.Empty(type.GetConstructors(BindingFlags.Public | BindingFlags.Instance));
        Assert.DoesNotContain(type.GetProperties(), property => property.CanWrite);
    }

    [Theory]
    [InlineData("client:agent-1001", "client:agent-1001")]
    [InlineData("0571-8888 6666", "+8657188886666")]
    [InlineData("13900000000", "+8613900000000")]
    [InlineData("+1 212 555 0100", "+12125550100")]
    public void Softphones_and_listed_telephones_are_rung(string to, string rung)
    {
        var allowed = Assert.IsType<LegAnswer.Allowed>(LegGate.Decide(to, Rules, 0));
        Assert.Equal(rung, LegGate.Permit(allowed, Guid.Empty, 1, Now).To);
    }

    [Theory]
    [InlineData("13800000000", LegRefusal.NotListed)]
    [InlineData("+44 20 7946 0000", LegRefusal.International)]
    [InlineData("0044 20 7946 0000", LegRefusal.International)]
    [InlineData("+1 900 555 0100", LegRefusal.Premium)]
    [InlineData("16899999", LegRefusal.Premium)]
    [InlineData("4008888888", LegRefusal.Premium)]
    [InlineData("client:", LegRefusal.Malformed)]
    [InlineData("client:a?b=c", LegRefusal.Malformed)]
    [InlineData("sip:a@b", LegRefusal.Malformed)]
    [InlineData("", LegRefusal.Malformed)]
    public void Other_legs_are_refused(string to, LegRefusal reason) =>
        Assert.Equal(new LegAnswer.Denied(reason), LegGate.Decide(to, Rules, 0));

    [Fact]
    public void By_default_no_telephone_is_rung_and_softphones_have_no_cap()
    {
        Assert.Equal(new LegAnswer.Denied(LegRefusal.NotListed), LegGate.Decide("0571-88886666", LegRules.SoftphonesOnly, 0));
        Assert.IsType<LegAnswer.Allowed>(LegGate.Decide("client:agent-1", LegRules.SoftphonesOnly, 999));
        Assert.Equal(new LegAnswer.Denied(LegRefusal.DailyCap), LegGate.Decide("0571-88886666", Rules, 2));
    }

    [Fact]
    public void Premium_stays_refused_even_when_listed() =>
        Assert.Equal(new LegAnswer.Denied(LegRefusal.Premium), LegGate.Decide("+19005550100", Rules with { Prefixes = ["+1"] }, 0));
}
