using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Data;

/// <summary>The one in-process gate of everything that writes. The embedded database has one writer, so everybody queues here and
/// nobody waits inside the driver; on a server the gate is open.</summary>
public sealed class WriteGate(DatabasePlace place) : IDisposable
{
    private readonly SemaphoreSlim one = new(1, 1);

    /// <summary>Waits for the turn; disposing the answer passes it on.</summary>
    public async ValueTask<IDisposable> EnterAsync(CancellationToken stop = default)
    {
        if (!place.Embedded) return Turn.Open;
        await one.WaitAsync(stop);
        return new Turn(one);
    }

    /// <inheritdoc cref="EnterAsync"/>
    public IDisposable Enter()
    {
        if (!place.Embedded) return Turn.Open;
        one.Wait();
        return new Turn(one);
    }

    public void Dispose() => one.Dispose();

    private sealed class Turn(SemaphoreSlim? gate) : IDisposable
    {
        public static readonly Turn Open = new(gate: null);
        private SemaphoreSlim? held = gate;

        public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
    }
}

/// <summary>Every write that is not a call event: one turn, one context, one transaction, saved and committed together.</summary>
public sealed class Writes(IDbContextFactory<Db> dbs, WriteGate gate)
{
    /// <summary>Runs the work in a transaction of its own; what it throws undoes all of it.</summary>
    public async Task<T> RunAsync<T>(Func<Db, Task<T>> work, CancellationToken stop = default)
    {
        using var turn = await gate.EnterAsync(stop);
        await using var db = await dbs.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var answer = await work(db);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return answer;
    }

    /// <inheritdoc cref="RunAsync{T}"/>
    public Task RunAsync(Func<Db, Task> work, CancellationToken stop = default) =>
        RunAsync(async db =>
        {
            await work(db);
            return true;
        }, stop);
}
