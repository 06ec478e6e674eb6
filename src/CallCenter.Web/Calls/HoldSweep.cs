using CallCenter.Core.Calls;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using CallCenter.Web.Notices;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Calls;

/// <summary>Tells the team leads of a customer who has waited longer than three minutes; once for each hold. domain §3.</summary>
public sealed class HoldSweep(LiveCalls calls, Writes writes, OfficeClock clock, NoticeFeed feed) : ISweep
{
    public string Name => "holds";

    public TimeSpan Every => TimeSpan.FromSeconds(1);

    public async Task SweepAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        foreach (var call in calls.Open.Where(s => s.HoldSince + CallScreen.LongestHold <= now).ToList())
            if (await writes.RunAsync(db => NoticeAsync(db, call, now), stop) is { } notice) feed.Tell(notice);
    }

    private static async Task<Notice?> NoticeAsync(Db db, CallState call, DateTimeOffset now)
    {
        var told = db.Notices.Where(n => n.TeamId == call.Order.TeamId && n.SubjectId == call.Id && n.At >= call.HoldSince);
        if (await told.AnyAsync(n => n.Kind == NoticeKind.HoldTooLong)) return null;
        var notice = new Notice
        {
            Id = Guid.CreateVersion7(now),
            TeamId = call.Order.TeamId,
            Kind = NoticeKind.HoldTooLong,
            SubjectId = call.Id,
            At = now,
            Label = await db.Users.Where(u => u.Id == call.Order.AgentId).Select(u => u.StaffNumber).FirstOrDefaultAsync() ?? "",
        };
        db.Notices.Add(notice);
        return notice;
    }
}
