using CallCenter.Core.Calls;
using CallCenter.Core.Customers;
using CallCenter.Web.Calls;
using CallCenter.Web.Data;

namespace CallCenter.Web.Api;

/// <summary>What a list of calls is narrowed to.</summary>
public sealed record CallFilter
{
    public long? TeamId { get; init; }
    public Guid? CustomerId { get; init; }
    public Guid? AgentId { get; init; }
    public Guid? CallbackId { get; init; }
    public CallbackKind? Kind { get; init; }
    public CallPhase? Phase { get; init; }
    public string? Result { get; init; }
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? To { get; init; }
    public (DateTimeOffset At, Guid Id)? After { get; init; }
}

/// <summary>The reads of calls over REST.</summary>
public static class CallPages
{
    /// <summary>Newest first.</summary>
    public static IQueryable<CallShown> List(Db db, CallFilter filter)
    {
        var found = Matching(db.Calls, filter);
        if (filter.After is var (at, id))
            found = found.Where(c => c.PlacedAt < at || (c.PlacedAt == at && c.Id.CompareTo(id) < 0));
        return found.OrderByDescending(c => c.PlacedAt).ThenByDescending(c => c.Id).Select(Shown);
    }

    public static IQueryable<CallShown> One(Db db, Guid id) => db.Calls.Where(c => c.Id == id).Select(Shown);

    /// <summary>Every event of a call, in order.</summary>
    public static IQueryable<StoredEvent> Events(Db db, Guid callId) =>
        db.CallEvents.Where(e => e.CallId == callId).OrderBy(e => e.Seq)
            .Select(e => new StoredEvent(e.Seq, e.At, e.Type, e.Facts, e.Personal));

    private static IQueryable<Call> Matching(IQueryable<Call> found, CallFilter filter)
    {
        if (filter.TeamId is { } team) found = found.Where(c => c.TeamId == team);
        if (filter.CustomerId is { } customer) found = found.Where(c => c.CustomerId == customer);
        if (filter.AgentId is { } agent) found = found.Where(c => c.AgentId == agent);
        if (filter.CallbackId is { } callback) found = found.Where(c => c.CallbackId == callback);
        if (filter.Kind is { } kind) found = found.Where(c => c.Kind == kind);
        if (filter.Phase is { } phase) found = found.Where(c => c.Phase == phase);
        if (filter.Result is { } result) found = found.Where(c => c.Result == result);
        if (filter.From is { } from) found = found.Where(c => c.PlacedAt >= from);
        if (filter.To is { } to) found = found.Where(c => c.PlacedAt < to);
        return found;
    }

    private static readonly System.Linq.Expressions.Expression<Func<Call, CallShown>> Shown = c => new CallShown(
        c.Id, c.CallbackId, c.CustomerId, c.CampaignId, c.Kind, c.AgentId, c.TeamId, c.ScriptId, c.ScriptVersion, c.Locale,
        c.Attempt, c.Phase, c.PlacedAt, c.AnsweredAt, c.EndedAt, c.ClosedAt, c.Result, c.Reason, c.Hits);
}

/// <summary>An event as it is stored.</summary>
public sealed record StoredEvent(int Seq, DateTimeOffset At, string Type, string Facts, string? Personal);
