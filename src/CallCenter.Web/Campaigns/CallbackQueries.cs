using CallCenter.Core.Customers;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Campaigns;

/// <summary>A callback in a list.</summary>
public sealed record CallbackListItem(
    Guid Id, CallbackKind Kind, CallbackState State, string CustomerName, string Number, DateTimeOffset DueAt,
    DateTimeOffset? AgreedAt, string? OwnerName, int Attempts, string? LastResult, string? Reason);

/// <summary>Questions about callbacks.</summary>
public static class CallbackQueries
{
    /// <summary>Callbacks that belong to these agents and are due, each agent's best first.</summary>
    public static IQueryable<OwnCandidate> Own(Db db, IReadOnlyList<Guid> agents, DateTimeOffset now) =>
        from callback in db.Callbacks.AsNoTracking()
        where callback.OwnerId != null && agents.Contains(callback.OwnerId.Value) && callback.State == CallbackState.Waiting && callback.DueAt <= now
        orderby callback.OwnerId, callback.Priority, callback.DueAt, callback.Id
        select new OwnCandidate(callback.OwnerId ?? Guid.Empty, callback.Id, callback.LeaseVersion);

    /// <summary>Callbacks of a team that belong to nobody and are due, best first; read in an index's order.</summary>
    public static IQueryable<LeaseCandidate> OfTeam(Db db, long team, DateTimeOffset now, IReadOnlyList<string>? languages = null) =>
        Spoken(db, languages)
            .Where(c => c.TeamId == team && c.State == CallbackState.Waiting && c.OwnerId == null && c.DueAt <= now)
            .OrderBy(c => c.Priority).ThenBy(c => c.DueAt).ThenBy(c => c.Id)
            .Select(c => new LeaseCandidate(c.Id, c.LeaseVersion));

    // What it needs is said by the callback, else by the customer.
    private static IQueryable<Callback> Spoken(Db db, IReadOnlyList<string>? languages) => languages is null
        ? db.Callbacks.AsNoTracking()
        : db.Callbacks.AsNoTracking().Where(c => languages.Contains(c.Language ?? db.Customers.Where(x => x.Id == c.CustomerId).Select(x => x.Locale).First()));

    /// <summary>One callback, when it waits and this agent may take it; its time may still be to come.</summary>
    public static IQueryable<LeaseCandidate> Takeable(Db db, Guid id, Taker taker) =>
        db.Callbacks.AsNoTracking()
            .Where(c => c.Id == id && c.TeamId == taker.TeamId && (c.OwnerId == null || c.OwnerId == taker.AgentId) && c.State == CallbackState.Waiting)
            .Select(c => new LeaseCandidate(c.Id, c.LeaseVersion));

    /// <summary>Leases that ran out: looked at and not dialled.</summary>
    public static IQueryable<Callback> RunOut(Db db, DateTimeOffset now) =>
        db.Callbacks.Where(c => c.State == CallbackState.Taken && c.LeaseUntil < now);

    /// <summary>Callbacks for a list, next due first.</summary>
    public static IQueryable<CallbackListItem> List(Db db, long? teamId, Guid? ownerId) =>
        from callback in db.Callbacks.AsNoTracking()
        where (teamId == null || callback.TeamId == teamId) && (ownerId == null || callback.OwnerId == null || callback.OwnerId == ownerId)
        join customer in db.Customers on callback.CustomerId equals customer.Id
        join owner in db.Users on callback.OwnerId equals (Guid?)owner.Id into owners
        from owner in owners.DefaultIfEmpty()
        orderby callback.DueAt, callback.Id
        select new CallbackListItem(
            callback.Id, callback.Kind, callback.State, customer.Name, customer.Number, callback.DueAt, callback.AgreedAt,
            owner == null ? null : owner.DisplayName, callback.Attempts, callback.LastResult, callback.Reason);
}
