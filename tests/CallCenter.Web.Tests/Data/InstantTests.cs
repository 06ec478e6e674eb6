using CallCenter.Core.Customers;
using CallCenter.Web.Data;
using CallCenter.Web.People;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Tests.Data;

public sealed class InstantTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_instant_comes_back_as_the_same_microsecond_at_offset_0(DatabaseProvider provider)
    {
        var database = await TestDatabase.New(provider);
        var given = new DateTimeOffset(2026, 11, 22, 20, 15, 30, TimeSpan.FromHours(8)).AddTicks(1_234_567);
        await using (var db = database.Open())
        {
            db.AccessEntries.Add(Entry(given));
            await db.SaveChangesAsync();
        }
        await using var again = database.Open();
        var read = (await again.AccessEntries.SingleAsync()).At;
        Assert.Equal(TimeSpan.Zero, read.Offset);
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 12, 15, 30, TimeSpan.Zero).AddTicks(1_234_560), read);
        Assert.Equal(Instants.Whole(given), read);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Instants_are_ordered_and_compared_in_the_database(DatabaseProvider provider)
    {
        var database = await TestDatabase.New(provider);
        var first = new DateTimeOffset(2026, 11, 22, 9, 59, 59, TimeSpan.Zero).AddMicroseconds(999_999);
        DateTimeOffset[] all = [first, first.AddMicroseconds(1), first.AddDays(400), first.AddHours(-30)];
        await using var db = database.Open();
        db.AccessEntries.AddRange(all.Select(Entry));
        await db.SaveChangesAsync();

        Assert.Equal(all.Order(), await db.AccessEntries.OrderBy(x => x.At).Select(x => x.At).ToListAsync());
        Assert.Equal(2, await db.AccessEntries.CountAsync(x => x.At > first));
        Assert.Equal(first.AddDays(400), await db.AccessEntries.MaxAsync(x => x.At));
        // The bound of a query may carry any offset.
        Assert.Equal(2, await db.AccessEntries.CountAsync(x => x.At <= first.ToOffset(TimeSpan.FromHours(8))));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_instant_that_is_missing_stays_missing_and_a_lockout_ends_when_it_was_set_to(DatabaseProvider provider)
    {
        var database = await TestDatabase.New(provider);
        var end = new DateTimeOffset(2026, 11, 22, 4, 5, 6, TimeSpan.Zero);
        await using (var db = database.Open())
        {
            db.Users.Add(new Person { Id = Guid.NewGuid(), UserName = "a", DisplayName = "甲", StaffNumber = "1", LockoutEnd = end });
            db.Users.Add(new Person { Id = Guid.NewGuid(), UserName = "b", DisplayName = "乙", StaffNumber = "2" });
            await db.SaveChangesAsync();
        }
        await using var again = database.Open();
        Assert.Equal(["甲"], await again.Users.Where(x => x.LockoutEnd >= end).Select(x => x.DisplayName).ToListAsync());
        Assert.Null((await again.Users.SingleAsync(x => x.UserName == "b")).LockoutEnd);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Kinds_are_stored_by_name_and_days_as_days(DatabaseProvider provider)
    {
        var database = await TestDatabase.New(provider);
        await using (var db = database.Open())
        {
            db.Customers.Add(TestRows.Customer("C0000001"));
            await db.SaveChangesAsync();
        }
        await using var again = database.Open();
        var name = await again.Database.SqlQueryRaw<string>("""SELECT "Class" AS "Value" FROM "Customers" """).SingleAsync();
        Assert.Equal("B", name);
        Assert.Equal(new DateOnly(2027, 2, 28), (await again.Customers.SingleAsync(x => x.Class == CustomerClass.B)).ContractEnds);
    }

    private static AccessEntry Entry(DateTimeOffset at) => new() { Id = Guid.NewGuid(), At = at, Who = "test", What = "instant" };
}
