using CallCenter.Core.Customers;
using CallCenter.Web.Data;
using CallCenter.Web.People;
using CallCenter.Web.Telephony;

namespace CallCenter.Web.Campaigns;

/// <summary>A campaign as its list shows it.</summary>
public sealed record CampaignRow
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required CallbackKind Kind { get; init; }
    public required CallPurpose Purpose { get; init; }
    public required long TeamId { get; init; }
    public required string? Team { get; init; }
    public required bool Open { get; init; }
    public required VoicemailWay? Voicemail { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Questions about campaigns.</summary>
public static class CampaignQueries
{
    /// <summary>Campaigns this person sees: running ones first, the newest of them first.</summary>
    public static IQueryable<CampaignRow> Seen(Db db, Sight sight)
    {
        var found = sight switch
        {
            Sight.OfTeam team => db.Campaigns.Where(x => x.TeamId == team.Team),
            Sight.Everything => db.Campaigns,
            _ => db.Campaigns.Where(_ => false),
        };
        return from row in found
               join team in db.Teams on row.TeamId equals team.Id into teams
               from team in teams.DefaultIfEmpty()
               orderby row.Open descending, row.CreatedAt descending, row.Id
               select new CampaignRow
               {
                   Id = row.Id,
                   Name = row.Name,
                   Kind = row.Kind,
                   Purpose = row.Purpose,
                   TeamId = row.TeamId,
                   Team = team.Name,
                   Open = row.Open,
                   Voicemail = row.Voicemail,
                   CreatedAt = row.CreatedAt,
               };
    }
}
