using CallCenter.Core.Customers;
using CallCenter.Core.People;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Data;
using CallCenter.Web.People;

namespace CallCenter.Web.Telephony;

/// <summary>A callback of somebody who rings us.</summary>
public sealed record CallerTask
{
    public required Guid CustomerId { get; init; }
    public required string Number { get; init; }
    public required Guid CallbackId { get; init; }
    public required CallbackState State { get; init; }
    public required CallbackKind Kind { get; init; }
    public required Guid CampaignId { get; init; }
    public required string ScriptId { get; init; }
    public required long TeamId { get; init; }
    public required Guid? OwnerId { get; init; }
    public required int Attempts { get; init; }

    /// <summary>What the callback needs; the customer's own where nothing else was said.</summary>
    public required string Language { get; init; }

    /// <summary>The newest call of it that nobody answered.</summary>
    public required DateTimeOffset? MissedAt { get; init; }
    public required Guid? LastCallId { get; init; }
}

/// <summary>An agent who could take a caller.</summary>
/// <param name="Languages">What they speak, as stored.</param>
public sealed record FreeAgent(Guid Id, string? Languages);

/// <summary>What a caller is looked after by.</summary>
public sealed record CallerNeed(Guid? OwnerId, string Language);

/// <summary>A call that waits for an agent.</summary>
public sealed record CallerWaiting(Guid CallId, Guid CallbackId, long TeamId, Guid? OwnerId);

/// <summary>Questions about those who ring us.</summary>
public static class CallerQueries
{
    /// <summary>What is open for whoever has this number: on a desk first, then what is due first.</summary>
    public static IQueryable<CallerTask> Open(Db db, string number) => Tasks(
        db, number, db.Callbacks.Where(b => b.State == CallbackState.Waiting || b.State == CallbackState.Taken)
            .OrderBy(b => b.State == CallbackState.Taken ? 0 : 1).ThenBy(b => b.DueAt).ThenBy(b => b.Id));

    /// <summary>What was done with whoever has this number, the newest first.</summary>
    public static IQueryable<CallerTask> Past(Db db, string number) => Tasks(
        db, number, db.Callbacks.Where(b => b.State == CallbackState.Done || b.State == CallbackState.Closed).OrderByDescending(b => b.DueAt).ThenBy(b => b.Id));

    /// <summary>Agents of a team who could take a caller now: the one with the callback on the desk, its owner, then whoever is free longest.</summary>
    public static IQueryable<FreeAgent> Free(Db db, CallerWaiting call) =>
        from presence in db.Presences
        where presence.TeamId == call.TeamId
            && (presence.State == AgentState.Ready || presence.CallId == call.CallId || (presence.CallbackId == call.CallbackId && presence.CallId == null))
        where PeopleQueries.InRole(db, Role.Agent).Contains(presence.PersonId)
        join person in db.Users on presence.PersonId equals person.Id
        orderby presence.CallId == call.CallId ? 0 : presence.CallbackId == call.CallbackId ? 1 : presence.PersonId == call.OwnerId ? 2 : 3, presence.Since, presence.PersonId
        select new FreeAgent(person.Id, person.Languages);

    /// <summary>Whose the callback is and what it needs.</summary>
    public static IQueryable<CallerNeed> Need(Db db, Guid callback) =>
        from b in db.Callbacks
        where b.Id == callback
        join c in db.Customers on b.CustomerId equals c.Id
        select new CallerNeed(b.OwnerId, b.Language ?? c.Locale);

    private static IQueryable<CallerTask> Tasks(Db db, string number, IQueryable<Callback> callbacks) =>
        from b in callbacks
        join c in db.Customers on b.CustomerId equals c.Id
        where c.Number == number && !c.WrongNumber
        join g in db.Campaigns on b.CampaignId equals g.Id
        select new CallerTask
        {
            CustomerId = c.Id,
            Number = c.Number,
            CallbackId = b.Id,
            State = b.State,
            Kind = b.Kind,
            CampaignId = g.Id,
            ScriptId = g.ScriptId,
            TeamId = b.TeamId,
            OwnerId = b.OwnerId,
            Attempts = b.Attempts,
            Language = b.Language ?? c.Locale,
            MissedAt = db.Calls.Where(x => x.CallbackId == b.Id && x.AnsweredAt == null).OrderByDescending(x => x.PlacedAt).Select(x => (DateTimeOffset?)x.PlacedAt).FirstOrDefault(),
            LastCallId = db.Calls.Where(x => x.CallbackId == b.Id).OrderByDescending(x => x.PlacedAt).Select(x => (Guid?)x.Id).FirstOrDefault(),
        };
}
