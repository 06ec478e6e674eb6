using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Messages;

/// <summary>Sends what is due and looks up what was lost on the way.</summary>
public sealed class MessageSweep(MessageDesk desk, MessageRows rows, IDbContextFactory<Db> dbs, OfficeClock clock, ILogger<MessageSweep> log) : ISweep
{
    private const int MostAtOnce = 20;

    /// <summary>Longer than any request to the carrier takes.</summary>
    private static readonly TimeSpan Answered = TimeSpan.FromSeconds(15);

    /// <summary>What failed stands in nobody's way meanwhile.</summary>
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(5);

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
        foreach (var message in due) await SendAsync(message, stop);
    }

    private async Task SendAsync(MessageDue message, CancellationToken stop)
    {
        try
        {
            await desk.SendAsync(message);
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            log.LogError(error, "Message {Message} could not be sent; the others are, it waits {Later}", message.Id, Later);
            await rows.LaterAsync(message.Id, clock.GetUtcNow() + Later);
        }
    }
}
