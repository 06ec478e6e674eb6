using System.ComponentModel;
using CallCenter.Core.Customers;
using CallCenter.Core.People;
using CallCenter.Web.Customers;
using CallCenter.Web.Data;
using CallCenter.Web.FollowUps;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Api;

/// <summary>The query of <c>GET /customers</c>.</summary>
public sealed record CustomersQuery
{
    [Description("Only the customer with this number, such as `13812345678` or `+8613812345678`.")]
    public string? Number { get; init; }

    [Description("Only the customer with this customer number, such as `C0000042`.")]
    public string? CustomerNumber { get; init; }

    [OneOf(typeof(CustomerClass)), Description("Only customers of this class.")]
    public string? Class { get; init; }

    [Form("int32"), Description("Entries on a page, 1 to 200; 50 if left out.")]
    public string? Limit { get; init; }

    [Description("The `next` of the page before.")]
    public string? After { get; init; }
}

[Description("A customer. Name and number are masked unless the key's scope is `personal`.")]
public sealed record CustomerShown(
    Guid Id,
    [property: Description("Number of the customer in billing.")] string CustomerNumber,
    string Name, string Honorific, CustomerClass Class, bool Vip,
    [property: Description("Protected: never cut off or dunned without the manager.")] bool RedList,
    string Number,
    [property: Description("The number belongs to somebody else: it is not dialled until the file is corrected.")] bool WrongNumber,
    string Region,
    [property: Description("IANA time zone: the lawful hours are asked in it.")] string Zone,
    [property: Description("Language of the call.")] string Locale,
    string Plan, DateOnly? ContractEnds,
    [property: Description("Whether name and number are masked here.")] bool Masked);

[Description("A customer with what is known of them. Amounts and words are null unless the key's scope is `personal`.")]
public sealed record CustomerFileShown(
    CustomerShown Customer,
    [property: Description("Closed billing periods, oldest first; money in fen.")] IReadOnlyList<BillLine>? Bills,
    [property: Description("What was promised, newest first.")] IReadOnlyList<PromiseShown> Promises);

[Description("A promise that was made to the customer.")]
public sealed record PromiseShown(
    Guid Id, Guid CallId,
    [property: Description("Key in the catalogue of what may be promised.")] string Key,
    string? Text, DateTimeOffset MadeAt, DateTimeOffset DueAt,
    [property: Description("`unknown` claims nothing.")] PromiseState State);

/// <summary>Customers over REST.</summary>
public sealed class CustomersApi(IDbContextFactory<Db> dbs, AccessLog log)
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/customers", ([AsParameters] CustomersQuery query, ApiCaller caller, CustomersApi customers, CancellationToken stop) => customers.ListAsync(query, caller, stop))
            .Reads<Page<CustomerShown>>(Act.ReadCustomer, "listCustomers", "Lists customers, the oldest files first, or finds one by telephone number.");
        api.MapGet("/customers/{id:guid}", (Guid id, ApiCaller caller, CustomersApi customers, CancellationToken stop) => customers.FindAsync(id, caller, stop))
            .Reads<CustomerFileShown>(Act.ReadCustomer, "getCustomer", "Shows one customer with bills and promises.").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private async Task<IResult> ListAsync(CustomersQuery query, ApiCaller caller, CancellationToken stop)
    {
        var input = new ApiInput();
        var filter = new CustomerFilter(
            input.Number("number", query.Number)?.Dialable, input.Text("customerNumber", query.CustomerNumber, 40),
            input.Key<CustomerClass>("class", query.Class), caller.TeamId);
        var (limit, after) = (input.Limit(query.Limit), input.After(query.After));
        if (input.Problem is { } problem)
            return problem;
        await using var db = await dbs.CreateDbContextAsync(stop);
        var rows = await CustomerPages.List(db, filter, after).Take(limit + 1).ToListAsync(stop);
        // Unmasked, every customer shown is a look of its own; masked, the request is.
        var looked = caller.Personal || filter.Number is not null ? rows.Take(limit).Select(c => c.Id).ToList() : [];
        await log.WriteAsync(new(caller.Key.Name, "api.customers"), looked, stop);
        return TypedResults.Ok(Paging.Of(rows, limit, c => Show(c, caller), c => new("id", c.Id)));
    }

    private async Task<IResult> FindAsync(Guid id, ApiCaller caller, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var file = await SeesAsync(db, id, caller, stop) ? await CustomerFile.LoadAsync(db, id, stop) : null;
        if (file is null)
            return ApiProblems.NotFound("customer");
        await log.WriteAsync(new(caller.Key.Name, "api.customer"), [id], stop);
        return TypedResults.Ok(new CustomerFileShown(
            Show(file.Customer, caller), caller.Personal ? file.Bills : null,
            [.. file.Promises.Select(p => new PromiseShown(p.Id, p.CallId, p.Key, caller.Words(p.Text), p.MadeAt, p.DueAt, p.State))]));
    }

    /// <summary>Whether the customer is this key's to see: one its team calls, or any for a key without a team.</summary>
    internal static async Task<bool> SeesAsync(Db db, Guid customerId, ApiCaller caller, CancellationToken stop) =>
        caller.TeamId is not { } team || await CustomerPages.OfTeam(db, customerId, team).AnyAsync(stop);

    private static CustomerShown Show(CustomerLine c, ApiCaller caller) => new(
        c.Id, c.CustomerNumber, caller.Name(c.Name), c.Honorific, c.Class, c.Vip, c.RedList, caller.Number(c.Number), c.WrongNumber,
        c.Region, c.Zone, c.Locale, c.Plan, c.ContractEnds, Masked: !caller.Personal);
}

/// <summary>The list of customers over REST.</summary>
public static class CustomerPages
{
    /// <summary>The oldest files first: ids grow with time.</summary>
    public static IQueryable<CustomerLine> List(Db db, CustomerFilter filter, Cursor? after)
    {
        var found = CustomerQueries.Matching(db, filter);
        if (after is { Id: var id })
            found = found.Where(c => c.Id.CompareTo(id) > 0);
        return found.OrderBy(c => c.Id).Select(CustomerQueries.Line);
    }

    /// <summary>The customer's callbacks that belong to a team: one is enough to see the customer.</summary>
    public static IQueryable<Guid> OfTeam(Db db, Guid customerId, long team) =>
        db.Callbacks.Where(b => b.CustomerId == customerId && b.TeamId == team).Select(b => b.Id);
}
