using System.ComponentModel;
using CallCenter.Core.Customers;
using CallCenter.Core.People;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Customers;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Api;

/// <summary>The query of <c>GET /callbacks</c>.</summary>
public sealed record CallbacksQuery
{
    [Form("uuid"), Description("Only callbacks of this customer.")]
    public string? CustomerId { get; init; }

    [Form("uuid"), Description("Only callbacks of this campaign.")]
    public string? CampaignId { get; init; }

    [OneOf(typeof(CallbackKind)), Description("Only this kind.")]
    public string? Kind { get; init; }

    [OneOf(typeof(CallbackState)), Description("Only callbacks in this state.")]
    public string? State { get; init; }

    [Form("date-time"), Description("Only those due before this instant.")]
    public string? DueBefore { get; init; }

    [Form("int32"), Description("Entries on a page, 1 to 200; 50 if left out.")]
    public string? Limit { get; init; }

    [Description("The `next` of the page before.")]
    public string? After { get; init; }
}

/// <summary>What a list of callbacks is narrowed to.</summary>
public sealed record CallbackFilter
{
    public long? TeamId { get; init; }
    public Guid? CustomerId { get; init; }
    public Guid? CampaignId { get; init; }
    public CallbackKind? Kind { get; init; }
    public CallbackState? State { get; init; }
    public DateTimeOffset? DueBefore { get; init; }
    public (DateTimeOffset At, Guid Id)? After { get; init; }
}

[Description("The task of calling one customer back once.")]
public sealed record CallbackShown(
    Guid Id, Guid CampaignId, Guid CustomerId, CallbackKind Kind, CallbackState State, long TeamId,
    [property: Description("The agent it belongs to; null means anybody in the team.")] Guid? OwnerId,
    [property: Description("From when on it may be taken.")] DateTimeOffset DueAt,
    [property: Description("The instant agreed with the customer, if one was.")] DateTimeOffset? AgreedAt,
    int Priority, int Attempts,
    [property: Description("Why we call; null unless the key's scope is `personal`.")] string? Reason,
    [property: Description("The call this one follows.")] Guid? EarlierCallId,
    string? LastResult);

/// <summary>The reads of callbacks over REST.</summary>
public static class CallbackPages
{
    /// <summary>Due first.</summary>
    public static IQueryable<CallbackShown> List(Db db, CallbackFilter filter)
    {
        IQueryable<Callback> found = db.Callbacks;
        if (filter.TeamId is { } team) found = found.Where(b => b.TeamId == team);
        if (filter.CustomerId is { } customer) found = found.Where(b => b.CustomerId == customer);
        if (filter.CampaignId is { } campaign) found = found.Where(b => b.CampaignId == campaign);
        if (filter.Kind is { } kind) found = found.Where(b => b.Kind == kind);
        if (filter.State is { } state) found = found.Where(b => b.State == state);
        if (filter.DueBefore is { } due) found = found.Where(b => b.DueAt < due);
        if (filter.After is var (at, id)) found = found.Where(b => b.DueAt > at || (b.DueAt == at && b.Id.CompareTo(id) > 0));
        return found.OrderBy(b => b.DueAt).ThenBy(b => b.Id).Select(Shown);
    }

    public static IQueryable<CallbackShown> One(Db db, Guid id) => db.Callbacks.Where(b => b.Id == id).Select(Shown);

    private static readonly System.Linq.Expressions.Expression<Func<Callback, CallbackShown>> Shown = b => new CallbackShown(
        b.Id, b.CampaignId, b.CustomerId, b.Kind, b.State, b.TeamId, b.OwnerId, b.DueAt, b.AgreedAt, b.Priority, b.Attempts,
        b.Reason, b.EarlierCallId, b.LastResult);
}

/// <summary>Callbacks over REST.</summary>
public sealed class CallbacksApi(IDbContextFactory<Db> dbs, AccessLog log)
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/callbacks", ([AsParameters] CallbacksQuery query, ApiCaller caller, CallbacksApi callbacks, CancellationToken stop) => callbacks.ListAsync(query, caller, stop))
            .Reads<Page<CallbackShown>>(Act.ReadCallbacks, "listCallbacks", "Lists callbacks, due first.");
        api.MapGet("/callbacks/{id:guid}", (Guid id, ApiCaller caller, CallbacksApi callbacks, CancellationToken stop) => callbacks.FindAsync(id, caller, stop))
            .Reads<CallbackShown>(Act.ReadCallbacks, "getCallback", "Shows one callback.").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private async Task<IResult> ListAsync(CallbacksQuery query, ApiCaller caller, CancellationToken stop)
    {
        var input = new ApiInput();
        var filter = new CallbackFilter
        {
            TeamId = caller.TeamId,
            CustomerId = input.Id("customerId", query.CustomerId),
            CampaignId = input.Id("campaignId", query.CampaignId),
            Kind = input.Key<CallbackKind>("kind", query.Kind),
            State = input.Key<CallbackState>("state", query.State),
            DueBefore = input.Instant("dueBefore", query.DueBefore),
            After = input.AfterInstant(query.After),
        };
        var limit = input.Limit(query.Limit);
        if (input.Problem is { } problem)
            return problem;
        await using var db = await dbs.CreateDbContextAsync(stop);
        var rows = await CallbackPages.List(db, filter).Take(limit + 1).ToListAsync(stop);
        await log.WriteAsync(new(caller.Key.Name, "api.callbacks"), filter.CustomerId is { } about ? [about] : [], stop);
        return TypedResults.Ok(Paging.Of(rows, limit, b => Show(b, caller), b => Cursor.At(b.DueAt, b.Id)));
    }

    private async Task<IResult> FindAsync(Guid id, ApiCaller caller, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var found = await CallbackPages.One(db, id).SingleOrDefaultAsync(stop);
        if (found is null || !caller.Reaches(Act.ReadCallbacks, new(found.OwnerId, found.TeamId)))
            return ApiProblems.NotFound("callback");
        await log.WriteAsync(new(caller.Key.Name, "api.callback"), [found.CustomerId], stop);
        return TypedResults.Ok(Show(found, caller));
    }

    private static CallbackShown Show(CallbackShown found, ApiCaller caller) => found with { Reason = caller.Words(found.Reason) };
}
