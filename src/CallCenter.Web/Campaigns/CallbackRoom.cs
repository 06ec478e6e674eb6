using CallCenter.Core.Customers;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using CallCenter.Web.Parts;
using CallCenter.Web.People;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Campaigns;

/// <summary>A callback as the list shows it; the screen masks.</summary>
public sealed record CallbackRow
{
    public required Guid Id { get; init; }
    public required Guid CustomerId { get; init; }
    public required string CustomerName { get; init; }
    public required string Honorific { get; init; }
    public required string CustomerNumber { get; init; }
    public required string Phone { get; init; }
    public required CallbackKind Kind { get; init; }
    public required CallbackState State { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public required DateTimeOffset? AgreedAt { get; init; }
    public required int Attempts { get; init; }
    public required string? Reason { get; init; }
    public required string? LastResult { get; init; }
    public required string Campaign { get; init; }
    public required string? OwnerName { get; init; }
}

/// <summary>What the list of callbacks is narrowed to; without a state it shows what is still to be done.</summary>
public sealed record CallbackListFilter(CallbackState? State = null, CallbackKind? Kind = null, bool Late = false);

/// <summary>Questions of the list of callbacks.</summary>
public static class CallbackRows
{
    /// <summary>Callbacks this person sees, due first.</summary>
    public static IQueryable<CallbackRow> Seen(Db db, Sight sight, CallbackListFilter filter, DateTimeOffset now)
    {
        var found = sight switch
        {
            Sight.Own own => db.Callbacks.Where(x => x.OwnerId == own.Person || x.LeasedBy == own.Person),
            Sight.OfTeam team => db.Callbacks.Where(x => x.TeamId == team.Team),
            Sight.Everything => db.Callbacks,
            _ => db.Callbacks.Where(_ => false),
        };
        found = filter.State is { } state ? found.Where(x => x.State == state)
            : found.Where(x => x.State == CallbackState.Waiting || x.State == CallbackState.Taken);
        if (filter.Kind is { } kind) found = found.Where(x => x.Kind == kind);
        if (filter.Late) found = found.Where(x => x.DueAt < now);
        return Listed(db, found.AsNoTracking());
    }

    private static IQueryable<CallbackRow> Listed(Db db, IQueryable<Callback> rows) =>
        from row in rows
        join customer in db.Customers on row.CustomerId equals customer.Id
        join campaign in db.Campaigns on row.CampaignId equals campaign.Id
        join person in db.Users on row.OwnerId equals (Guid?)person.Id into owners
        from owner in owners.DefaultIfEmpty()
        orderby row.DueAt, row.Id
        select new CallbackRow
        {
            Id = row.Id,
            CustomerId = row.CustomerId,
            CustomerName = customer.Name,
            Honorific = customer.Honorific,
            CustomerNumber = customer.CustomerNumber,
            Phone = customer.Number,
            Kind = row.Kind,
            State = row.State,
            DueAt = row.DueAt,
            AgreedAt = row.AgreedAt,
            Attempts = row.Attempts,
            Reason = row.Reason,
            LastResult = row.LastResult,
            Campaign = campaign.Name,
            OwnerName = owner.DisplayName,
        };
}

/// <summary>The list of callbacks as one person sees it.</summary>
public sealed class CallbackRoom(CurrentActor who, IDbContextFactory<Db> dbs, OfficeClock clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<ListSlice<CallbackRow>> ListAsync(ListQuery query, CallbackListFilter filter)
    {
        var sight = Sight.Of(await who.RequireAsync(), Act.ReadCallbacks);
        await using var db = await dbs.CreateDbContextAsync();
        return await Found(CallbackRows.Seen(db, sight, filter, Now), query.Search).SliceAsync(query);
    }

    private static IQueryable<CallbackRow> Found(IQueryable<CallbackRow> rows, string? search) => search switch
    {
        null => rows,
        _ when PhoneNumber.Read(search) is PhoneReading.Understood read => rows.Where(x => x.Phone == read.Number.Dialable),
        _ => rows.Where(x => x.CustomerName.StartsWith(search) || x.CustomerNumber == search || (x.Reason != null && x.Reason.Contains(search))),
    };
}
