using System.Globalization;
using System.Net.Http.Json;
using CallCenter.Core.Customers;
using CallCenter.Web.Calendars;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.Api;

[Collection(nameof(ApiProduct))]
public sealed class GateApiTests(ApiProduct api)
{
    [Fact]
    public async Task Rest_time_is_denied_until_14_00_and_allowed_when_the_customer_asked_for_it()
    {
        var customer = await AtHome();
        var rest = At(12, 30);
        var denied = await Ask(customer, rest, agreed: false);
        Assert.Equal((false, "rest-time", Wire(At(14, 0))), (Allowed(denied), denied.Text("reason"), denied.Text("nextAllowedAt")));
        Assert.Equal(["rest-time"], Reasons(denied));

        var allowed = await Ask(customer, rest, agreed: true);
        Assert.True(Allowed(allowed));
        Assert.Null(allowed["reason"]);
        Assert.Null(allowed["nextAllowedAt"]);
        Assert.Empty(Reasons(allowed));
    }

    [Fact]
    public async Task The_night_is_denied_even_when_the_customer_asked_for_it()
    {
        var customer = await AtHome();
        foreach (var agreed in new[] { false, true })
        {
            var denied = await Ask(customer, At(22, 0), agreed);
            Assert.Equal((false, "legal-window", Wire(At(9, 0, days: 1))), (Allowed(denied), denied.Text("reason"), denied.Text("nextAllowedAt")));
        }
    }

    [Fact]
    public async Task A_morning_is_allowed_at_home_and_too_early_in_the_west()
    {
        Assert.True(Allowed(await Ask(await AtHome(), At(9, 30), agreed: false)));
        await using var db = api.Product.OpenDb();
        var west = await db.Customers.FirstAsync(c => c.Zone == "Asia/Urumqi" && !db.DoNotCalls.Any(d => d.CustomerId == c.Id));
        var denied = await Ask(west, At(9, 30), agreed: false);
        Assert.Equal("legal-window", denied.Text("reason"));
        Assert.Equal(Wire(At(11, 0)), denied.Text("nextAllowedAt"));
    }

    [Fact]
    public async Task A_stop_of_all_calls_is_permanent_and_nothing_is_promised()
    {
        await using var db = api.Product.OpenDb();
        var customer = await db.Customers.OrderByDescending(c => c.Id).FirstAsync(c => c.Zone == "Asia/Shanghai");
        db.DoNotCalls.Add(new DoNotCall { Id = Guid.CreateVersion7(), CustomerId = customer.Id, Scope = DoNotCallScope.All, At = DateTimeOffset.UnixEpoch });
        await db.SaveChangesAsync();
        var denied = await Ask(customer, At(10, 0), agreed: true);
        Assert.Equal("do-not-call", denied.Text("reason"));
        Assert.Null(denied["nextAllowedAt"]);
    }

    [Fact]
    public async Task Customers_of_other_teams_and_of_nobody_are_not_found()
    {
        await using var db = api.Product.OpenDb();
        var own = db.Callbacks.Where(b => b.TeamId == 1).Select(b => b.CustomerId);
        var other = await db.Callbacks.Where(b => b.TeamId == 2 && !own.Contains(b.CustomerId)).Select(b => b.CustomerId).FirstAsync();
        foreach (var id in new[] { other, Guid.CreateVersion7() })
        {
            using var answer = await api.Team.PostAsJsonAsync("/api/v1/dial-gate/checks", new { customerId = id });
            Assert.Equal(404, (await answer.Problem()).Status);
        }
    }

    [Theory]
    [InlineData("""{"number":"13812345678"}""", "customerId")]
    [InlineData("""{"customerId":"019ab1c2-0000-7000-8000-000000000000","number":"10086"}""", "number")]
    [InlineData("""{"customerId":"019ab1c2-0000-7000-8000-000000000000","at":"2026-11-24T12:30:00"}""", "at")]
    public async Task A_question_that_is_not_clear_is_refused_and_named(string body, string named)
    {
        using var answer = await api.House.PostAsync("/api/v1/dial-gate/checks", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        var (status, detail) = await answer.Problem();
        Assert.Equal(400, status);
        Assert.Contains(named, detail, StringComparison.Ordinal);
    }

    private async Task<Customer> AtHome()
    {
        await using var db = api.Product.OpenDb();
        return await (from b in db.Callbacks
                      join c in db.Customers on b.CustomerId equals c.Id
                      where b.State == CallbackState.Waiting && b.AgreedAt == null && c.Zone == "Asia/Shanghai"
                      orderby b.Priority, b.Id
                      select c).FirstAsync();
    }

    private Task<System.Text.Json.Nodes.JsonObject> Ask(Customer customer, DateTimeOffset at, bool agreed) =>
        api.House.Post("dial-gate/checks", new { customerId = customer.Id, number = customer.Number, at, agreed });

    /// <summary>A time in Shanghai on the first day from tomorrow on that is followed by a working day.</summary>
    private DateTimeOffset At(int hour, int minute, int days = 0)
    {
        var now = api.Product.Services.GetRequiredService<OfficeClock>().GetUtcNow().ToOffset(TimeSpan.FromHours(8));
        var day = Enumerable.Range(1, 7).Select(n => now.Date.AddDays(n)).First(d => d.DayOfWeek is >= DayOfWeek.Monday and <= DayOfWeek.Thursday);
        return new DateTimeOffset(day.AddDays(days).AddHours(hour).AddMinutes(minute), TimeSpan.FromHours(8));
    }

    private static bool Allowed(System.Text.Json.Nodes.JsonObject answer) => answer["allowed"]!.GetValue<bool>();

    private static IEnumerable<string> Reasons(System.Text.Json.Nodes.JsonObject answer) => answer["reasons"]!.AsArray().Select(r => r!.GetValue<string>());

    private static string Wire(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
