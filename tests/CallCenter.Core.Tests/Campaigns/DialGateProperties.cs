using CallCenter.Core.Campaigns;
using FsCheck;
using FsCheck.Fluent;

namespace CallCenter.Core.Tests.Campaigns;

public sealed class DialGateProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(400);

    [Fact]
    public void Nothing_is_allowed_outside_the_lawful_hours_of_the_customers_zone() =>
        Prop.ForAll(GateSamples.Any, sample =>
        {
            var hour = TimeZoneInfo.ConvertTime(sample.Now, sample.Facts.Zone).Hour;
            return DialGate.Decide(sample.Facts, sample.Now) is GateAnswer.Denied || hour is >= 9 and < 21;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void The_next_time_is_allowed_and_nothing_earlier_is() =>
        Prop.ForAll(GateSamples.Any, sample =>
        {
            if (DialGate.Decide(sample.Facts, sample.Now) is not GateAnswer.Denied { NextAllowedAt: { } next })
                return true;
            return next > sample.Now && next.Offset == TimeSpan.Zero && DialGate.Allows(sample.Facts, next)
                && !DialGate.Allows(sample.Facts, next.AddTicks(-1))
                && !AnyMinute(sample.Facts, sample.Now, next);
        }).Check(Many);

    [Fact]
    public void Without_a_next_time_no_minute_of_the_next_month_is_allowed() =>
        Prop.ForAll(GateSamples.Any, sample =>
            DialGate.Decide(sample.Facts, sample.Now) is not GateAnswer.Denied { NextAllowedAt: null }
            || !AnyMinute(sample.Facts, sample.Now, sample.Now.AddDays(30), step: 11)).Check(Many);

    [Fact]
    public void Reasons_are_sorted_by_force_and_never_empty() =>
        Prop.ForAll(GateSamples.Any, sample =>
            DialGate.Decide(sample.Facts, sample.Now) is not GateAnswer.Denied denied
            || (denied.Reasons.Count > 0 && denied.Reasons.Select(r => r.Force).SequenceEqual(denied.Reasons.Select(r => r.Force).Order()))).Check(Many);

    [Fact]
    public void The_samples_hold_every_kind_of_answer()
    {
        var answers = GateSamples.Any.Generator.Sample(1000).Select(sample => DialGate.Decide(sample.Facts, sample.Now)).ToList();
        Assert.InRange(answers.Count(answer => answer is GateAnswer.Allowed), 100, 900);
        Assert.InRange(answers.Count(answer => answer is GateAnswer.Denied { NextAllowedAt: not null }), 100, 900);
        Assert.InRange(answers.Count(answer => answer is GateAnswer.Denied { NextAllowedAt: null }), 30, 900);
    }

    private static bool AnyMinute(GateFacts facts, DateTimeOffset from, DateTimeOffset to, int step = 1)
    {
        for (var at = from; at < to; at = at.AddMinutes(step))
        {
            if (DialGate.Allows(facts, at))
                return true;
        }

        return false;
    }
}
