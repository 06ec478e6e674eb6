using CallCenter.Web.Calendars;
using CallCenter.Web.Data;

namespace CallCenter.Web.Customers;

/// <summary>A look at personal data.</summary>
/// <param name="Who">A person's id or the name of an API key.</param>
/// <param name="What">What was looked at, such as <c>api.customers</c>.</param>
/// <param name="Why">The reason given, if one was asked for.</param>
public sealed record Look(string Who, string What, string? Why = null);

/// <summary>Writes down who looked at whose data. domain §3: every look is logged.</summary>
public sealed class AccessLog(Writes writes, OfficeClock clock)
{
    /// <summary>One row per customer; one row alone when no single customer was looked at.</summary>
    public async Task WriteAsync(Look look, IReadOnlyCollection<Guid> customers, CancellationToken stop = default)
    {
        var now = clock.GetUtcNow();
        var about = customers.Count == 0 ? [null] : customers.Distinct().Select(id => (Guid?)id);
        var rows = about.Select(id => new AccessEntry
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            Who = look.Who,
            What = look.What,
            CustomerId = id,
            Why = look.Why,
        }).ToList();
        await writes.RunAsync(
            db =>
            {
                db.AccessEntries.AddRange(rows);
                return Task.CompletedTask;
            }, stop);
    }
}
