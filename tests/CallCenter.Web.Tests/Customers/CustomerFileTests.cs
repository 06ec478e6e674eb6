using CallCenter.Core.Campaigns;
using CallCenter.Core.Customers;
using CallCenter.Web.Calendars;
using CallCenter.Web.Calls;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Customers;
using CallCenter.Web.Tests.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.Customers;

[Collection(nameof(ApiProduct))]
public sealed class CustomerFileTests(ApiProduct api)
{
    [Fact]
    public async Task The_file_holds_bills_calls_with_notes_promises_and_what_is_still_to_be_called()
    {
        await using var db = api.Product.OpenDb();
        var callback = await db.Callbacks.OrderBy(b => b.Priority).FirstAsync(b => b.State == CallbackState.Waiting && b.OwnerId != null);
        var file = await CustomerFile.LoadAsync(db, callback.CustomerId);

        Assert.NotNull(file);
        Assert.Equal(callback.CustomerId, file.Customer.Id);
        Assert.Equal(12, file.Bills.Count);
        Assert.Equal(file.Bills.OrderBy(b => b.Period), file.Bills);
        var earlier = Assert.Single(file.Calls, c => c.Call.Id == callback.EarlierCallId);
        Assert.NotEmpty(Assert.Single(earlier.Notes));
        Assert.NotNull(earlier.Call.Agent);
        Assert.Contains(file.Promises, p => p.CallId == callback.EarlierCallId);
        Assert.Contains(file.Callbacks, b => b.Id == callback.Id);
        Assert.Null(await CustomerFile.LoadAsync(db, Guid.CreateVersion7()));
    }

    [Fact]
    public async Task Every_callback_on_an_agents_own_list_that_is_due_may_be_called_at_once()
    {
        await using var db = api.Product.OpenDb();
        var now = api.Product.Services.GetRequiredService<OfficeClock>().GetUtcNow();
        var gate = api.Product.Services.GetRequiredService<GateFactsLoader>();
        var due = await db.Callbacks.Where(b => b.State == CallbackState.Waiting && b.OwnerId != null && b.DueAt <= now).Select(b => b.Id).ToListAsync();
        Assert.InRange(due.Count, 64, 90);
        foreach (var id in due)
        {
            var file = await gate.ForCallbackAsync(db, id, now);
            Assert.IsType<GateAnswer.Allowed>(DialGate.Decide(file!.Facts, now));
        }
    }

    [Fact]
    public async Task Facts_of_the_gate_know_attempts_stops_wrong_numbers_and_closed_campaigns()
    {
        await using var db = api.Product.OpenDb();
        await using var undone = await db.Database.BeginTransactionAsync();
        var gate = api.Product.Services.GetRequiredService<GateFactsLoader>();
        var callback = await db.Callbacks.FirstAsync(b => b.State == CallbackState.Waiting && b.AgreedAt == null);
        var customer = await db.Customers.SingleAsync(c => c.Id == callback.CustomerId);
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == callback.CampaignId);
        var call = await db.Calls.FirstAsync(c => c.CustomerId == customer.Id);
        var now = call.PlacedAt.AddDays(2);

        var before = (await gate.ForCallbackAsync(db, callback.Id, now))!.Facts;
        Assert.Empty(before.Attempts.OfCallback);
        Assert.NotEmpty(before.Attempts.OfCustomer);
        Assert.Equal(before.Attempts.OfCustomer.Count, before.Attempts.OfNumber.Count);
        Assert.Equal(campaign.AttemptsPerCallback, before.Rules.Caps.Single(c => c is { Scope: CapScope.Callback, Within: null }).Most);

        db.Attempts.Add(AttemptOn(callback, (call.Id, customer.Number), counted: true, now.AddHours(-1)));
        db.Attempts.Add(AttemptOn(callback, (call.Id, customer.Number), counted: false, now.AddHours(-2)));
        db.DoNotCalls.Add(new() { Id = Guid.CreateVersion7(), CustomerId = customer.Id, Scope = DoNotCallScope.Kind, Kind = CallbackKind.SecondCallback, At = now });
        (customer.WrongNumber, campaign.Open, campaign.Weekends) = (true, false, true);
        await db.SaveChangesAsync();

        var after = (await gate.ForCallbackAsync(db, callback.Id, now))!.Facts;
        Assert.Equal([now.AddHours(-1)], after.Attempts.OfCallback);
        Assert.Equal(before.Attempts.OfCustomer.Count + 1, after.Attempts.OfCustomer.Count);
        Assert.Equal(NumberState.Wrong, after.Number.State);
        Assert.Equal((CampaignState.Paused, WeekendPolicy.Call), (after.Campaign.State, after.Campaign.Weekends));
        Assert.True(Assert.Single(after.DoNotCall).Bars(CallPurpose.Service, CallbackKind.SecondCallback));
        Assert.Null(await gate.ForCallbackAsync(db, Guid.CreateVersion7(), now));
    }

    [Fact]
    public async Task Another_number_than_the_one_in_the_file_has_its_own_history()
    {
        await using var db = api.Product.OpenDb();
        var gate = api.Product.Services.GetRequiredService<GateFactsLoader>();
        var call = await db.Calls.OrderBy(c => c.PlacedAt).LastAsync();
        var other = PhoneNumber.Stored("+8613000000001")!;
        var file = (await gate.ForCustomerAsync(db, new(call.CustomerId, other), call.PlacedAt.AddDays(1)))!;
        Assert.Equal(other, file.Facts.Number.Number);
        Assert.Empty(file.Facts.Attempts.OfNumber);
        Assert.NotEmpty(file.Facts.Attempts.OfCustomer);
    }

    private static Attempt AttemptOn(Callback callback, (Guid CallId, string Number) of, bool counted, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(),
        CallbackId = callback.Id,
        CustomerId = callback.CustomerId,
        CallId = of.CallId,
        Number = of.Number,
        At = at,
        Counted = counted,
    };
}
