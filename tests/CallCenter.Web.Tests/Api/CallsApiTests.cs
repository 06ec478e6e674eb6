using System.Net;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Tests.Api;

[Collection(nameof(ApiProduct))]
public sealed class CallsApiTests(ApiProduct api)
{
    [Fact]
    public async Task A_call_shows_every_event_in_order_with_facts_and_without_words()
    {
        await using var db = api.Product.OpenDb();
        var call = await db.Calls.FirstAsync(c => c.Result == "booked");
        var customer = await db.Customers.SingleAsync(c => c.Id == call.CustomerId);

        var file = await api.House.Json($"calls/{call.Id}");
        var events = file["events"]!.AsArray().Select(e => e!.AsObject()).ToList();
        Assert.Equal(Enumerable.Range(1, call.LastSeq), events.Select(e => e["seq"]!.GetValue<int>()));
        Assert.Equal("call-placed", events[0].Text("type"));
        Assert.Equal("call-closed", events[^1].Text("type"));
        Assert.Equal("first-callback", events[0]["facts"]!.AsObject().Text("kind"));
        Assert.Equal("booked", file["call"]!.AsObject().Text("result"));
        Assert.EndsWith("Z", file["call"]!.AsObject().Text("placedAt"), StringComparison.Ordinal);
        Assert.All(events, e => Assert.Null(e["personal"]));
        Assert.DoesNotContain(customer.Number, file.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_personal_scope_the_words_come_too_and_the_look_is_logged()
    {
        await using var db = api.Product.OpenDb();
        var call = await db.Calls.OrderBy(c => c.Id).LastAsync(c => c.Result == "booked");
        var number = await db.Customers.Where(c => c.Id == call.CustomerId).Select(c => c.Number).SingleAsync();

        var events = (await api.Personal.Json($"calls/{call.Id}"))["events"]!.AsArray().Select(e => e!.AsObject()).ToList();
        Assert.Equal(number, events[0]["personal"]!.AsObject().Text("number"));
        Assert.Contains(events, e => e.Text("type") == "note-taken" && e["personal"]!.AsObject().Text("text").Length > 10);
        Assert.Contains(await db.AccessEntries.Where(a => a.CustomerId == call.CustomerId).ToListAsync(), a => a is { Who: "personal", What: "api.call" });
    }

    [Fact]
    public async Task Calls_are_filtered_by_customer_result_and_time()
    {
        await using var db = api.Product.OpenDb();
        var call = await db.Calls.FirstAsync(c => c.Result == "no-answer");
        var found = await Paged.All(api.House, $"calls?customerId={call.CustomerId}&result=no-answer", 50);
        Assert.All(found, c => Assert.Equal(("no-answer", call.CustomerId.ToString()), (c.Text("result"), c.Text("customerId"))));
        Assert.Contains(found, c => c.Text("id") == call.Id.ToString());

        var (from, to) = (Wire(call.PlacedAt), Wire(call.PlacedAt.AddSeconds(1)));
        Assert.Contains((await api.House.Json($"calls?from={from}&to={to}")).Items(), c => c.Text("id") == call.Id.ToString());
        Assert.DoesNotContain((await api.House.Json($"calls?from={to}&customerId={call.CustomerId}&result=no-answer")).Items(), c => c.Text("id") == call.Id.ToString());
    }

    [Fact]
    public async Task A_key_of_a_team_sees_no_call_of_another()
    {
        await using var db = api.Product.OpenDb();
        Assert.All(await Paged.All(api.Team, "calls", 100), c => Assert.Equal(1, c["teamId"]!.GetValue<long>()));
        var other = await db.Calls.Where(c => c.TeamId == 2).Select(c => c.Id).FirstAsync();
        using var answer = await api.Team.GetAsync($"/api/v1/calls/{other}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.NotEmpty((await api.House.Json($"calls/{other}"))["events"]!.AsArray());
    }

    [Fact]
    public async Task Complaints_and_callbacks_hide_words_that_the_scope_does_not_cover()
    {
        var complaint = (await api.House.Json("complaints")).Items()[0];
        Assert.Null(complaint["text"]);
        Assert.NotNull((await api.Personal.Json($"complaints/{complaint.Text("id")}"))["text"]);
        var callback = (await api.House.Json("callbacks?state=waiting")).Items()[0];
        Assert.Null(callback["reason"]);
        Assert.NotNull((await api.Personal.Json($"callbacks/{callback.Text("id")}"))["reason"]);
    }

    private static string Wire(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
