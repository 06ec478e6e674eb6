using CallCenter.Core.Calls;
using CallCenter.Core.Complaints;
using CallCenter.Core.Customers;
using CallCenter.Core.FollowUps;
using CallCenter.Web.Calls;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Complaints;
using CallCenter.Web.Customers;
using CallCenter.Web.Data;
using CallCenter.Web.FollowUps;
using CallCenter.Web.People;

namespace CallCenter.Web.Tests.Data;

/// <summary>A small house to hang a case on: one team, one customer, one campaign, one callback, one closed call.</summary>
public sealed record TestRows(long Team, Guid CustomerId, Guid Callback, Guid Call, Guid Agent)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);

    public static async Task<TestRows> Add(Db db, long team = 1, string number = "C0000001")
    {
        var customer = Customer(number);
        var campaign = new Campaign
        {
            Id = Guid.CreateVersion7(),
            Name = "二次回访",
            Kind = CallbackKind.SecondCallback,
            Purpose = CallPurpose.Service,
            ScriptId = "second-callback",
            TeamId = team,
            CreatedAt = Start,
        };
        var callback = new Callback
        {
            Id = Guid.CreateVersion7(),
            CampaignId = campaign.Id,
            CustomerId = customer.Id,
            Kind = campaign.Kind,
            State = CallbackState.Done,
            TeamId = team,
            DueAt = Start,
        };
        var call = new Call
        {
            Id = Guid.CreateVersion7(),
            CallbackId = callback.Id,
            CustomerId = customer.Id,
            CampaignId = campaign.Id,
            Kind = campaign.Kind,
            AgentId = Guid.CreateVersion7(),
            TeamId = team,
            ScriptId = "second-callback",
            ScriptVersion = "1",
            Locale = "zh-CN",
            Attempt = 1,
            Phase = CallPhase.Closed,
            PlacedAt = Start,
            LocalDay = 20261120,
        };
        if (await db.Teams.FindAsync(team) is null) db.Teams.Add(new Team { Id = team, Name = $"{team} 班" });
        db.AddRange(customer, campaign, callback, call);
        await db.SaveChangesAsync();
        return new(team, customer.Id, callback.Id, call.Id, call.AgentId);
    }

    public static Customer Customer(string number) => new()
    {
        Id = Guid.CreateVersion7(),
        CustomerNumber = number,
        Name = "张敏",
        Honorific = "女士",
        Class = CustomerClass.B,
        Number = "+8613800005678",
        Region = "浙江 杭州",
        Zone = "Asia/Shanghai",
        Locale = "zh-CN",
        Plan = "畅享 59",
        ContractEnds = new DateOnly(2027, 2, 28),
    };

    public FollowUp FollowUp(DateTimeOffset due, FollowUpKind kind = FollowUpKind.Appointment, Guid? owner = null) => new()
    {
        Id = Guid.CreateVersion7(),
        CustomerId = CustomerId,
        CallId = Call,
        CallbackId = Callback,
        Kind = kind,
        DueAt = due,
        OwnerId = owner ?? Agent,
        TeamId = Team,
        CreatedAt = Start,
    };

    public Complaint Complaint(DateTimeOffset due, string number = "TS202611200001", Guid? owner = null) => new()
    {
        Id = Guid.CreateVersion7(),
        Number = number,
        CustomerId = CustomerId,
        CallId = Call,
        Category = ComplaintCategory.Network,
        Severity = ComplaintSeverity.Ordinary,
        State = ComplaintStage.Received,
        Text = "家里没有信号，一直没人来",
        ReceivedAt = Start,
        DueAt = due,
        RaiseAt = due,
        OwnerId = owner ?? Agent,
        TeamId = Team,
    };
}
