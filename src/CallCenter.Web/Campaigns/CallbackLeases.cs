using CallCenter.Core.Customers;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using CallCenter.Web.People;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Campaigns;

/// <summary>Who asks for the next callback.</summary>
public sealed record Taker(Guid AgentId, long TeamId);

/// <summary>Hands out callbacks, each to one agent. One claimer a node; between nodes the compare-and-set decides.</summary>
public sealed class CallbackLeases(Writes writes, OfficeClock clock) : IDisposable
{
    /// <summary>A callback that is looked at and not dialled goes back after this time.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(30);

    private const int Looked = 16;

    private readonly SemaphoreSlim one = new(1, 1);

    /// <summary>The next callback that is due for this agent: their own first, then the team's. None when nothing is due.</summary>
    public async Task<Guid?> TakeNextAsync(Taker taker)
    {
        await one.WaitAsync();
        try
        {
            return await writes.RunAsync(db => TakeNextAsync(db, taker));
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>This very callback, when it may be taken; false when somebody else has it.</summary>
    public Task<bool> TakeAsync(Guid callbackId, Taker taker) => writes.RunAsync(async db =>
        await CallbackQueries.Candidates(db, taker, DateTimeOffset.MaxValue, clock.GetUtcNow()).SingleOrDefaultAsync(c => c.Id == callbackId) is { } found
        && await ClaimAsync(db, found, taker));

    /// <summary>Puts a callback back untouched.</summary>
    public Task ReturnAsync(Guid callbackId, Guid agentId) => writes.RunAsync(async db =>
    {
        await db.Callbacks.Where(c => c.Id == callbackId && c.LeasedBy == agentId && c.State == CallbackState.Taken)
            .ExecuteUpdateAsync(set => set
                .SetProperty(c => c.State, CallbackState.Waiting)
                .SetProperty(c => c.LeasedBy, (Guid?)null)
                .SetProperty(c => c.LeaseUntil, (DateTimeOffset?)null)
                .SetProperty(c => c.LeaseVersion, c => c.LeaseVersion + 1));
        await db.Presences.Where(p => p.PersonId == agentId && p.CallbackId == callbackId && p.CallId == null)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.CallbackId, (Guid?)null).SetProperty(p => p.State, AgentState.Ready).SetProperty(p => p.Since, clock.GetUtcNow()));
    });

    public void Dispose() => one.Dispose();

    private async Task<Guid?> TakeNextAsync(Db db, Taker taker)
    {
        var now = clock.GetUtcNow();
        foreach (var candidate in await CallbackQueries.Candidates(db, taker, now, now).Take(Looked).ToListAsync())
            if (await ClaimAsync(db, candidate, taker)) return candidate.Id;
        return null;
    }

    private async Task<bool> ClaimAsync(Db db, LeaseCandidate candidate, Taker taker)
    {
        var (now, until) = (clock.GetUtcNow(), clock.GetUtcNow() + Lease);
        var taken = await db.Callbacks.Where(c => c.Id == candidate.Id && c.LeaseVersion == candidate.LeaseVersion)
            .ExecuteUpdateAsync(set => set
                .SetProperty(c => c.State, CallbackState.Taken)
                .SetProperty(c => c.LeasedBy, taker.AgentId)
                .SetProperty(c => c.LeaseUntil, until)
                .SetProperty(c => c.LeaseVersion, c => c.LeaseVersion + 1)) == 1;
        if (taken)
            await db.Presences.Where(p => p.PersonId == taker.AgentId).ExecuteUpdateAsync(set => set
                .SetProperty(p => p.CallbackId, candidate.Id).SetProperty(p => p.CallId, (Guid?)null).SetProperty(p => p.State, AgentState.Busy).SetProperty(p => p.Since, now));
        return taken;
    }
}

/// <summary>A callback that may be taken, with the version to compare.</summary>
public sealed record LeaseCandidate(Guid Id, int LeaseVersion);

/// <summary>A callback in a list.</summary>
public sealed record CallbackListItem(
    Guid Id, CallbackKind Kind, CallbackState State, string CustomerName, string Number, DateTimeOffset DueAt,
    DateTimeOffset? AgreedAt, string? OwnerName, int Attempts, string? LastResult, string? Reason);

/// <summary>Questions about callbacks.</summary>
public static class CallbackQueries
{
    /// <summary>Callbacks this agent may take at this time, best first: own appointments, own, then the team's.</summary>
    public static IQueryable<LeaseCandidate> Candidates(Db db, Taker taker, DateTimeOffset due, DateTimeOffset now) =>
        db.Callbacks.AsNoTracking()
            .Where(c => c.TeamId == taker.TeamId && (c.OwnerId == null || c.OwnerId == taker.AgentId) && c.DueAt <= due)
            .Where(c => c.State == CallbackState.Waiting || (c.State == CallbackState.Taken && c.LeaseUntil < now))
            .OrderBy(c => c.OwnerId == null ? 1 : 0).ThenBy(c => c.Priority).ThenBy(c => c.DueAt).ThenBy(c => c.Id)
            .Select(c => new LeaseCandidate(c.Id, c.LeaseVersion));

    /// <summary>Callbacks for a list, next due first.</summary>
    public static IQueryable<CallbackListItem> List(Db db, long? teamId, Guid? ownerId) =>
        from callback in db.Callbacks.AsNoTracking()
        where (teamId == null || callback.TeamId == teamId) && (ownerId == null || callback.OwnerId == null || callback.OwnerId == ownerId)
        join customer in db.Customers on callback.CustomerId equals customer.Id
        join owner in db.Users on callback.OwnerId equals (Guid?)owner.Id into owners
        from owner in owners.DefaultIfEmpty()
        orderby callback.DueAt, callback.Id
        select new CallbackListItem(
            callback.Id, callback.Kind, callback.State, customer.Name, customer.Number, callback.DueAt, callback.AgreedAt,
            owner == null ? null : owner.DisplayName, callback.Attempts, callback.LastResult, callback.Reason);
}
