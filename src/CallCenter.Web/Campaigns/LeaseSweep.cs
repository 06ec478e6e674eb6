using CallCenter.Web.Calendars;
using CallCenter.Web.Calls;
using CallCenter.Web.Data;
using CallCenter.Web.People;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Campaigns;

/// <summary>Puts callbacks back that an agent looked at and never dialled, so that everyone on the list is called. domain §4.</summary>
public sealed class LeaseSweep(Writes writes, IDbContextFactory<Db> dbs, OfficeClock clock, CallFeed feed) : ISweep
{
    public string Name => "leases";

    public TimeSpan Every => TimeSpan.FromSeconds(15);

    public async Task SweepAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        // Looking costs nobody the turn to write.
        await using (var db = await dbs.CreateDbContextAsync(stop))
            if (!await CallbackQueries.RunOut(db, now).AnyAsync(stop)) return;
        await writes.RunAsync(db => PutBackAsync(db, now, stop), stop);
        feed.TellBoards();
    }

    private static async Task PutBackAsync(Db db, DateTimeOffset now, CancellationToken stop)
    {
        await db.Presences.Where(p => p.CallId == null && CallbackQueries.RunOut(db, now).Any(c => c.Id == p.CallbackId))
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.CallbackId, (Guid?)null).SetProperty(p => p.State, AgentState.Away).SetProperty(p => p.Since, now), stop);
        await CallbackQueries.RunOut(db, now).ExecuteUpdateAsync(
            set => set
                .SetProperty(c => c.State, CallbackState.Waiting)
                .SetProperty(c => c.LeasedBy, (Guid?)null)
                .SetProperty(c => c.LeaseUntil, (DateTimeOffset?)null)
                .SetProperty(c => c.LeaseVersion, c => c.LeaseVersion + 1),
            stop);
    }
}
