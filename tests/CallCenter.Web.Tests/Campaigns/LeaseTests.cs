using CallCenter.Core.Calls;
using CallCenter.Core.Customers;
using CallCenter.Web.Calendars;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Customers;
using CallCenter.Web.Data;
using CallCenter.Web.People;
using CallCenter.Web.Tests.Calls;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.Campaigns;

public sealed class LeaseTests
{
    private const string Calm = "+8613800005670";

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Agents_who_ask_at_once_get_one_each_and_their_own_first(DatabaseProvider provider)
    {
        await using var product = await Product.Start(provider);
        var hands = await DeskHands.Seated(product, Calm);
        var agents = Enumerable.Range(0, 30).Select(_ => Guid.NewGuid()).ToList();
        var own = await hands.AddCallbacksAsync(29, c => c.OwnerId = agents[7]);
        await hands.AddCallbacksAsync(34, _ => { });
        var leases = product.Services.GetRequiredService<CallbackLeases>();
        var taken = await Task.WhenAll(agents.Select(agent => leases.TakeNextAsync(new(agent, 1))));
        Assert.Equal(30, taken.OfType<Guid>().Distinct().Count());
        Assert.Contains(Assert.IsType<Guid>(taken[7]), own);
        Assert.DoesNotContain(taken.Where((_, i) => i != 7), id => own.Contains(Assert.IsType<Guid>(id)));
        await using var db = product.OpenDb();
        var rows = await db.Callbacks.Where(c => c.State == CallbackState.Taken).ToDictionaryAsync(c => c.Id, c => c.LeasedBy);
        Assert.All(agents.Zip(taken), x => Assert.Equal(x.First, rows[Assert.IsType<Guid>(x.Second)]));
    }

    [Fact]
    public async Task What_the_gate_forbids_is_put_off_or_closed_and_the_next_one_is_taken()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, Calm);
        var barred = await hands.AddCustomerAsync("+8613800005690", c => c.WrongNumber = true);
        var asleep = await hands.AddCustomerAsync("+8613800005680", c => c.Zone = "America/New_York");
        var (never, later) = ((await hands.AddCallbacksAsync(1, First, barred))[0], (await hands.AddCallbacksAsync(1, First, asleep))[0]);
        Assert.True(await hands.Desk.TakeNextAsync(hands.Agent));
        await using var db = product.OpenDb();
        var presence = await db.Presences.SingleAsync(p => p.PersonId == hands.Agent.Id);
        Assert.Equal(hands.CallbackId, presence.CallbackId);
        var closed = await db.Callbacks.SingleAsync(c => c.Id == never);
        Assert.Equal((CallbackState.Closed, Callback.Barred, (Guid?)null), (closed.State, closed.LastResult, closed.LeasedBy));
        var put = await db.Callbacks.SingleAsync(c => c.Id == later);
        // Nine in the morning in New York, standard time.
        Assert.Equal((CallbackState.Waiting, 14), (put.State, put.DueAt.Hour));
    }

    [Fact]
    public async Task A_callback_that_was_looked_at_and_never_dialled_goes_back()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, Calm);
        Assert.True(await hands.Desk.TakeNextAsync(hands.Agent));
        await product.Services.GetRequiredService<ClockRow>().AdvanceToAsync(product.Services.GetRequiredService<OfficeClock>().GetUtcNow().AddMinutes(31), "test");
        await product.Services.GetRequiredService<LeaseSweep>().SweepAsync(CancellationToken.None);
        await using var db = product.OpenDb();
        Assert.Equal(CallbackState.Waiting, (await db.Callbacks.SingleAsync(c => c.Id == hands.CallbackId)).State);
        var presence = await db.Presences.SingleAsync(p => p.PersonId == hands.Agent.Id);
        Assert.Equal((AgentState.Away, (Guid?)null), (presence.State, presence.CallbackId));
    }

    private static void First(Callback callback) => callback.Priority = -1;
}
