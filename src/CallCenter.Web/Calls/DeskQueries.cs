using CallCenter.Core.Calls;
using CallCenter.Core.Customers;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Data;
using CallCenter.Web.FollowUps;
using CallCenter.Web.People;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Calls;

/// <summary>A callback as the dialler needs it.</summary>
public sealed record DeskOrder(
    Guid CallbackId, Guid CustomerId, Guid CampaignId, CallbackKind Kind, long TeamId, string ScriptId, string Locale, string Number,
    int Attempts, Guid? LeasedBy, string Campaign, string? Reason, DateTimeOffset DueAt, DateTimeOffset? AgreedAt, Guid? EarlierCallId);

/// <summary>An agent and what is on the desk.</summary>
public sealed record DeskOwner(
    string Name, string StaffNumber, AgentState State, DateTimeOffset Since, Guid? CallbackId, Guid? CallId, Guid? DeskId);

/// <summary>Which tab is an agent's desk.</summary>
public sealed record DeskSeat(Guid AgentId, Guid? DeskId);

/// <summary>Questions of the agent's desk.</summary>
public static class DeskQueries
{
    public static IQueryable<DeskOrder> OrderOf(Db db, Guid callbackId) =>
        from callback in db.Callbacks.AsNoTracking()
        where callback.Id == callbackId
        join campaign in db.Campaigns on callback.CampaignId equals campaign.Id
        join customer in db.Customers on callback.CustomerId equals customer.Id
        select new DeskOrder(
            callback.Id, customer.Id, campaign.Id, callback.Kind, callback.TeamId, campaign.ScriptId, customer.Locale, customer.Number,
            callback.Attempts, callback.LeasedBy, campaign.Name, callback.Reason, callback.DueAt, callback.AgreedAt, callback.EarlierCallId);

    /// <summary>Calls about this callback that are on the line.</summary>
    public static IQueryable<Guid> OnTheLine(Db db, Guid callbackId) =>
        db.Calls.AsNoTracking().Where(c => c.CallbackId == callbackId && c.Phase != CallPhase.Closed && c.Phase != CallPhase.WrapUp).Select(c => c.Id);

    /// <summary>Titles of these articles.</summary>
    public static IQueryable<DeskArticle> Articles(Db db, string locale, IReadOnlyList<string> keys) =>
        db.Articles.AsNoTracking().Where(a => a.Locale == locale && a.RetiredAt == null && keys.Contains(a.Key)).Select(a => new DeskArticle(a.Key, a.Title));

    public static IQueryable<DeskOwner> Owner(Db db, Guid personId) =>
        from person in db.Users.AsNoTracking()
        where person.Id == personId
        join presence in db.Presences on person.Id equals presence.PersonId into presences
        from presence in presences.DefaultIfEmpty()
        select new DeskOwner(
            person.DisplayName, person.StaffNumber, presence == null ? AgentState.Away : presence.State,
            presence == null ? DateTimeOffset.MinValue : presence.Since, presence == null ? null : presence.CallbackId,
            presence == null ? null : presence.CallId, presence == null ? null : presence.DeskId);

    /// <summary>The tabs that are the desks of these agents.</summary>
    public static IQueryable<DeskSeat> SeatsOf(Db db, IReadOnlyList<Guid> agents) =>
        db.Presences.AsNoTracking().Where(p => agents.Contains(p.PersonId)).Select(p => new DeskSeat(p.PersonId, p.DeskId));

    /// <summary>Calls of this agent on this day that ended with a person on the line.</summary>
    public static IQueryable<Guid> ReachedOn(Db db, Guid agentId, int localDay) =>
        db.Calls.AsNoTracking().Where(c => c.AgentId == agentId && c.LocalDay == localDay && c.ClosedAt != null && c.AnsweredAt != null).Select(c => c.Id);

    /// <summary>Callbacks that wait for this agent until the instant.</summary>
    public static IQueryable<Guid> WaitingUntil(Db db, Taker taker, DateTimeOffset until) =>
        db.Callbacks.AsNoTracking()
            .Where(c => c.TeamId == taker.TeamId && c.State == CallbackState.Waiting && c.DueAt <= until && (c.OwnerId == null || c.OwnerId == taker.AgentId))
            .Select(c => c.Id);

    /// <summary>Promises of this agent that nobody has settled and that are due by the instant.</summary>
    public static IQueryable<Guid> PromisesDue(Db db, Guid agentId, DateTimeOffset until) =>
        db.Promises.AsNoTracking().Where(p => p.OwnerId == agentId && p.State == PromiseState.Unknown && p.DueAt <= until).Select(p => p.Id);
}
