using System.Net;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Tests.Api;

[Collection(nameof(ApiProduct))]
public sealed class CustomersApiTests(ApiProduct api)
{
    [Fact]
    public async Task Names_and_numbers_are_masked_unless_the_scope_is_personal()
    {
        await using var db = api.Product.OpenDb();
        var customer = await db.Customers.FirstAsync(c => c.Locale == "zh-CN");

        var file = await api.House.Json($"customers/{customer.Id}");
        var masked = file["customer"]!.AsObject();
        Assert.Equal($"{customer.Number[3..6]}****{customer.Number[^4..]}", masked.Text("number"));
        Assert.StartsWith(customer.Name[..1] + "*", masked.Text("name"), StringComparison.Ordinal);
        Assert.True(masked["masked"]!.GetValue<bool>());
        Assert.DoesNotContain(customer.Name, file.ToJsonString(), StringComparison.Ordinal);
        Assert.Null(file["bills"]);

        var whole = await api.Personal.Json($"customers/{customer.Id}");
        var shown = whole["customer"]!.AsObject();
        Assert.Equal(12, whole["bills"]!.AsArray().Count);
        Assert.Equal((customer.Name, customer.Number), (shown.Text("name"), shown.Text("number")));
        Assert.False(shown["masked"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("+86{0}")]
    [InlineData("{0}")]
    [InlineData("0086{0}")]
    public async Task A_customer_is_found_by_number_however_it_is_written(string form)
    {
        await using var db = api.Product.OpenDb();
        var customer = await db.Customers.OrderBy(c => c.Id).Skip(40).FirstAsync();
        var asked = Uri.EscapeDataString(string.Format(System.Globalization.CultureInfo.InvariantCulture, form, customer.Number[3..]));
        var found = Assert.Single((await api.House.Json($"customers?number={asked}")).Items());
        Assert.Equal(customer.Id.ToString(), found.Text("id"));
    }

    [Fact]
    public async Task A_number_nobody_has_finds_nobody_and_a_word_is_refused()
    {
        Assert.Empty((await api.House.Json("customers?number=13000000000")).Items());
        using var answer = await api.House.GetAsync("/api/v1/customers?number=abc");
        Assert.Equal(400, (await answer.Problem()).Status);
    }

    [Fact]
    public async Task A_key_of_a_team_sees_the_customers_its_team_calls_and_no_others()
    {
        await using var db = api.Product.OpenDb();
        var own = await db.Callbacks.Where(b => b.TeamId == 1).Select(b => b.CustomerId).Distinct().ToListAsync();
        var other = await db.Callbacks.Where(b => b.TeamId == 2 && !own.Contains(b.CustomerId)).Select(b => b.CustomerId).FirstAsync();

        var seen = await Paged.All(api.Team, "customers", 50);
        Assert.Equal(own.Select(id => id.ToString()).Order(StringComparer.Ordinal), seen.Select(c => c.Text("id")).Order(StringComparer.Ordinal));
        using var answer = await api.Team.GetAsync($"/api/v1/customers/{other}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Every_look_is_logged_under_the_name_of_the_key()
    {
        await using var db = api.Product.OpenDb();
        var ids = await db.Customers.OrderByDescending(c => c.Id).Select(c => c.Id).Take(2).ToListAsync();
        await api.House.Json($"customers/{ids[0]}");
        await api.Personal.Json($"customers/{ids[1]}");
        Assert.Contains(await db.AccessEntries.Where(a => a.CustomerId == ids[0]).ToListAsync(), a => a is { Who: "house", What: "api.customer" });
        Assert.Contains(await db.AccessEntries.Where(a => a.CustomerId == ids[1]).ToListAsync(), a => a is { Who: "personal", What: "api.customer" });
    }

    [Fact]
    public async Task A_list_shown_unmasked_logs_every_customer_in_it()
    {
        await using var db = api.Product.OpenDb();
        var before = await db.AccessEntries.CountAsync(a => a.Who == "personal" && a.What == "api.customers");
        var page = await api.Personal.Json("customers?limit=7");
        Assert.Equal(before + 7, await db.AccessEntries.CountAsync(a => a.Who == "personal" && a.What == "api.customers" && a.CustomerId != null));
        Assert.Equal(7, page.Items().Count);
    }
}
