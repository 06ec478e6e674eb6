using CallCenter.Core.Complaints;
using CallCenter.Web.Data;
using CallCenter.Web.People;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Complaints;

/// <summary>A complaint as lists show it. Lists may filter and sort by any of it.</summary>
public sealed record ComplaintListed
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required Guid CustomerId { get; init; }
    public required Guid CallId { get; init; }
    public required ComplaintCategory Category { get; init; }
    public required ComplaintSeverity Severity { get; init; }
    public required ComplaintStage State { get; init; }
    public required string Text { get; init; }
    public required string? Wanted { get; init; }
    public required string? Answer { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public required DateTimeOffset? AnsweredAt { get; init; }
    public required DateTimeOffset? ClosedAt { get; init; }
    public required int Level { get; init; }
    public required int Reopens { get; init; }
    public required Guid OwnerId { get; init; }
    public required string? OwnerName { get; init; }
    public required long TeamId { get; init; }
    public required string CustomerName { get; init; }
    public required string Honorific { get; init; }
    public required string CustomerNumber { get; init; }
    public required string Phone { get; init; }
}

/// <summary>A complaint as the sweep needs it.</summary>
public sealed record ComplaintDue(Guid Id, string Number, int Level, int Version, Guid OwnerId, long TeamId);

/// <summary>Named questions about complaints.</summary>
public static class ComplaintQueries
{
    /// <summary>What is not over, the soonest due first.</summary>
    public static IQueryable<ComplaintListed> Open(Db db, Sight sight) =>
        Listed(db, Seen(db, sight).Where(x => x.State != ComplaintStage.Closed).OrderBy(x => x.DueAt).ThenBy(x => x.Id));

    /// <summary>All of them, the latest received first.</summary>
    public static IQueryable<ComplaintListed> All(Db db, Sight sight) =>
        Listed(db, Seen(db, sight).OrderByDescending(x => x.ReceivedAt).ThenBy(x => x.Id));

    /// <summary>Everything about one customer, the latest first.</summary>
    public static IQueryable<ComplaintListed> OfCustomer(Db db, Guid customer) =>
        Listed(db, db.Complaints.Where(x => x.CustomerId == customer).OrderByDescending(x => x.ReceivedAt).ThenBy(x => x.Id));

    /// <summary>Whose clock runs and whose time on this rung is over.</summary>
    public static IQueryable<ComplaintDue> ToRaise(Db db, DateTimeOffset now) =>
        db.Complaints
            .Where(x => (x.State == ComplaintStage.Received || x.State == ComplaintStage.Reopened) && x.RaiseAt != null && x.RaiseAt <= now)
            .OrderBy(x => x.RaiseAt).ThenBy(x => x.Id)
            .Select(x => new ComplaintDue(x.Id, x.Number, x.Level, x.Version, x.OwnerId, x.TeamId));

    private static IQueryable<Complaint> Seen(Db db, Sight sight) => sight switch
    {
        Sight.Own own => db.Complaints.Where(x => x.OwnerId == own.Person),
        Sight.OfTeam { Person: { } person } team => db.Complaints.Where(x => x.TeamId == team.Team || x.OwnerId == person),
        Sight.OfTeam team => db.Complaints.Where(x => x.TeamId == team.Team),
        Sight.Everything => db.Complaints,
        _ => db.Complaints.Where(_ => false),
    };

    private static IQueryable<ComplaintListed> Listed(Db db, IQueryable<Complaint> rows) =>
        from row in rows
        join customer in db.Customers on row.CustomerId equals customer.Id
        join person in db.Users on row.OwnerId equals person.Id into owners
        from owner in owners.DefaultIfEmpty()
        select new ComplaintListed
        {
            Id = row.Id,
            Number = row.Number,
            CustomerId = row.CustomerId,
            CallId = row.CallId,
            Category = row.Category,
            Severity = row.Severity,
            State = row.State,
            Text = row.Text,
            Wanted = row.Wanted,
            Answer = row.Answer,
            ReceivedAt = row.ReceivedAt,
            DueAt = row.DueAt,
            AnsweredAt = row.AnsweredAt,
            ClosedAt = row.ClosedAt,
            Level = row.Level,
            Reopens = row.Reopens,
            OwnerId = row.OwnerId,
            OwnerName = owner.DisplayName,
            TeamId = row.TeamId,
            CustomerName = customer.Name,
            Honorific = customer.Honorific,
            CustomerNumber = customer.CustomerNumber,
            Phone = customer.Number,
        };
}
