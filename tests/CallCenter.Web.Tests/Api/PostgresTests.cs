using CallCenter.Web.Data;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Tests.Api;

public sealed class PostgresTests
{
    [Fact]
    public async Task On_a_server_lists_are_walked_and_the_gate_is_asked_as_on_the_embedded_database()
    {
        await using var product = await Product.Start(
            DatabaseProvider.Postgres, [("Demo:Data", "true"), .. ApiProduct.Keys(("house", "Manager", null, "personal"), ("team", "TeamLead", "2", ""))]);
        await using var db = product.OpenDb();
        using var house = ApiProduct.Client(product, "house");
        using var team = ApiProduct.Client(product, "team");

        Assert.Equal(300, (await Paged.All(house, "customers", 70)).Select(c => c.Text("id")).Distinct().Count());
        Assert.Equal(await db.Calls.CountAsync(), (await Paged.All(house, "calls", 40)).Select(c => c.Text("id")).Distinct().Count());
        Assert.Equal(await db.Callbacks.CountAsync(b => b.TeamId == 2), (await Paged.All(team, "callbacks", 60)).Select(b => b.Text("id")).Distinct().Count());
        Assert.Equal(await db.Complaints.CountAsync(), (await Paged.All(house, "complaints", 2)).Count);
        Assert.Equal(await db.FollowUps.CountAsync(), (await Paged.All(house, "follow-ups", 5)).Count);

        var customer = await db.Customers.FirstAsync(c => c.Zone == "Asia/Shanghai");
        Assert.False((await house.Post("dial-gate/checks", new { customerId = customer.Id, at = "2027-03-02T22:00:00+08:00", agreed = true }))["allowed"]!.GetValue<bool>());
        Assert.NotEmpty((await house.Json($"calls/{await db.Calls.Select(c => c.Id).FirstAsync()}"))["events"]!.AsArray());
    }
}
