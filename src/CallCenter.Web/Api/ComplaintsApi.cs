using System.ComponentModel;
using CallCenter.Core.Complaints;
using CallCenter.Core.People;
using CallCenter.Web.Complaints;
using CallCenter.Web.Customers;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Api;

/// <summary>The query of <c>GET /complaints</c>.</summary>
public sealed record ComplaintsQuery
{
    [Description("Only the complaint with this number, as the customer was told it.")]
    public string? Number { get; init; }

    [Form("uuid"), Description("Only complaints of this customer.")]
    public string? CustomerId { get; init; }

    [OneOf(typeof(ComplaintStage)), Description("Only complaints in this state.")]
    public string? State { get; init; }

    [OneOf(typeof(ComplaintCategory)), Description("Only this category.")]
    public string? Category { get; init; }

    [Form("int32"), Description("Entries on a page, 1 to 200; 50 if left out.")]
    public string? Limit { get; init; }

    [Description("The `next` of the page before.")]
    public string? After { get; init; }
}

/// <summary>What a list of complaints is narrowed to.</summary>
public sealed record ComplaintFilter
{
    public long? TeamId { get; init; }
    public string? Number { get; init; }
    public Guid? CustomerId { get; init; }
    public ComplaintStage? State { get; init; }
    public ComplaintCategory? Category { get; init; }
    public (DateTimeOffset At, Guid Id)? After { get; init; }
}

[Description("A complaint from receipt to closing. Its words are null unless the key's scope is `personal`.")]
public sealed record ComplaintShown(
    Guid Id,
    [property: Description("What the customer is told.")] string Number,
    Guid CustomerId, Guid CallId, ComplaintCategory Category, ComplaintSeverity Severity, ComplaintStage State,
    [property: Description("What happened, in the customer's words.")] string? Text,
    [property: Description("What the customer wants.")] string? Wanted,
    DateTimeOffset ReceivedAt,
    [property: Description("By when the customer has the answer.")] DateTimeOffset DueAt,
    Guid OwnerId, long TeamId,
    [property: Description("Rung of the ladder of escalation; 0 is the agent.")] int Level,
    string? Answer, ComplaintVerdict? Verdict, DateTimeOffset? ClosedAt);

/// <summary>The reads of complaints over REST.</summary>
public static class ComplaintPages
{
    /// <summary>Newest first.</summary>
    public static IQueryable<ComplaintShown> List(Db db, ComplaintFilter filter)
    {
        IQueryable<Complaint> found = db.Complaints;
        if (filter.TeamId is { } team) found = found.Where(x => x.TeamId == team);
        if (filter.Number is { } number) found = found.Where(x => x.Number == number);
        if (filter.CustomerId is { } customer) found = found.Where(x => x.CustomerId == customer);
        if (filter.State is { } state) found = found.Where(x => x.State == state);
        if (filter.Category is { } category) found = found.Where(x => x.Category == category);
        if (filter.After is var (at, id)) found = found.Where(x => x.ReceivedAt < at || (x.ReceivedAt == at && x.Id.CompareTo(id) < 0));
        return found.OrderByDescending(x => x.ReceivedAt).ThenByDescending(x => x.Id).Select(Shown);
    }

    public static IQueryable<ComplaintShown> One(Db db, Guid id) => db.Complaints.Where(x => x.Id == id).Select(Shown);

    private static readonly System.Linq.Expressions.Expression<Func<Complaint, ComplaintShown>> Shown = x => new ComplaintShown(
        x.Id, x.Number, x.CustomerId, x.CallId, x.Category, x.Severity, x.State, x.Text, x.Wanted, x.ReceivedAt, x.DueAt,
        x.OwnerId, x.TeamId, x.Level, x.Answer, x.Verdict, x.ClosedAt);
}

/// <summary>Complaints over REST.</summary>
public sealed class ComplaintsApi(IDbContextFactory<Db> dbs, AccessLog log)
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/complaints", ([AsParameters] ComplaintsQuery query, ApiCaller caller, ComplaintsApi complaints, CancellationToken stop) => complaints.ListAsync(query, caller, stop))
            .Reads<Page<ComplaintShown>>(Act.ReadComplaints, "listComplaints", "Lists complaints, newest first.");
        api.MapGet("/complaints/{id:guid}", (Guid id, ApiCaller caller, ComplaintsApi complaints, CancellationToken stop) => complaints.FindAsync(id, caller, stop))
            .Reads<ComplaintShown>(Act.ReadComplaints, "getComplaint", "Shows one complaint.").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private async Task<IResult> ListAsync(ComplaintsQuery query, ApiCaller caller, CancellationToken stop)
    {
        var input = new ApiInput();
        var filter = new ComplaintFilter
        {
            TeamId = caller.TeamId,
            Number = input.Text("number", query.Number, 40),
            CustomerId = input.Id("customerId", query.CustomerId),
            State = input.Key<ComplaintStage>("state", query.State),
            Category = input.Key<ComplaintCategory>("category", query.Category),
            After = input.AfterInstant(query.After),
        };
        var limit = input.Limit(query.Limit);
        if (input.Problem is { } problem)
            return problem;
        await using var db = await dbs.CreateDbContextAsync(stop);
        var rows = await ComplaintPages.List(db, filter).Take(limit + 1).ToListAsync(stop);
        await log.WriteAsync(new(caller.Key.Name, "api.complaints"), filter.CustomerId is { } about ? [about] : [], stop);
        return TypedResults.Ok(Paging.Of(rows, limit, x => Show(x, caller), x => Cursor.At(x.ReceivedAt, x.Id)));
    }

    private async Task<IResult> FindAsync(Guid id, ApiCaller caller, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var found = await ComplaintPages.One(db, id).SingleOrDefaultAsync(stop);
        if (found is null || !caller.Reaches(Act.ReadComplaints, new(found.OwnerId, found.TeamId)))
            return ApiProblems.NotFound("complaint");
        await log.WriteAsync(new(caller.Key.Name, "api.complaint"), [found.CustomerId], stop);
        return TypedResults.Ok(Show(found, caller));
    }

    private static ComplaintShown Show(ComplaintShown x, ApiCaller caller) =>
        x with { Text = caller.Words(x.Text), Wanted = caller.Words(x.Wanted), Answer = caller.Words(x.Answer) };
}
