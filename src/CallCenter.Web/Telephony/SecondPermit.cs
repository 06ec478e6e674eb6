using CallCenter.Core.Calls;
using CallCenter.Core.Campaigns;
using CallCenter.Web.Calendars;
using CallCenter.Web.Customers;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Telephony;

/// <summary>
/// Asks the gate again for a call whose permit ran out before the agent was on the line. The reservation stands: its own attempt
/// is not held against it. What changed since, such as "stop calling" or the end of the lawful hours, is.
/// </summary>
public sealed class SecondPermit(GateFactsLoader gate, IDbContextFactory<Db> dbs, OfficeClock clock)
{
    /// <summary>A new permit for the same attempt; none when the gate says no by now.</summary>
    public async Task<DialPermit?> RenewAsync(CallState call)
    {
        var now = clock.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync();
        if (await gate.ForCallbackAsync(db, call.Order.CallbackId, now) is not { Facts: var facts }) return null;
        if (facts.Number.Number?.Dialable != call.Order.Number) return null;
        var others = facts with { Attempts = Without(facts.Attempts, call) };
        // A line that dropped is owed a call at once: outside the caps, twice at most. domain §3.
        if (call.Redials > 0) others = others with { Owed = new OwedCall(OwedKind.Redial, now, call.Redials - 1) };
        return DialGate.Decide(others, now) is GateAnswer.Allowed allowed ? DialGate.Permit(allowed, call.Id, call.Order.Attempt, now) : null;
    }

    private static AttemptFacts Without(AttemptFacts attempts, CallState call) => !call.Order.Counted ? attempts : new(
        Without(attempts.OfCallback, call.PlacedAt), Without(attempts.OfNumber, call.PlacedAt), Without(attempts.OfCustomer, call.PlacedAt));

    private static List<DateTimeOffset> Without(IReadOnlyList<DateTimeOffset> made, DateTimeOffset own)
    {
        var left = made.ToList();
        left.Remove(own);
        return left;
    }
}
