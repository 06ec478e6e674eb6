using CallCenter.Core.Calendars;
using CallCenter.Core.Customers;

namespace CallCenter.Core.Campaigns;

/// <summary>The rules of the gate one by one.</summary>
internal static class GateReasons
{
    private const int MostRedials = 2;

    public static List<GateReason> Of(GateFacts facts, DateTimeOffset at)
    {
        List<GateReason> reasons = [.. Permanent(facts).Select(rule => new GateReason(rule, GateForce.Permanent)), .. Hard(facts, at)];
        if (!Agreed(facts, at) && !OwedNow(facts, at))
            reasons.AddRange(Soft(facts, at).Select(rule => new GateReason(rule, GateForce.Soft)));
        return reasons;
    }

    public static bool Counts(GateFacts facts, DateTimeOffset at) => facts.Owed is null && !Agreed(facts, at);

    private static IEnumerable<GateRule> Permanent(GateFacts facts)
    {
        var campaign = facts.Campaign;
        if (facts.Number.State == NumberState.Wrong)
            yield return GateRule.WrongNumber;
        if (facts.Number is { State: NumberState.NotDialable } or { Number: null })
            yield return GateRule.NotDialable;
        if (campaign.State == CampaignState.Ended)
            yield return GateRule.CampaignEnded;
        if (campaign.Purpose == CallPurpose.Marketing && campaign.Consent != ConsentState.Given)
            yield return GateRule.ConsentMissing;
        if (facts.RedListed && (campaign.Purpose == CallPurpose.Collection || facts.Kind == CallbackKind.Arrears))
            yield return GateRule.RedList;
        if (facts.Owed is { Kind: OwedKind.Redial, Made: >= MostRedials })
            yield return GateRule.RedialsUsedUp;
    }

    private static IEnumerable<GateReason> Hard(GateFacts facts, DateTimeOffset at)
    {
        if (DoNotCall(facts, at) is { } force)
            yield return new GateReason(GateRule.DoNotCall, force);
        if (facts.Campaign.State is CampaignState.Draft or CampaignState.Paused)
            yield return new GateReason(GateRule.CampaignNotRunning, GateForce.Hard);
        if (!facts.Rules.Legal.Contains(TimeOnly.FromDateTime(WallClock.Local(facts.Zone, at))))
            yield return new GateReason(GateRule.LegalWindow, GateForce.Hard);
    }

    private static GateForce? DoNotCall(GateFacts facts, DateTimeOffset at)
    {
        var barring = facts.DoNotCall.Where(entry => entry.Bars(facts.Campaign.Purpose, facts.Kind)).ToList();
        if (barring.Exists(entry => entry.Until is null))
            return GateForce.Permanent;
        return barring.Exists(entry => at < entry.Until) ? GateForce.Hard : null;
    }

    private static IEnumerable<GateRule> Soft(GateFacts facts, DateTimeOffset at)
    {
        var local = WallClock.Local(facts.Zone, at);
        var day = facts.Rules.Days.Of(DateOnly.FromDateTime(local));
        if (facts.Rules.Rest.Contains(TimeOnly.FromDateTime(local)))
            yield return GateRule.RestTime;
        if (day == DayKind.Holiday)
            yield return GateRule.Holiday;
        if (day == DayKind.Weekend && facts.Campaign.Weekends == WeekendPolicy.Rest)
            yield return GateRule.Weekend;
        if (facts.OpenComplaint && facts.Kind != CallbackKind.ComplaintClosing && facts.Owed?.Kind != OwedKind.ComplaintClosing)
            yield return GateRule.OpenComplaint;
        if (facts.Owed is not null)
            yield break;
        foreach (var cap in facts.Rules.Caps.Where(cap => cap.IsReached(facts.Attempts, at)).Select(cap => cap.Scope).Distinct())
            yield return cap switch { CapScope.Callback => GateRule.CallbackCap, CapScope.Number => GateRule.NumberCap, _ => GateRule.CustomerCap };
    }

    private static bool Agreed(GateFacts facts, DateTimeOffset at) =>
        facts.AppointmentAt is { } agreed && at >= agreed - DialGate.AppointmentBefore && at < agreed + DialGate.AppointmentAfter;

    private static bool OwedNow(GateFacts facts, DateTimeOffset at) =>
        facts.Owed is { Kind: OwedKind.Redial or OwedKind.ReturnAfterHold } owed
        && at >= owed.Since && at < owed.Since + DialGate.OwedAtOnce;
}
