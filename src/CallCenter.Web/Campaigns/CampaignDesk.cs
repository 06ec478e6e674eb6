using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using CallCenter.Web.Telephony;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Campaigns;

/// <summary>Say what is done where a machine answers calls of a campaign; none follows the house.</summary>
public sealed record ChangeVoicemail(Guid CampaignId, VoicemailWay? Way);

/// <summary>What came of a change.</summary>
public abstract record CampaignAnswer
{
    private CampaignAnswer() { }

    /// <summary>It is stored.</summary>
    public sealed record Saved : CampaignAnswer;

    /// <summary>Nothing has changed.</summary>
    public sealed record Refused(CampaignRefusal Reason) : CampaignAnswer;
}

/// <summary>Why a campaign was not changed.</summary>
public enum CampaignRefusal
{
    NotFound,
    NotAllowed,

    /// <summary>It is so already.</summary>
    NoChange,
}

/// <summary>What managers change about campaigns. Calls under way ask the campaign when a machine answers, so that a change holds at once.</summary>
public sealed class CampaignDesk(Writes writes, OfficeClock clock)
{
    /// <summary>Stores the way with a line of who changed what into what.</summary>
    public Task<CampaignAnswer> ChangeAsync(Actor.Person by, ChangeVoicemail command) => writes.RunAsync<CampaignAnswer>(async db =>
    {
        if (await db.Campaigns.SingleOrDefaultAsync(x => x.Id == command.CampaignId) is not { } campaign) return No(CampaignRefusal.NotFound);
        if (Rights.Allow(by, Act.ManageCampaigns, new Subject(OwnerId: null, campaign.TeamId)) is not RightsAnswer.Allowed) return No(CampaignRefusal.NotAllowed);
        if (command.Way is { } way && !Enum.IsDefined(way) || campaign.Voicemail == command.Way) return No(CampaignRefusal.NoChange);
        var now = clock.GetUtcNow();
        db.AccessEntries.Add(new AccessEntry
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            Who = by.Id.ToString(),
            What = "campaign.voicemail",
            Why = $"{campaign.Id}: {Word(campaign.Voicemail)} → {Word(command.Way)}",
        });
        campaign.Voicemail = command.Way;
        return new CampaignAnswer.Saved();
    });

    private static string Word(VoicemailWay? way) => way?.ToString() ?? "House";

    private static CampaignAnswer.Refused No(CampaignRefusal reason) => new(reason);
}
