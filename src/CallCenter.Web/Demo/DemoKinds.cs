using CallCenter.Core.Customers;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Customers;
using CallCenter.Web.People;

namespace CallCenter.Web.Demo;

/// <summary>A campaign of every other kind of callback with a few customers it is for; they come after the second callbacks. domain §2.</summary>
public static class DemoKinds
{
    private const int PerCampaign = 4;
    private const int AfterAllOthers = 200;

    private static readonly (CallbackKind Kind, string Script, string Name)[] Kinds =
    [
        (CallbackKind.BillAnomaly, "bill-anomaly", "话费异动回访"), (CallbackKind.ZeroUsage, "zero-usage", "零话费回访"),
        (CallbackKind.AfterActivation, "after-activation", "业务开通回访"), (CallbackKind.Satisfaction, "satisfaction", "满意度回访"),
        (CallbackKind.ContractExpiry, "contract-expiry", "协议到期提醒"), (CallbackKind.Arrears, "arrears", "欠费提醒"),
        (CallbackKind.ComplaintClosing, "complaint-closing", "投诉回复"), (CallbackKind.Care, "care", "客户关怀"),
    ];

    public static (IReadOnlyList<Campaign> Campaigns, IReadOnlyList<Callback> Callbacks) Make(
        DemoRandom random, DemoDays days, IReadOnlyList<Team> teams, DemoFolk folk)
    {
        var (campaigns, callbacks, taken) = (new List<Campaign>(), new List<Callback>(), folk.Waiting.ToHashSet());
        foreach (var (kind, i) in Kinds.Select((kind, i) => (kind, i)))
        {
            var campaign = CampaignOf(random, days, teams[i % teams.Count], kind);
            campaigns.Add(campaign);
            foreach (var customer in folk.For(kind.Kind, days.Today).Where(c => taken.Add(c.Id)).Take(PerCampaign))
                callbacks.Add(CallbackOf(random, days, campaign, customer));
        }
        return (campaigns, callbacks);
    }

    private static Campaign CampaignOf(DemoRandom random, DemoDays days, Team team, (CallbackKind Kind, string Script, string Name) kind)
    {
        var at = DemoDays.At(days.Workday(-2), 8 * 60 + 40);
        return new Campaign
        {
            Id = random.Id(at),
            Name = kind.Name,
            Kind = kind.Kind,
            Purpose = CallPurpose.Service,
            ScriptId = kind.Script,
            TeamId = team.Id,
            Open = true,
            CreatedAt = at,
        };
    }

    private static Callback CallbackOf(DemoRandom random, DemoDays days, Campaign campaign, Customer customer)
    {
        var due = DemoDays.At(days.Workday(-1), 17 * 60);
        return new Callback
        {
            Id = random.Id(due),
            CampaignId = campaign.Id,
            CustomerId = customer.Id,
            Kind = campaign.Kind,
            State = CallbackState.Waiting,
            TeamId = campaign.TeamId,
            DueAt = due,
            Priority = AfterAllOthers,
            Reason = campaign.Name,
        };
    }
}

/// <summary>Whom a campaign may be for: the customers with their bills, those with an open complaint, those who wait already.</summary>
public sealed record DemoFolk(IReadOnlyList<Customer> Customers, ILookup<Guid, Bill> Bills, IReadOnlySet<Guid> Complained, IReadOnlyList<Guid> Waiting)
{
    public IEnumerable<Customer> For(CallbackKind kind, DateOnly today) => Customers.Where(c => c.Locale == "zh-CN" && kind switch
    {
        CallbackKind.BillAnomaly => Bills[c.Id].ToList() is [.., var before, var last] && Math.Abs(last.TotalFen - before.TotalFen) > before.TotalFen / 2,
        CallbackKind.ZeroUsage => Bills[c.Id].LastOrDefault() is { VoiceMinutes: 0, DataMegabytes: 0 },
        CallbackKind.ContractExpiry => c.ContractEnds is { } end && end.DayNumber - today.DayNumber is > 0 and < 60,
        CallbackKind.Arrears => Bills[c.Id].Any(b => b.Unpaid),
        CallbackKind.ComplaintClosing => Complained.Contains(c.Id),
        CallbackKind.Care => c.Class == CustomerClass.A,
        _ => true,
    });
}
