using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Web.Tests.Calendars;

public sealed class SweepTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_sweep_fires_again_and_again_and_goes_on_after_a_fault(DatabaseProvider provider)
    {
        var sweep = new Counted("counted") { FailsAt = 2 };
        await using var node = await Node.Start(await TestDatabase.New(provider), sweep);
        await Eventually.Holds(() => sweep.Times >= 5, "five firings", TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task In_the_embedded_database_the_scheduler_keeps_nothing()
    {
        var (database, sweep) = (await TestDatabase.New(DatabaseProvider.Sqlite), new Counted("counted"));
        await using var node = await Node.Start(database, sweep);
        await Eventually.Holds(() => sweep.Times >= 2, "two firings", TimeSpan.FromSeconds(30));
        await using var db = database.Open();
        // Whatever it wrote would take the one writer's turn past the gate, every second.
        Assert.Empty(await db.Database.SqlQuery<string>($"SELECT name AS Value FROM sqlite_master WHERE name LIKE 'qrtz%'").ToListAsync());
    }

    [Fact]
    public async Task Two_nodes_on_one_database_fire_a_sweep_once_between_them()
    {
        var database = await TestDatabase.New(DatabaseProvider.Postgres);
        var (one, two) = (new Counted("shared"), new Counted("shared"));
        var starts = await Task.WhenAll(Node.Start(database, one), Node.Start(database, two));
        await using var first = starts[0];
        await using var second = starts[1];
        await Eventually.Holds(() => one.Times + two.Times >= 1, "it fires", TimeSpan.FromSeconds(30));
        var since = TimeProvider.System.GetTimestamp();
        await Eventually.Holds(() => TimeProvider.System.GetElapsedTime(since) > TimeSpan.FromSeconds(6), "six seconds", TimeSpan.FromSeconds(10));
        // What a busy machine delays is made up for later, so all firings since the first are counted; a trigger that fires for
        // both nodes would make twice as many.
        var due = TimeProvider.System.GetElapsedTime(since) / one.Every;
        Assert.InRange(one.Times + two.Times, 4.0, (due * 1.25) + 4);
    }

    private sealed class Counted(string name) : ISweep
    {
        private int _times;

        public int Times => Volatile.Read(ref _times);

        public int FailsAt { get; init; } = -1;

        public string Name => name;

        public TimeSpan Every => TimeSpan.FromMilliseconds(500);

        public Task SweepAsync(CancellationToken stop) =>
            Interlocked.Increment(ref _times) == FailsAt ? throw new InvalidOperationException("a fault of this test") : Task.CompletedTask;
    }

    private sealed class Node(SweepScheduler scheduler) : IAsyncDisposable
    {
        public static async Task<Node> Start(TestDatabase database, ISweep sweep)
        {
            var gate = new DatabaseGate();
            var place = DatabasePlace.Of(new DatabaseOptions { Provider = database.Provider, ConnectionString = database.ConnectionString }, "/");
            var scheduler = new SweepScheduler(gate, place, [sweep], NullLoggerFactory.Instance, NullLogger<SweepScheduler>.Instance);
            await scheduler.StartAsync(CancellationToken.None);
            gate.Set(DatabaseState.Ready);
            return new(scheduler);
        }

        public async ValueTask DisposeAsync()
        {
            await scheduler.StopAsync(CancellationToken.None);
            scheduler.Dispose();
        }
    }
}
