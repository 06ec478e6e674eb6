using CallCenter.Core.Customers;
using CallCenter.Core.People;
using CallCenter.Web.Data;
using CallCenter.Web.Parts;
using CallCenter.Web.People;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Customers;

/// <summary>A customer as the list shows it; the screen masks.</summary>
public sealed record CustomerRow
{
    public required Guid Id { get; init; }
    public required string CustomerNumber { get; init; }
    public required string Name { get; init; }
    public required string Honorific { get; init; }
    public required CustomerClass Class { get; init; }
    public required bool Vip { get; init; }
    public required bool RedList { get; init; }
    public required string Number { get; init; }
    public required bool WrongNumber { get; init; }
    public required string Region { get; init; }
    public required string Plan { get; init; }
    public required DateOnly? ContractEnds { get; init; }
}

/// <summary>Questions of the list of customers.</summary>
public static class CustomerRows
{
    /// <summary>Customers this person reaches, in the order of their numbers.</summary>
    public static IQueryable<CustomerRow> Seen(Db db, Sight sight, CustomerFilter filter)
    {
        var found = sight switch
        {
            Sight.Own own => CustomerQueries.Matching(db, filter with { OwnerId = own.Person }),
            Sight.OfTeam team => CustomerQueries.Matching(db, filter with { TeamId = team.Team }),
            Sight.Everything => CustomerQueries.Matching(db, filter),
            _ => db.Customers.Where(_ => false),
        };
        return found.OrderBy(c => c.CustomerNumber).ThenBy(c => c.Id).Select(c => new CustomerRow
        {
            Id = c.Id,
            CustomerNumber = c.CustomerNumber,
            Name = c.Name,
            Honorific = c.Honorific,
            Class = c.Class,
            Vip = c.Vip,
            RedList = c.RedList,
            Number = c.Number,
            WrongNumber = c.WrongNumber,
            Region = c.Region,
            Plan = c.Plan,
            ContractEnds = c.ContractEnds,
        });
    }
}

/// <summary>What people do with customer files: find them, open them.</summary>
public sealed class CustomerDesk(CurrentActor who, AccessLog log, IDbContextFactory<Db> dbs)
{
    /// <summary>A piece of the list. A search that is a whole telephone number finds its owner.</summary>
    public async Task<ListSlice<CustomerRow>> ListAsync(ListQuery query, CustomerClass? wanted)
    {
        var person = await who.RequireAsync();
        var number = PhoneNumber.Read(query.Search) is PhoneReading.Understood read ? read.Number.Dialable : null;
        var filter = new CustomerFilter(number, number is null ? query.Search : null, wanted);
        await using var db = await dbs.CreateDbContextAsync();
        return await CustomerRows.Seen(db, Sight.Of(person, Act.ReadCustomer), filter).SliceAsync(query);
    }

    /// <summary>The whole file of one customer; none where this person does not reach it. The look is logged.</summary>
    public async Task<CustomerFile?> OpenAsync(Guid id)
    {
        var person = await who.RequireAsync();
        await using var db = await dbs.CreateDbContextAsync();
        var reach = await CustomerQueries.Reach(db, id).ToListAsync();
        if (!reach.Exists(x => Rights.Allow(person, Act.ReadCustomer, new Subject(x.OwnerId, x.TeamId)) is RightsAnswer.Allowed))
            return null;
        await log.WriteAsync(new(person.Id.ToString(), "customer.file"), [id]);
        return await CustomerFile.LoadAsync(db, id);
    }
}
