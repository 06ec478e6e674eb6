using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using CallCenter.Web.Notices;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.FollowUps;

/// <summary>Reminds owners of what is due and tells the leads what is late; each of them once.</summary>
public sealed class FollowUpSweep(IDbContextFactory<Db> dbs, Writes writes, OfficeClock clock, NoticeFeed feed) : ISweep
{
    private const int Batch = 100;
    private static readonly Actor.Job Job = new("follow-up sweep");

    public string Name => "follow-ups";

    public TimeSpan Every => TimeSpan.FromSeconds(1);

    public async Task SweepAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var (remind, report) = await FindAsync(now, stop);
        if (remind.Count + report.Count == 0) return;
        var notices = await writes.RunAsync(db => ClaimAsync(db, remind, report, now), stop);
        foreach (var notice in notices) feed.Tell(notice);
    }

    private async Task<(List<FollowUpDue> Remind, List<FollowUpDue> Report)> FindAsync(DateTimeOffset now, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        return (Ours(await FollowUpQueries.ToRemind(db, now).Take(Batch).ToListAsync(stop)),
            Ours(await FollowUpQueries.ToReport(db, now).Take(Batch).ToListAsync(stop)));
    }

    private static List<FollowUpDue> Ours(List<FollowUpDue> found) => found.FindAll(
        x => Rights.Allow(Job, Act.RemindOfFollowUp, new Subject(x.OwnerId, x.TeamId)) is RightsAnswer.Allowed);

    // Two sweeps may have found the same rows: the mark is set where it is not set yet, and whoever set it makes the notice.
    private static async Task<List<Notice>> ClaimAsync(Db db, List<FollowUpDue> remind, List<FollowUpDue> report, DateTimeOffset now)
    {
        DateTimeOffset? mark = now;
        var made = new List<Notice>();
        foreach (var due in remind)
        {
            var open = db.FollowUps.Where(x => x.Id == due.Id && x.DoneAt == null && x.RemindedAt == null);
            if (await open.ExecuteUpdateAsync(set => set.SetProperty(x => x.RemindedAt, mark)) == 1)
                made.Add(ToOwner(NoticeKind.FollowUpDue, due, now));
        }
        foreach (var due in report)
        {
            var open = db.FollowUps.Where(x => x.Id == due.Id && x.DoneAt == null && x.OverdueAt == null);
            if (await open.ExecuteUpdateAsync(set => set.SetProperty(x => x.OverdueAt, mark)) == 1)
                made.AddRange([ToOwner(NoticeKind.FollowUpOverdue, due, now), ToLeads(due, now)]);
        }
        db.Notices.AddRange(made);
        return made;
    }

    private static Notice ToOwner(NoticeKind kind, FollowUpDue due, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PersonId = due.OwnerId,
        Kind = kind,
        SubjectId = due.Id,
        Label = due.CustomerNumber,
        At = now,
    };

    private static Notice ToLeads(FollowUpDue due, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        TeamId = due.TeamId,
        Kind = NoticeKind.FollowUpOverdue,
        SubjectId = due.Id,
        Label = due.CustomerNumber,
        At = now,
    };
}
