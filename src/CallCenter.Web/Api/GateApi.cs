using System.ComponentModel;
using System.Text.Json.Serialization;
using CallCenter.Core.Campaigns;
using CallCenter.Core.Customers;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Customers;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Api;

[Description("Who would be called, on which number, when.")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record GateCheckAsked(
    [property: JsonRequired, Description("The customer.")] Guid CustomerId,
    [property: Description("The number to ring; the customer's own if left out.")] string? Number,
    [property: Description("When; now if left out. With its offset.")] DateTimeOffset? At,
    [property: Description("Whether the customer asked for this very time: overrides rest time, holiday, weekend, caps and an open complaint.")] bool Agreed);

[Description("The answer of the gate. It reserves nothing.")]
public sealed record GateCheckAnswer(
    bool Allowed,
    [property: Description("The gravest reason against the call; null when it is allowed.")] GateRule? Reason,
    [property: Description("Every reason, the permanent ones first.")] IReadOnlyList<GateRule> Reasons,
    [property: Description("The first instant at which the same call passes; null when no waiting helps.")] DateTimeOffset? NextAllowedAt);

/// <summary>The dial gate over REST.</summary>
public sealed class GateApi(IDbContextFactory<Db> dbs, GateFactsLoader gate, OfficeClock clock, AccessLog log)
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/dial-gate/checks", (HttpRequest request, ApiCaller caller, GateApi checks, CancellationToken stop) => checks.CheckAsync(request, caller, stop))
            .Accepts<GateCheckAsked>("application/json")
            .Reads<GateCheckAnswer>(Act.CheckGate, "checkDialGate", "Asks whether a customer may be called; nothing is reserved.")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private async Task<IResult> CheckAsync(HttpRequest request, ApiCaller caller, CancellationToken stop)
    {
        var (asked, problem) = await ApiBody.ReadAsync<GateCheckAsked>(request, stop);
        if (asked is null || problem is not null)
            return problem ?? ApiBody.TooLarge();
        var input = new ApiInput();
        var number = input.Number("number", asked.Number);
        if (input.Problem is { } wrong)
            return wrong;
        var at = Instants.Whole(asked.At ?? clock.GetUtcNow());
        await using var db = await dbs.CreateDbContextAsync(stop);
        var file = await CustomersApi.SeesAsync(db, asked.CustomerId, caller, stop)
            ? await gate.ForCustomerAsync(db, new(asked.CustomerId, number), at, stop)
            : null;
        if (file is null)
            return ApiProblems.NotFound("customer");
        await log.WriteAsync(new(caller.Key.Name, "api.dial-gate"), [asked.CustomerId], stop);
        return TypedResults.Ok(Answer(file.Facts, asked.Agreed, at));
    }

    private static GateCheckAnswer Answer(GateFacts facts, bool agreed, DateTimeOffset at) =>
        DialGate.Decide(agreed ? facts with { AppointmentAt = at } : facts, at) switch
        {
            GateAnswer.Denied denied => new(
                false, denied.Reasons[0].Rule, [.. denied.Reasons.Select(r => r.Rule)], denied.NextAllowedAt),
            _ => new(true, null, [], null),
        };
}
