using Microsoft.AspNetCore.Identity;
using CallCenter.Web.People;

namespace CallCenter.Web.Demo;

/// <summary>The rows of the demo data in the order of their references, cut into chunks of one write each.</summary>
public static class DemoRows
{
    /// <summary>More would keep the embedded database's other writers waiting.</summary>
    public const int PerWrite = 100;

    public static IEnumerable<object[]> Chunks(DemoData data, IPasswordHasher<Person> hasher, IReadOnlyDictionary<string, Guid> roles) =>
        Rows(data, hasher, roles).Chunk(PerWrite);

    private static IEnumerable<object> Rows(DemoData data, IPasswordHasher<Person> hasher, IReadOnlyDictionary<string, Guid> roles)
    {
        // One hash for all: making sixteen would take a second of every first start.
        var hash = hasher.HashPassword(data.Accounts[0].Person, DemoPeople.Password);
        foreach (var account in data.Accounts)
            account.Person.PasswordHash = hash;
        IEnumerable<IEnumerable<object>> tables =
        [
            data.Teams,
            data.Accounts.Select(a => a.Person),
            data.Accounts.Select(a => new IdentityUserRole<Guid> { UserId = a.Person.Id, RoleId = roles[a.Role.ToString()] }),
            data.Customers, data.Bills, data.Campaigns, data.Callbacks,
            data.Calls.Select(c => c.Row), data.Events, data.Attempts,
            data.Calls.Select(c => c.Promise).OfType<object>(),
            data.Calls.Select(c => c.FollowUp).OfType<object>(),
            data.Calls.Select(c => c.Complaint).OfType<object>(),
        ];
        return tables.SelectMany(table => table);
    }
}
