using CallCenter.Web.Data;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Counter = CallCenter.Web.Data.Counter;

namespace CallCenter.Web.Tests.Data;

public sealed class WritesTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_the_work_throws_undoes_all_of_it(DatabaseProvider provider)
    {
        var (database, writes, gate) = await Make(provider);
        using (gate)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => writes.RunAsync(async db =>
            {
                await db.Counters.AddAsync(new Counter { Name = "a", Value = 1 });
                await db.SaveChangesAsync();
                throw new InvalidOperationException("half way");
            }));
            await writes.RunAsync(db =>
            {
                db.Counters.Add(new Counter { Name = "b", Value = 2 });
                return Task.CompletedTask;
            });
        }
        await using var read = database.Open();
        Assert.Equal(["b"], await read.Counters.Select(x => x.Name).ToListAsync());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Writers_at_once_lose_nothing(DatabaseProvider provider)
    {
        var (database, writes, gate) = await Make(provider);
        using var _ = gate;
        await writes.RunAsync(db =>
        {
            db.Counters.Add(new Counter { Name = "n" });
            return Task.CompletedTask;
        });
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
                await writes.RunAsync(db => db.Counters.Where(x => x.Name == "n").ExecuteUpdateAsync(s => s.SetProperty(x => x.Value, x => x.Value + 1)));
        })));
        await using var read = database.Open();
        Assert.Equal(200, (await read.Counters.SingleAsync()).Value);
    }

    [Fact]
    public async Task The_embedded_database_has_one_turn_and_disposing_it_twice_passes_it_on_once()
    {
        var (_, _, gate) = await Make(DatabaseProvider.Sqlite);
        using var _ = gate;
        var first = await gate.EnterAsync();
        var second = gate.EnterAsync().AsTask();
        var third = gate.EnterAsync().AsTask();
        Assert.False(second.IsCompleted);
        first.Dispose();
        first.Dispose();
        using var turn = await second.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.False(third.IsCompleted);
        turn.Dispose();
        (await third.WaitAsync(TimeSpan.FromSeconds(5))).Dispose();
    }

    [Fact]
    public async Task A_waiter_that_gives_up_leaves_the_turn_to_the_next()
    {
        var (_, _, gate) = await Make(DatabaseProvider.Sqlite);
        using var _ = gate;
        using var given = new CancellationTokenSource();
        var first = await gate.EnterAsync();
        var giving = gate.EnterAsync(given.Token).AsTask();
        var next = gate.EnterAsync().AsTask();
        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => giving);
        first.Dispose();
        (await next.WaitAsync(TimeSpan.FromSeconds(5))).Dispose();
    }

    private static async Task<(TestDatabase Database, Writes Writes, WriteGate Gate)> Make(DatabaseProvider provider)
    {
        var database = await TestDatabase.New(provider);
        var gate = new WriteGate(new DatabasePlace(provider, database.ConnectionString, File: null));
        return (database, new Writes(database.Contexts(), gate), gate);
    }
}
