using CallCenter.Core.Calls;
using CallCenter.Core.Campaigns;
using CallCenter.Core.Customers;
using CallCenter.Web.Calendars;
using CallCenter.Web.Calls;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Customers;
using CallCenter.Web.Telephony;
using CallCenter.Web.Tests.Calls;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.Telephony;

/// <summary>An agent who joins later than a permit lasts: the gate is asked again before the customer is rung.</summary>
public sealed class SecondPermitTests
{
    private const string Calm = "+8613800005670";

    [Fact]
    public async Task An_agent_who_joins_late_still_reaches_the_customer_in_the_same_attempt()
    {
        await using var product = await Slow();
        var hands = await DeskHands.Seated(product, Calm);
        var call = await DialWhileTheCarrierQueues(product, hands);
        await Later(product);
        await hands.Reaches(call, CallPhase.Talking);
        await using var db = product.OpenDb();
        Assert.Equal(1, await db.Attempts.CountAsync());
    }

    [Fact]
    public async Task What_changed_meanwhile_keeps_the_customer_from_being_rung_and_nothing_counts()
    {
        await using var product = await Slow();
        var hands = await DeskHands.Seated(product, Calm);
        var call = await DialWhileTheCarrierQueues(product, hands);
        await using (var db = product.OpenDb())
        {
            db.DoNotCalls.Add(new DoNotCall { Id = Guid.NewGuid(), CustomerId = hands.CustomerId, Scope = DoNotCallScope.All, At = Clock(product).GetUtcNow() });
            await db.SaveChangesAsync();
        }
        await Later(product);
        var closed = await hands.Reaches(call, CallPhase.Closed);
        Assert.Equal((CallResult.NotDialled, null), (closed.Closing?.Result, closed.Customer.Sid));
        await using var after = product.OpenDb();
        Assert.Equal((CallbackState.Waiting, 0), await after.Callbacks.Where(c => c.Id == hands.CallbackId).Select(c => ValueTuple.Create(c.State, c.Attempts)).SingleAsync());
        Assert.False(await after.Attempts.AnyAsync(a => a.Counted));
    }

    private static Task<Product> Slow() => Product.Start(overrides: [("Telephony:SimulatorCallsPerSecond", "1")]);

    /// <summary>Another call takes the carrier's slot of this second: the agent's leg waits for the next.</summary>
    private static async Task<Guid> DialWhileTheCarrierQueues(Product product, DeskHands hands)
    {
        var carrier = product.Services.GetRequiredService<TwilioClient>();
        var other = Assert.IsType<LegAnswer.Allowed>(LegGate.Decide("client:somebody", LegRules.SoftphonesOnly, 0));
        var permit = LegGate.Permit(other, Guid.NewGuid(), 1, Clock(product).GetUtcNow());
        Assert.IsType<CarrierAnswer<CarrierCall>.Done>(await carrier.CreateCallAsync(permit, new(
            "+865718880000", $"{product.Address}nothing", $"{product.Address}nothing", 30)));
        return await hands.DialAsync();
    }

    private static Task Later(Product product) =>
        product.Services.GetRequiredService<ClockRow>().AdvanceToAsync(Clock(product).GetUtcNow() + DialPermit.Validity, "test");

    private static OfficeClock Clock(Product product) => product.Services.GetRequiredService<OfficeClock>();
}
