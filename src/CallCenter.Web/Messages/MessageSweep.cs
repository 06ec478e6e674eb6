using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Messages;

/// <summary>Sends what is due and looks up what was lost on the way.</summary>
public sealed class MessageSweep(MessageDesk desk, IDbContextFactory<Db> dbs, OfficeClock clock) : ISweep
{
    private const int MostAtOnce = 20;

    /// <summary>Longer than any request to the carrier takes.</summary>
    private static readonly TimeSpan Answered = TimeSpan.FromSeconds(15);

    public string Name => "messages";

    public TimeSpan Every => TimeSpan.FromSeconds(1);

    public async Task SweepAsync(CancellationToken stop)
    {
        List<MessageDue> due;
        List<MessageLost> lost;
        await using (var db = await dbs.CreateDbContextAsync(stop))
        {
            due = await MessageQueries.Due(db, clock.GetUtcNow()).Take(MostAtOnce).ToListAsync(stop);
            lost = await MessageQueries.Lost(db, Instants.Whole(TimeProvider.System.GetUtcNow() - Answered)).Take(MostAtOnce).ToListAsync(stop);
        }
        foreach (var message in lost) await desk.LookUpAsync(message);
        foreach (var message in due) await desk.SendAsync(message);
    }
}
