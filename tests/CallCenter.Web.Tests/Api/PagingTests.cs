using CallCenter.Core.Customers;
using CallCenter.Core.FollowUps;
using CallCenter.Web.FollowUps;
using CallCenter.Web.Api;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Tests.Api;

[Collection(nameof(ApiProduct))]
public sealed class PagingTests(ApiProduct api)
{
    [Fact]
    public async Task Pages_of_calls_hold_every_call_once_newest_first()
    {
        await using var db = api.Product.OpenDb();
        var calls = await db.Calls.Select(c => c.Id.ToString()).ToListAsync();
        var seen = await Paged.All(api.House, "calls", 13);
        Assert.Equal(calls.Select(id => id.ToLowerInvariant()).Order(StringComparer.Ordinal), seen.Select(c => c.Text("id")).Order(StringComparer.Ordinal));
        var instants = seen.Select(c => c.Text("placedAt")).ToList();
        Assert.Equal(instants.OrderDescending(StringComparer.Ordinal), instants);
    }

    [Fact]
    public async Task Rows_that_share_their_instant_are_neither_lost_nor_doubled()
    {
        // Every callback of the first place in a queue is due at the same minute.
        var seen = await Paged.All(api.House, "callbacks?state=waiting", 3);
        Assert.True(seen.GroupBy(b => b.Text("dueAt")).Max(g => g.Count()) > 3);
        Assert.Equal(seen.Count, seen.Select(b => b.Text("id")).Distinct().Count());
        await using var db = api.Product.OpenDb();
        Assert.Equal(await db.Callbacks.CountAsync(b => b.State == Web.Campaigns.CallbackState.Waiting), seen.Count);
    }

    [Fact]
    public async Task A_row_that_comes_in_between_shifts_no_page()
    {
        await using var db = api.Product.OpenDb();
        var model = await db.FollowUps.AsNoTracking().OrderBy(f => f.DueAt).FirstAsync();
        var before = await db.FollowUps.Select(f => f.Id).ToListAsync();
        var seen = await Paged.All(api.House, "follow-ups", 4, async () =>
        {
            // Sorts before everything that was shown.
            db.FollowUps.Add(new FollowUp
            {
                Id = Guid.CreateVersion7(),
                CustomerId = model.CustomerId,
                CallId = model.CallId,
                CallbackId = model.CallbackId,
                Kind = FollowUpKind.Retry,
                DueAt = model.DueAt.AddDays(-1),
                OwnerId = model.OwnerId,
                TeamId = model.TeamId,
                CreatedAt = model.CreatedAt,
            });
            await db.SaveChangesAsync();
        });
        Assert.Equal(before.Count, seen.Count);
        Assert.Equal(before.Select(id => id.ToString()).Order(StringComparer.Ordinal), seen.Select(f => f.Text("id")).Order(StringComparer.Ordinal));
        await db.FollowUps.Where(f => f.Kind == FollowUpKind.Retry).ExecuteDeleteAsync();
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=201")]
    [InlineData("limit=-1")]
    [InlineData("limit=many")]
    [InlineData("after=AAAA")]
    [InlineData("after=%E4%BD%A0")]
    public async Task A_page_that_cannot_be_is_refused(string query)
    {
        using var answer = await api.House.GetAsync($"/api/v1/callbacks?{query}");
        Assert.Equal(400, (await answer.Problem()).Status);
    }

    [Fact]
    public void A_cursor_comes_back_as_it_was_and_rubbish_is_none()
    {
        var cursor = Cursor.At(new DateTimeOffset(2026, 11, 23, 4, 30, 0, TimeSpan.Zero).AddTicks(1230), Guid.CreateVersion7());
        Assert.Equal(cursor, Cursor.Read(cursor.ToString()));
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 4, 30, 0, TimeSpan.Zero).AddTicks(1230), cursor.Instant);
        Assert.All(new[] { "", "x", "Zm9v", new string('A', 400) }, text => Assert.Null(Cursor.Read(text)));
    }

    [Theory]
    [InlineData(CallbackKind.SecondCallback, "second-callback")]
    [InlineData(CallbackKind.BillAnomaly, "bill-anomaly")]
    public async Task Values_are_filtered_by_their_wire_names(CallbackKind kind, string key)
    {
        await using var db = api.Product.OpenDb();
        var seen = await Paged.All(api.House, $"callbacks?kind={key}", 100);
        Assert.Equal(await db.Callbacks.CountAsync(b => b.Kind == kind), seen.Count);
        Assert.All(seen, b => Assert.Equal(key, b.Text("kind")));
    }
}
