using CallCenter.Core.FollowUps;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Data;
using CallCenter.Web.People;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.FollowUps;

/// <summary>A follow-up as lists show it. Lists may filter and sort by any of it.</summary>
public sealed record FollowUpListed
{
    public required Guid Id { get; init; }
    public required Guid CustomerId { get; init; }
    public required Guid CallId { get; init; }
    public required Guid CallbackId { get; init; }
    public required FollowUpKind Kind { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public required bool Agreed { get; init; }
    public required string? Note { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset? RemindedAt { get; init; }
    public required DateTimeOffset? OverdueAt { get; init; }
    public required DateTimeOffset? DoneAt { get; init; }
    public required string? Outcome { get; init; }
    public required Guid OwnerId { get; init; }
    public required string? OwnerName { get; init; }
    public required long TeamId { get; init; }
    public required string CustomerName { get; init; }
    public required string Honorific { get; init; }
    public required string CustomerNumber { get; init; }
    public required string Phone { get; init; }
    public required string Zone { get; init; }
}

/// <summary>A follow-up as the sweep needs it.</summary>
public sealed record FollowUpDue(Guid Id, Guid OwnerId, long TeamId, string CustomerNumber);

/// <summary>The callback that will be made for a follow-up.</summary>
/// <param name="Agreed">The customer asked for its very time.</param>
public sealed record WaitingCallback(Guid Id, int LeaseVersion, bool Agreed);

/// <summary>Named questions about follow-ups and promises.</summary>
public static class FollowUpQueries
{
    private static readonly FollowUpKind[] ByDeadline = [.. Enum.GetValues<FollowUpKind>().Where(kind => !DoneAtATime(kind))];

    /// <summary>What is still to be done, the soonest first.</summary>
    public static IQueryable<FollowUpListed> Open(Db db, Sight sight) =>
        Listed(db, Seen(db, sight).Where(x => x.DoneAt == null).OrderBy(x => x.DueAt).ThenBy(x => x.Id));

    /// <summary>What is done, the latest first.</summary>
    public static IQueryable<FollowUpListed> Done(Db db, Sight sight) =>
        Listed(db, Seen(db, sight).Where(x => x.DoneAt != null).OrderByDescending(x => x.DoneAt).ThenBy(x => x.Id));

    /// <summary>Everything about one customer, the latest due first.</summary>
    public static IQueryable<FollowUpListed> OfCustomer(Db db, Guid customer) =>
        Listed(db, db.FollowUps.Where(x => x.CustomerId == customer).OrderByDescending(x => x.DueAt).ThenBy(x => x.Id));

    /// <summary>Promises whose end nobody has written down, the soonest first.</summary>
    public static IQueryable<Promise> OpenPromises(Db db, Guid owner) =>
        db.Promises.AsNoTracking().Where(x => x.OwnerId == owner && x.State == PromiseState.Unknown).OrderBy(x => x.DueAt).ThenBy(x => x.Id);

    /// <summary>What was promised to a customer, the latest first.</summary>
    public static IQueryable<Promise> PromisesTo(Db db, Guid customer) =>
        db.Promises.AsNoTracking().Where(x => x.CustomerId == customer).OrderByDescending(x => x.MadeAt).ThenBy(x => x.Id);

    /// <summary>Whose owner is to be reminded now: calls when their time has come, what has a deadline some time before it.</summary>
    public static IQueryable<FollowUpDue> ToRemind(Db db, DateTimeOffset now)
    {
        var soon = now + FollowUpClock.Warning;
        return Due(db, db.FollowUps.Where(
            x => x.DoneAt == null && x.RemindedAt == null && x.DueAt <= soon && (x.DueAt <= now || ByDeadline.Contains(x.Kind))));
    }

    /// <summary>What is late and whose leads do not know yet: calls after their grace, deadlines from the instant on.</summary>
    public static IQueryable<FollowUpDue> ToReport(Db db, DateTimeOffset now)
    {
        var late = now - FollowUpClock.Grace;
        return Due(db, db.FollowUps.Where(
            x => x.DoneAt == null && x.OverdueAt == null && x.DueAt <= now && (x.DueAt <= late || ByDeadline.Contains(x.Kind))));
    }

    /// <summary>The clock of Core says which kinds are overdue at the very instant they are due.</summary>
    private static bool DoneAtATime(FollowUpKind kind) =>
        FollowUpClock.Of(kind, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch) != DueState.Overdue;

    /// <summary>The callback that waits for the time agreed in a call; none while an agent has it, or once it was tried.</summary>
    public static IQueryable<WaitingCallback> Next(Db db, Guid customer, Guid call, DateTimeOffset at) =>
        db.Callbacks.AsNoTracking().Where(c => c.CustomerId == customer && c.EarlierCallId == call && c.DueAt == at && c.State == CallbackState.Waiting)
            .OrderBy(c => c.Id).Select(c => new WaitingCallback(c.Id, c.LeaseVersion, c.AgreedAt != null));

    private static IQueryable<FollowUp> Seen(Db db, Sight sight) => sight switch
    {
        Sight.Own own => db.FollowUps.Where(x => x.OwnerId == own.Person),
        Sight.OfTeam { Person: { } person } team => db.FollowUps.Where(x => x.TeamId == team.Team || x.OwnerId == person),
        Sight.OfTeam team => db.FollowUps.Where(x => x.TeamId == team.Team),
        Sight.Everything => db.FollowUps,
        _ => db.FollowUps.Where(_ => false),
    };

    private static IQueryable<FollowUpDue> Due(Db db, IQueryable<FollowUp> rows) =>
        from row in rows
        join customer in db.Customers on row.CustomerId equals customer.Id
        orderby row.DueAt, row.Id
        select new FollowUpDue(row.Id, row.OwnerId, row.TeamId, customer.CustomerNumber);

    private static IQueryable<FollowUpListed> Listed(Db db, IQueryable<FollowUp> rows) =>
        from row in rows
        join customer in db.Customers on row.CustomerId equals customer.Id
        join person in db.Users on row.OwnerId equals person.Id into owners
        from owner in owners.DefaultIfEmpty()
        select new FollowUpListed
        {
            Id = row.Id,
            CustomerId = row.CustomerId,
            CallId = row.CallId,
            CallbackId = row.CallbackId,
            Kind = row.Kind,
            DueAt = row.DueAt,
            Agreed = row.Agreed,
            Note = row.Note,
            CreatedAt = row.CreatedAt,
            RemindedAt = row.RemindedAt,
            OverdueAt = row.OverdueAt,
            DoneAt = row.DoneAt,
            Outcome = row.Outcome,
            OwnerId = row.OwnerId,
            OwnerName = owner.DisplayName,
            TeamId = row.TeamId,
            CustomerName = customer.Name,
            Honorific = customer.Honorific,
            CustomerNumber = customer.CustomerNumber,
            Phone = customer.Number,
            Zone = customer.Zone,
        };
}
