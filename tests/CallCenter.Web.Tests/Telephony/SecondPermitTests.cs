using CallCenter.Core.Calls;
using CallCenter.Core.Campaigns;
using CallCenter.Core.Customers;
using CallCenter.Web.Calendars;
using CallCenter.Web.Calls;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Customers;
using CallCenter.Web.Tests.Calls;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.Telephony;

/// <summary>An agent who joins later than a permit lasts: the gate is asked again before the customer is rung. The carrier's clock stands still meanwhile.</summary>
public sealed class SecondPermitTests
{
    private const string Calm = "+8613800005670";

    [Fact]
    public async Task An_agent_who_joins_late_still_reaches_the_customer_in_the_same_attempt()
    {
        await using var carrier = await LoneCarrier.Start(standsStill: true);
        await using var product = await Product.Start(overrides: carrier.Settings);
        var hands = await DeskHands.Seated(product, Calm);
        var call = await DialedAsync(hands);
        await Later(product);
        await Reaches(carrier, product, call, CallPhase.Talking);
        await using var db = product.OpenDb();
        Assert.Equal(1, await db.Attempts.CountAsync());
    }

    [Fact]
    public async Task What_changed_meanwhile_keeps_the_customer_from_being_rung_and_nothing_counts()
    {
        await using var carrier = await LoneCarrier.Start(standsStill: true);
        await using var product = await Product.Start(overrides: carrier.Settings);
        var hands = await DeskHands.Seated(product, Calm);
        var call = await DialedAsync(hands);
        await using (var db = product.OpenDb())
        {
            db.DoNotCalls.Add(new DoNotCall { Id = Guid.NewGuid(), CustomerId = hands.CustomerId, Scope = DoNotCallScope.All, At = Clock(product).GetUtcNow() });
            await db.SaveChangesAsync();
        }
        await Later(product);
        var closed = await Reaches(carrier, product, call, CallPhase.Closed);
        Assert.Equal((CallResult.NotDialled, null), (closed.Closing?.Result, closed.Customer.Sid));
        await using var after = product.OpenDb();
        Assert.Equal((CallbackState.Waiting, 0), await after.Callbacks.Where(c => c.Id == hands.CallbackId).Select(c => ValueTuple.Create(c.State, c.Attempts)).SingleAsync());
        Assert.False(await after.Attempts.AnyAsync(a => a.Counted));
    }

    /// <summary>Dialled: the agent's leg is with the carrier and does not ring yet.</summary>
    private static async Task<Guid> DialedAsync(DeskHands hands)
    {
        var call = await hands.DialAsync();
        Assert.Null((await hands.Until(call, s => s.Agent.Sid is not null, "the carrier has the agent's leg")).Agent.AnsweredAt);
        return call;
    }

    private static Task<CallState> Reaches(LoneCarrier carrier, Product product, Guid call, CallPhase phase) => Eventually.Value(async () =>
    {
        await carrier.MoveAsync();
        return await product.Services.GetRequiredService<LiveCalls>().StateAsync(call) is { } state && state.Phase == phase ? state : null;
    }, $"phase {phase}", TimeSpan.FromSeconds(30));

    private static Task Later(Product product) =>
        product.Services.GetRequiredService<ClockRow>().AdvanceToAsync(Clock(product).GetUtcNow() + DialPermit.Validity, "test");

    private static OfficeClock Clock(Product product) => product.Services.GetRequiredService<OfficeClock>();
}
