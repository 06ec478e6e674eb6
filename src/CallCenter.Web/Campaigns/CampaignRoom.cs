using CallCenter.Core.People;
using CallCenter.Web.Data;
using CallCenter.Web.Parts;
using CallCenter.Web.People;
using CallCenter.Web.Telephony;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Campaigns;

/// <summary>The list of campaigns as one person sees it: managers all, leads those of their team.</summary>
public sealed class CampaignRoom(CampaignDesk desk, CurrentActor who, IDbContextFactory<Db> dbs, IOptions<TelephonyOptions> telephony)
{
    /// <summary>What campaigns follow that say nothing themselves.</summary>
    public VoicemailWay House => telephony.Value.Voicemail;

    public async Task<ListSlice<CampaignRow>> ListAsync(ListQuery query, bool? open)
    {
        var sight = Sight.Of(await who.RequireAsync(), Act.ReadCampaigns);
        await using var db = await dbs.CreateDbContextAsync();
        var rows = CampaignQueries.Seen(db, sight);
        if (open is { } running) rows = rows.Where(x => x.Open == running);
        if (query.Search is { } search) rows = rows.Where(x => x.Name.Contains(search) || (x.Team != null && x.Team.StartsWith(search)));
        return await rows.SliceAsync(query);
    }

    /// <summary>Whether this person may change it; who may not sees how it is.</summary>
    public async Task<bool> MayChangeAsync(CampaignRow row) =>
        await who.PersonAsync() is { } person && Rights.Allow(person, Act.ManageCampaigns, new Subject(OwnerId: null, row.TeamId)) is RightsAnswer.Allowed;

    public async Task<CampaignAnswer> ChangeAsync(ChangeVoicemail command) => await desk.ChangeAsync(await who.RequireAsync(), command);
}
