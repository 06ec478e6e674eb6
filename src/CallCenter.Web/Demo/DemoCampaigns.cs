using CallCenter.Core.Customers;
using CallCenter.Web.Campaigns;
using CallCenter.Web.People;

namespace CallCenter.Web.Demo;

/// <summary>The campaigns of one team: the first callbacks that lie behind, the second ones that run.</summary>
public sealed record DemoCampaigns(Team Team, Campaign First, Campaign Second)
{
    public static IReadOnlyList<DemoCampaigns> Make(DemoRandom random, DemoDays days, IReadOnlyList<Team> teams) =>
        [.. teams.Select(team => new DemoCampaigns(
            team,
            One(random, days, team, (CallbackKind.FirstCallback, $"首次回访 · {team.Name}", false)),
            One(random, days, team, (CallbackKind.SecondCallback, $"二次回访 · {team.Name}", true))))];

    private static Campaign One(DemoRandom random, DemoDays days, Team team, (CallbackKind Kind, string Name, bool Open) plan)
    {
        var at = DemoDays.At(days.Workday(-12), 8 * 60 + 40);
        return new Campaign
        {
            Id = random.Id(at),
            Name = plan.Name,
            Kind = plan.Kind,
            Purpose = CallPurpose.Service,
            ScriptId = ScriptOf(plan.Kind),
            TeamId = team.Id,
            Open = plan.Open,
            CreatedAt = at,
        };
    }

    private static string ScriptOf(CallbackKind kind) => kind switch
    {
        CallbackKind.FirstCallback => "first-callback",
        _ => "second-callback",
    };
}
