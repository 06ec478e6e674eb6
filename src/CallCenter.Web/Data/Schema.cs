using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Data;

/// <summary>Brings the database to the model of this build.</summary>
public sealed class Schema(IDbContextFactory<Db> dbs, DatabasePlace place, FileLock fileLock, TimeProvider time)
{
    /// <summary>How long a predecessor may take to let go of the file.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    public async Task RunAsync(CancellationToken stop)
    {
        if (place.File is { } file)
        {
            await TakeFileAsync(file, stop);
            await PrepareFileAsync(file, stop);
        }
        await using var db = await dbs.CreateDbContextAsync(stop);
        await db.Database.MigrateAsync(stop);
    }

    /// <summary>For a command beside a product that may be running: it migrates unless the running product has done so.</summary>
    public async Task RunBesideAsync(CancellationToken stop)
    {
        if (place.File is { } file && !fileLock.TryTake(file)) return;
        await RunAsync(stop);
    }

    private async Task TakeFileAsync(string file, CancellationToken stop)
    {
        var started = time.GetTimestamp();
        while (!fileLock.TryTake(file))
        {
            if (time.GetElapsedTime(started) > Patience)
                throw new StartRefusedException($"Database:ConnectionString: another CallCenter is running on {file}; one file serves one product. Stop the other one, or choose another file or a database server.");
            await Task.Delay(TimeSpan.FromMilliseconds(200), time, stop);
        }
    }

    /// <summary>A process killed while migrating leaves a row that makes every later start wait for ever. Whoever holds the file
    /// lock knows that nobody is migrating, so the row is a leftover.</summary>
    private static async Task PrepareFileAsync(string file, CancellationToken stop)
    {
        if (!File.Exists(file)) return;
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await connection.OpenAsync(stop);
        await using var command = connection.CreateCommand();
        // A file that was made elsewhere may not be in WAL mode yet; it stays in it for good.
        command.CommandText = """PRAGMA journal_mode=WAL; DROP TABLE IF EXISTS "__EFMigrationsLock";""";
        await command.ExecuteNonQueryAsync(stop);
    }
}
