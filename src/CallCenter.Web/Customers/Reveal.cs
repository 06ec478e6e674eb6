using CallCenter.Core.Customers;
using CallCenter.Core.People;
using CallCenter.Web.Data;
using CallCenter.Web.People;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Customers;

/// <summary>Shows masked data in full to whoever may see it, and writes down every look with its reason. domain §3.</summary>
public sealed class Reveal(CurrentActor who, AccessLog log, IDbContextFactory<Db> dbs)
{
    /// <summary>The number as it is dialled inside the country; none when this person may not see it.</summary>
    public async Task<string?> NumberAsync(Guid customer, string why) =>
        await LookAsync(customer, "number", why) is { } found ? PhoneNumber.Stored(found.Number)?.National ?? found.Number : null;

    /// <summary>The name; none when this person may not see it.</summary>
    public async Task<string?> NameAsync(Guid customer, string why) => (await LookAsync(customer, "name", why))?.Name;

    private async Task<CustomerLine?> LookAsync(Guid customer, string what, string why)
    {
        if (await who.PersonAsync() is not { } person)
            return null;
        await using var db = await dbs.CreateDbContextAsync();
        var reach = await CustomerQueries.Reach(db, customer).ToListAsync();
        if (!reach.Exists(x => Rights.Allow(person, Act.ReadCustomerPersonal, new Subject(x.OwnerId, x.TeamId)) is RightsAnswer.Allowed))
            return null;
        // Written first: what cannot be logged is not shown.
        await log.WriteAsync(new(person.Id.ToString(), $"customer.{what}", why), [customer]);
        return await CustomerQueries.One(db, customer).SingleOrDefaultAsync();
    }
}
