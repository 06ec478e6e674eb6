using CallCenter.Core.Complaints;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using CallCenter.Web.Notices;
using CallCenter.Web.People;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Complaints;

/// <summary>Raises an overdue complaint one rung, tells the leads of its team and whoever stands on the new rung; once per rung. A rung
/// has its whole time, also after the product has been down for long.</summary>
public sealed class ComplaintSweep(IDbContextFactory<Db> dbs, Writes writes, OfficeClock clock, NoticeFeed feed) : ISweep
{
    private const int Batch = 50;
    private static readonly Actor.Job Job = new("complaint sweep");

    public string Name => "complaints";

    public TimeSpan Every => TimeSpan.FromSeconds(1);

    public async Task SweepAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var due = await FindAsync(now, stop);
        if (due.Count == 0) return;
        var notices = await writes.RunAsync(db => RaiseAsync(db, due, now, stop), stop);
        foreach (var notice in notices) feed.Tell(notice);
    }

    private async Task<List<ComplaintDue>> FindAsync(DateTimeOffset now, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var found = await ComplaintQueries.ToRaise(db, now).Take(Batch).ToListAsync(stop);
        return found.FindAll(x => Rights.Allow(Job, Act.EscalateComplaint, new Subject(x.OwnerId, x.TeamId)) is RightsAnswer.Allowed);
    }

    private static async Task<List<Notice>> RaiseAsync(Db db, List<ComplaintDue> due, DateTimeOffset now, CancellationToken stop)
    {
        var made = new List<Notice>();
        foreach (var complaint in due)
            if (await TryRaiseAsync(db, complaint, now, stop) is { } rung)
                made.AddRange(await ComplaintNotices.RaisedAsync(db, complaint, rung, now));
        db.Notices.AddRange(made);
        return made;
    }

    /// <summary>Two sweeps may have found the same row: its version is compared and set.</summary>
    /// <returns>The new rung; none when somebody else was quicker, or when there is no higher one.</returns>
    private static async Task<EscalationRung?> TryRaiseAsync(Db db, ComplaintDue due, DateTimeOffset now, CancellationToken stop)
    {
        var rung = Escalation.Default.Raise(due.Level) is EscalationMove.Raised raised ? raised.To : null;
        var level = rung?.Level ?? due.Level;
        DateTimeOffset? next = level < Escalation.Default.Rungs.Length - 1 ? now + Escalation.PerLevel : null;
        DateTimeOffset? mark = now;
        var changed = await db.Complaints.Where(x => x.Id == due.Id && x.Version == due.Version).ExecuteUpdateAsync(
            set => set.SetProperty(x => x.Level, level).SetProperty(x => x.RaiseAt, next)
                .SetProperty(x => x.RaisedAt, mark).SetProperty(x => x.Version, x => x.Version + 1), stop);
        return changed == 1 ? rung : null;
    }
}
