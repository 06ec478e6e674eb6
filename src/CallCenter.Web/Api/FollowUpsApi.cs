using System.ComponentModel;
using CallCenter.Core.FollowUps;
using CallCenter.Core.People;
using CallCenter.Web.Customers;
using CallCenter.Web.Data;
using CallCenter.Web.FollowUps;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Api;

/// <summary>The query of <c>GET /follow-ups</c>.</summary>
public sealed record FollowUpsQuery
{
    [Form("uuid"), Description("Only follow-ups of this customer.")]
    public string? CustomerId { get; init; }

    [OneOf(typeof(FollowUpKind)), Description("Only this kind.")]
    public string? Kind { get; init; }

    [Form("boolean"), Description("`true`: only what is still to be done; `false`: only what is done.")]
    public string? Open { get; init; }

    [Form("date-time"), Description("Only those due before this instant.")]
    public string? DueBefore { get; init; }

    [Form("int32"), Description("Entries on a page, 1 to 200; 50 if left out.")]
    public string? Limit { get; init; }

    [Description("The `next` of the page before.")]
    public string? After { get; init; }
}

/// <summary>What a list of follow-ups is narrowed to.</summary>
public sealed record FollowUpFilter
{
    public long? TeamId { get; init; }
    public Guid? CustomerId { get; init; }
    public FollowUpKind? Kind { get; init; }
    public bool? Open { get; init; }
    public DateTimeOffset? DueBefore { get; init; }
    public (DateTimeOffset At, Guid Id)? After { get; init; }
}

[Description("Something we owe a customer by a time. Its words are null unless the key's scope is `personal`.")]
public sealed record FollowUpShown(
    Guid Id, Guid CustomerId, Guid CallId, Guid CallbackId, FollowUpKind Kind, DateTimeOffset DueAt,
    [property: Description("The customer asked for this very time.")] bool Agreed,
    Guid OwnerId, long TeamId, string? Note, DateTimeOffset CreatedAt, DateTimeOffset? DoneAt,
    [property: Description("What was done.")] string? Outcome);

/// <summary>The reads of follow-ups over REST.</summary>
public static class FollowUpPages
{
    /// <summary>Due first.</summary>
    public static IQueryable<FollowUpShown> List(Db db, FollowUpFilter filter)
    {
        IQueryable<FollowUp> found = db.FollowUps;
        if (filter.TeamId is { } team) found = found.Where(x => x.TeamId == team);
        if (filter.CustomerId is { } customer) found = found.Where(x => x.CustomerId == customer);
        if (filter.Kind is { } kind) found = found.Where(x => x.Kind == kind);
        if (filter.Open is true) found = found.Where(x => x.DoneAt == null);
        if (filter.Open is false) found = found.Where(x => x.DoneAt != null);
        if (filter.DueBefore is { } due) found = found.Where(x => x.DueAt < due);
        if (filter.After is var (at, id)) found = found.Where(x => x.DueAt > at || (x.DueAt == at && x.Id.CompareTo(id) > 0));
        return found.OrderBy(x => x.DueAt).ThenBy(x => x.Id).Select(x => new FollowUpShown(
            x.Id, x.CustomerId, x.CallId, x.CallbackId, x.Kind, x.DueAt, x.Agreed, x.OwnerId, x.TeamId, x.Note, x.CreatedAt, x.DoneAt, x.Outcome));
    }
}

/// <summary>Follow-ups over REST.</summary>
public sealed class FollowUpsApi(IDbContextFactory<Db> dbs, AccessLog log)
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/follow-ups", ([AsParameters] FollowUpsQuery query, ApiCaller caller, FollowUpsApi followUps, CancellationToken stop) => followUps.ListAsync(query, caller, stop))
            .Reads<Page<FollowUpShown>>(Act.ReadFollowUps, "listFollowUps", "Lists follow-ups, due first.");

    private async Task<IResult> ListAsync(FollowUpsQuery query, ApiCaller caller, CancellationToken stop)
    {
        var input = new ApiInput();
        var filter = new FollowUpFilter
        {
            TeamId = caller.TeamId,
            CustomerId = input.Id("customerId", query.CustomerId),
            Kind = input.Key<FollowUpKind>("kind", query.Kind),
            Open = input.Flag("open", query.Open),
            DueBefore = input.Instant("dueBefore", query.DueBefore),
            After = input.AfterInstant(query.After),
        };
        var limit = input.Limit(query.Limit);
        if (input.Problem is { } problem)
            return problem;
        await using var db = await dbs.CreateDbContextAsync(stop);
        var rows = await FollowUpPages.List(db, filter).Take(limit + 1).ToListAsync(stop);
        await log.WriteAsync(new(caller.Key.Name, "api.follow-ups"), filter.CustomerId is { } about ? [about] : [], stop);
        return TypedResults.Ok(Paging.Of(
            rows, limit, x => x with { Note = caller.Words(x.Note), Outcome = caller.Words(x.Outcome) }, x => Cursor.At(x.DueAt, x.Id)));
    }
}
