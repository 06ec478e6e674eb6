using CallCenter.Core.Calls;
using CallCenter.Core.People;
using CallCenter.Web.Campaigns;
using CallCenter.Web.People;
using CallCenter.Web.Telephony;
using CallCenter.Web.Tests.Calls;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.Campaigns;

/// <summary>Managers say by campaign what is done where a machine answers; the next mailbox meets it.</summary>
public sealed class CampaignDeskTests
{
    private const string Mailbox = "+8613800005677";

    [Fact]
    public async Task What_a_manager_chose_is_done_with_the_next_mailbox_and_written_down()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, Mailbox);
        var (desk, manager) = (Desk(product), Person(Role.Manager, team: null));
        var campaign = await IdAsync(product);
        Assert.IsType<CampaignAnswer.Saved>(await desk.ChangeAsync(manager, new(campaign, VoicemailWay.LeavePrompt)));
        Assert.Equal("voicemail", (await hands.Reaches(await hands.DialAsync(), CallPhase.Closed)).Closing?.Result);
        Assert.Equal(new CampaignAnswer.Refused(CampaignRefusal.NoChange), await desk.ChangeAsync(manager, new(campaign, VoicemailWay.LeavePrompt)));
        Assert.IsType<CampaignAnswer.Saved>(await desk.ChangeAsync(manager, new(campaign, null)));
        await using var db = product.OpenDb();
        Assert.Null((await db.Campaigns.SingleAsync()).Voicemail);
        Assert.Equal(
            [$"{campaign}: House → LeavePrompt", $"{campaign}: LeavePrompt → House"],
            await db.AccessEntries.Where(e => e.What == "campaign.voicemail" && e.Who == manager.Id.ToString()).OrderBy(e => e.Id).Select(e => e.Why!).ToListAsync());
    }

    [Theory]
    [InlineData(Role.Agent)]
    [InlineData(Role.TeamLead)]
    [InlineData(Role.Quality)]
    [InlineData(Role.Administrator)]
    public async Task Nobody_else_changes_it(Role role)
    {
        await using var product = await Product.Start();
        await DeskHands.Seated(product, Mailbox);
        var refused = await Desk(product).ChangeAsync(Person(role, team: 1), new(await IdAsync(product), VoicemailWay.HangUp));
        Assert.Equal(new CampaignAnswer.Refused(CampaignRefusal.NotAllowed), refused);
        await using var db = product.OpenDb();
        Assert.Null((await db.Campaigns.SingleAsync()).Voicemail);
        Assert.False(await db.AccessEntries.AnyAsync());
    }

    [Fact]
    public async Task A_campaign_that_is_gone_or_a_way_nobody_knows_is_refused()
    {
        await using var product = await Product.Start();
        await DeskHands.Seated(product, Mailbox);
        var manager = Person(Role.Manager, team: null);
        Assert.Equal(new CampaignAnswer.Refused(CampaignRefusal.NotFound), await Desk(product).ChangeAsync(manager, new(Guid.NewGuid(), VoicemailWay.HangUp)));
        Assert.Equal(new CampaignAnswer.Refused(CampaignRefusal.NoChange), await Desk(product).ChangeAsync(manager, new(await IdAsync(product), (VoicemailWay)77)));
    }

    [Fact]
    public async Task A_manager_sees_every_campaign_a_lead_those_of_the_team_and_an_agent_none()
    {
        await using var product = await Product.Start();
        await DeskHands.Seated(product, Mailbox);
        await using var db = product.OpenDb();
        var first = await db.Campaigns.SingleAsync();
        db.Teams.Add(new Team { Id = 2, Name = "二班" });
        db.Campaigns.Add(new Campaign
        {
            Id = Guid.CreateVersion7(),
            Name = "满意度",
            Kind = first.Kind,
            Purpose = first.Purpose,
            ScriptId = first.ScriptId,
            TeamId = 2,
            CreatedAt = first.CreatedAt,
        });
        await db.SaveChangesAsync();
        Task<List<string>> Seen(Role role) => CampaignQueries.Seen(db, Sight.Of(Person(role, team: 1), Act.ReadCampaigns)).Select(x => x.Name).ToListAsync();
        Assert.Equal(["二次回访", "满意度"], await Seen(Role.Manager));
        Assert.Equal(["二次回访"], await Seen(Role.TeamLead));
        Assert.Empty(await Seen(Role.Agent));
    }

    private static CampaignDesk Desk(Product product) => product.Services.GetRequiredService<CampaignDesk>();

    private static async Task<Guid> IdAsync(Product product)
    {
        await using var db = product.OpenDb();
        return await db.Campaigns.Select(c => c.Id).SingleAsync();
    }

    private static Actor.Person Person(Role role, long? team) => new(Guid.NewGuid(), team, new HashSet<Role> { role });
}
