using CallCenter.Web.Data;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Tests.Ground;

public sealed class TestDatabaseTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_copy_is_migrated_empty_and_apart_from_other_copies(DatabaseProvider provider)
    {
        var mine = await TestDatabase.New(provider);
        var other = await TestDatabase.New(provider);
        await using (var db = mine.Open())
        {
            Assert.Empty(await db.Database.GetPendingMigrationsAsync());
            db.Settings.Add(new Setting { Key = "ground", Value = "请您稍等" });
            await db.SaveChangesAsync();
        }
        await using var again = mine.Open();
        Assert.Equal("请您稍等", (await again.Settings.SingleAsync()).Value);
        await using var apart = other.Open();
        Assert.Empty(await apart.Settings.ToListAsync());
    }
}
