using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Data;

/// <summary>Takes what was committed from the log of the embedded database into its file, beside the writers. SQLite would have the
/// commit do it that fills the log, and everybody behind that commit would wait for the disk twice.</summary>
public sealed class Checkpoints(
    DatabasePlace place, DatabaseGate database, WriteGate gate, IDbContextFactory<Db> dbs, ILogger<Checkpoints> log) : BackgroundService
{
    /// <summary>Pages after which the log is to begin anew; a log that only grows makes every commit slower than one that is overwritten.</summary>
    private const int LongLog = 1000;
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!place.Embedded) return;
        try
        {
            await database.WhenPreparedAsync(stoppingToken);
            using var timer = new PeriodicTimer(Every);
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TryAsync(stoppingToken);
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // The product ends; the next start goes on with the log.
        }
    }

    private async Task TryAsync(CancellationToken stop)
    {
        try
        {
            await using var db = await dbs.CreateDbContextAsync(stop);
            await db.Database.OpenConnectionAsync(stop);
            if (await TakeAsync(db.Database.GetDbConnection(), stop) <= LongLog) return;
            // What was committed meanwhile is little; with nobody writing the log is taken over whole, and the next commit begins it anew.
            using var turn = await gate.EnterAsync(stop);
            await TakeAsync(db.Database.GetDbConnection(), stop);
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            log.LogWarning(error, "The database's log could not be taken into its file; trying again in {Every}", Every);
        }
    }

    /// <summary>Takes over what no reader still needs the log for; waits for nobody.</summary>
    /// <returns>Pages in the log.</returns>
    private static async Task<int> TakeAsync(DbConnection connection, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(PASSIVE);";
        await using var reader = await command.ExecuteReaderAsync(stop);
        return await reader.ReadAsync(stop) ? reader.GetInt32(1) : 0;
    }
}
