using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Notices;

/// <summary>Where several nodes share a database, a sweep runs on one and the screen is on another: every node reads what is new.</summary>
public sealed class NoticePoll(
    DatabaseGate gate, DatabasePlace place, IDbContextFactory<Db> dbs, OfficeClock clock, NoticeFeed feed, TimeProvider time, ILogger<NoticePoll> log)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>A transaction may commit later than another that began after it; the feed drops what it told already.</summary>
    private static readonly TimeSpan Back = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (place.Embedded) return;
        try
        {
            await gate.WhenPreparedAsync(stoppingToken);
            while (true)
            {
                await Task.Delay(Every, time, stoppingToken);
                if (gate.Ready) await ReadAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The product ends.
        }
    }

    private async Task ReadAsync(CancellationToken stop)
    {
        try
        {
            await using var db = await dbs.CreateDbContextAsync(stop);
            foreach (var notice in await NoticeQueries.Since(db, clock.GetUtcNow() - Back).ToListAsync(stop)) feed.Tell(notice);
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            log.LogWarning(error, "Notices of other nodes could not be read");
        }
    }
}
