using CallCenter.Web.Data;
using CallCenter.Web.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CallCenter.Web.Campaigns;

/// <summary>A callback that may be taken, with the version to compare.</summary>
public sealed record LeaseCandidate(Guid Id, int LeaseVersion);

/// <summary>An agent's own callback that may be taken.</summary>
public sealed record OwnCandidate(Guid OwnerId, Guid Id, int LeaseVersion);

/// <summary>A callback picked for an agent.</summary>
public sealed record LeasePick(LeaseCandidate Candidate, Guid AgentId);

/// <summary>When a lease begins and ends.</summary>
public sealed record LeaseTime(DateTimeOffset Now, DateTimeOffset Until);

/// <summary>Writes leases.</summary>
internal static class LeaseRows
{
    private sealed record Claim(LeasePick Pick, LeaseTime Time);

    /// <summary>Leases what was picked, inside the transaction of the context; answers those that nobody else was faster at.</summary>
    public static async Task<List<LeasePick>> ClaimAsync(Db db, IReadOnlyList<LeasePick> picks, LeaseTime time)
    {
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction() ?? throw new InvalidOperationException("Leases are claimed in a transaction.");
        using var callback = Callback(db);
        using var presence = Presence(db);
        var claimed = new List<LeasePick>(picks.Count);
        foreach (var pick in picks)
        {
            if (await callback.RunAsync(new(pick, time), transaction) != 1) continue;
            await presence.RunAsync(new(pick, time), transaction);
            claimed.Add(pick);
        }
        return claimed;
    }

    private static Statement<Claim> Callback(Db db) => Statement.Update<Callback, Claim>(
        db,
        [
            (nameof(Campaigns.Callback.State), _ => CallbackState.Taken),
            (nameof(Campaigns.Callback.LeasedBy), c => c.Pick.AgentId),
            (nameof(Campaigns.Callback.LeaseUntil), c => c.Time.Until),
            (nameof(Campaigns.Callback.LeaseVersion), c => c.Pick.Candidate.LeaseVersion + 1),
        ],
        [(nameof(Campaigns.Callback.Id), c => c.Pick.Candidate.Id), (nameof(Campaigns.Callback.LeaseVersion), c => c.Pick.Candidate.LeaseVersion)]);

    private static Statement<Claim> Presence(Db db) => Statement.Update<Presence, Claim>(
        db,
        [
            (nameof(People.Presence.CallbackId), c => c.Pick.Candidate.Id),
            (nameof(People.Presence.CallId), _ => null),
            (nameof(People.Presence.State), _ => AgentState.Busy),
            (nameof(People.Presence.Since), c => c.Time.Now),
        ],
        [(nameof(People.Presence.PersonId), c => c.Pick.AgentId)]);
}
