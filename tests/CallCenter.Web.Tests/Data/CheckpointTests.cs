using CallCenter.Web.Data;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Web.Tests.Data;

public sealed class CheckpointTests
{
    private const int Bytes = 6_000_000;

    [Fact]
    public async Task What_was_committed_reaches_the_file_though_no_commit_takes_it_there()
    {
        var database = await TestDatabase.New(DatabaseProvider.Sqlite);
        var place = DatabasePlace.Of(new DatabaseOptions { ConnectionString = database.ConnectionString }, "/");
        var file = new FileInfo(place.File ?? "");
        var before = file.Length;
        await using (var db = database.Open())
            await db.Database.ExecuteSqlAsync($"CREATE TABLE Filler (Text BLOB); INSERT INTO Filler VALUES (zeroblob({Bytes}));");
        file.Refresh();
        Assert.InRange(file.Length, before, before + (Bytes / 2));

        var ready = new DatabaseGate();
        ready.Set(DatabaseState.Ready);
        using var gate = new WriteGate(place);
        using var checkpoints = new Checkpoints(place, ready, gate, database.Contexts(), NullLogger<Checkpoints>.Instance);
        await checkpoints.StartAsync(CancellationToken.None);
        await Eventually.Holds(() => Length() >= before + Bytes, "the file has it", TimeSpan.FromSeconds(30));
        await checkpoints.StopAsync(CancellationToken.None);

        long Length()
        {
            file.Refresh();
            return file.Length;
        }
    }
}
