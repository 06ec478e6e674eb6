using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Core.Calls;
using CallCenter.Core.Customers;
using CallCenter.Core.People;
using CallCenter.Web.Customers;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Api;

/// <summary>The query of <c>GET /calls</c>.</summary>
public sealed record CallsQuery
{
    [Form("uuid"), Description("Only calls to this customer.")]
    public string? CustomerId { get; init; }

    [Form("uuid"), Description("Only calls of this agent.")]
    public string? AgentId { get; init; }

    [Form("uuid"), Description("Only calls of this callback.")]
    public string? CallbackId { get; init; }

    [OneOf(typeof(CallbackKind)), Description("Only this kind of callback.")]
    public string? Kind { get; init; }

    [OneOf(typeof(CallPhase)), Description("Only calls in this phase.")]
    public string? Phase { get; init; }

    [Description("Only calls with this result, such as `booked`.")]
    public string? Result { get; init; }

    [Form("date-time"), Description("Placed at or after this instant.")]
    public string? From { get; init; }

    [Form("date-time"), Description("Placed before this instant.")]
    public string? To { get; init; }

    [Form("int32"), Description("Entries on a page, 1 to 200; 50 if left out.")]
    public string? Limit { get; init; }

    [Description("The `next` of the page before.")]
    public string? After { get; init; }
}

/// <summary>Calls over REST.</summary>
public sealed class CallsApi(IDbContextFactory<Db> dbs, AccessLog log)
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/calls", ([AsParameters] CallsQuery query, ApiCaller caller, CallsApi calls, CancellationToken stop) => calls.ListAsync(query, caller, stop))
            .Reads<Page<CallShown>>(Act.ReadCall, "listCalls", "Lists calls, newest first.");
        api.MapGet("/calls/{id:guid}", (Guid id, ApiCaller caller, CallsApi calls, CancellationToken stop) => calls.FindAsync(id, caller, stop))
            .Reads<CallFile>(Act.ReadCall, "getCall", "Shows one call with its events in order.").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private async Task<IResult> ListAsync(CallsQuery query, ApiCaller caller, CancellationToken stop)
    {
        var input = new ApiInput();
        var (filter, limit) = (FilterOf(query, input) with { TeamId = caller.TeamId }, input.Limit(query.Limit));
        if (input.Problem is { } problem)
            return problem;
        await using var db = await dbs.CreateDbContextAsync(stop);
        var rows = await CallPages.List(db, filter).Take(limit + 1).ToListAsync(stop);
        await log.WriteAsync(new(caller.Key.Name, "api.calls"), filter.CustomerId is { } about ? [about] : [], stop);
        return TypedResults.Ok(Paging.Of(rows, limit, c => c, c => Cursor.At(c.PlacedAt, c.Id)));
    }

    private static CallFilter FilterOf(CallsQuery query, ApiInput input) => new()
    {
        CustomerId = input.Id("customerId", query.CustomerId),
        AgentId = input.Id("agentId", query.AgentId),
        CallbackId = input.Id("callbackId", query.CallbackId),
        Kind = input.Key<CallbackKind>("kind", query.Kind),
        Phase = input.Key<CallPhase>("phase", query.Phase),
        Result = input.Text("result", query.Result, 40),
        From = input.Instant("from", query.From),
        To = input.Instant("to", query.To),
        After = input.AfterInstant(query.After),
    };

    private async Task<IResult> FindAsync(Guid id, ApiCaller caller, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var call = await CallPages.One(db, id).SingleOrDefaultAsync(stop);
        if (call is null || !caller.Reaches(Act.ReadCall, new(call.AgentId, call.TeamId)))
            return ApiProblems.NotFound("call");
        var events = await CallPages.Events(db, id).ToListAsync(stop);
        await log.WriteAsync(new(caller.Key.Name, "api.call"), [call.CustomerId], stop);
        return TypedResults.Ok(new CallFile(call, [.. events.Select(e => Show(e, caller))]));
    }

    private static EventShown Show(StoredEvent stored, ApiCaller caller) => new(
        stored.Seq, stored.At, JsonNamingPolicy.KebabCaseLower.ConvertName(stored.Type), EventParts.Facts(stored),
        caller.Personal && stored.Personal is { } personal ? JsonNode.Parse(personal)?.AsObject() : null);
}
