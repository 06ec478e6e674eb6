using System.Data.Common;
using System.Threading.Channels;
using CallCenter.Core.Calls;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Calls;

/// <summary>A decision on its way into the database.</summary>
/// <param name="Before">Number of the event it builds on; 0 for a new call.</param>
/// <param name="After">The state it leads to.</param>
/// <param name="Happenings">Its events.</param>
/// <param name="Link">Link of the event it builds on.</param>
/// <param name="GateVersion">For a new call the customer's gate version that was read: the reservation.</param>
public sealed record CallWrite(int Before, CallState After, IReadOnlyList<Happening> Happenings, string Link, int? GateVersion);

/// <summary>What became of a decision.</summary>
/// <param name="Link">Link of its last event when it was stored; none when somebody else was faster.</param>
public sealed record CallWritten(string? Link);

/// <summary>
/// The node's one writer of call state. Takes what has gathered, commits it in one transaction, then answers: an answered
/// decision is on disk. A stale decision fails alone; nothing else of its batch is lost.
/// </summary>
public sealed class EventWriter(IDbContextFactory<Db> dbs, WriteGate gate, NodeId node, DatabaseGate database, OfficeClock clock, ILogger<EventWriter> log) : BackgroundService
{
    private const int MostAtOnce = 64;

    private readonly Channel<Pending> pending = Channel.CreateBounded<Pending>(new BoundedChannelOptions(4096) { SingleReader = true });

    private CallLedger? open;

    private sealed record Pending(CallWrite Write, TaskCompletionSource<CallWritten> Done);

    /// <summary>Stores a decision; comes back after the commit.</summary>
    public async Task<CallWritten> WriteAsync(CallWrite write)
    {
        var item = new Pending(write, new(TaskCreationOptions.RunContinuationsAsynchronously));
        await pending.Writer.WriteAsync(item);
        return await item.Done.Task;
    }

    /// <summary>Takes no more and stores what is waiting; the product stops only then.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        pending.Writer.TryComplete();
        if (ExecuteTask is { } running) await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(2), CancellationToken.None));
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await database.WhenPreparedAsync(stoppingToken);
        var batch = new List<Pending>(MostAtOnce);
        while (await pending.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (batch.Count < MostAtOnce && pending.Reader.TryRead(out var item)) batch.Add(item);
            await StoreAsync(batch);
            batch.Clear();
        }
        Close();
    }

    private async Task StoreAsync(List<Pending> batch)
    {
        var reused = open is not null;
        try
        {
            Answer(batch, await CommitAsync(batch));
        }
        catch (Exception e) when (Faults.IsTaken(e) && batch.Count > 1)
        {
            // One of them broke the transaction of all: each again by itself, so that only that one fails.
            Close();
            foreach (var item in batch) await StoreAsync([item]);
        }
        catch (Exception e) when (Faults.IsTaken(e))
        {
            Close();
            log.LogWarning(e, "Decision of call {CallId} met a newer one", batch[0].Write.After.Id);
            batch[0].Done.TrySetResult(new(null));
        }
        catch (DbException e) when (reused)
        {
            // The connection may have broken while nobody looked; a decision stored all the same is stale now and answers so.
            log.LogWarning(e, "The writer's connection is opened anew");
            Close();
            await StoreAsync(batch);
        }
        catch (Exception e)
        {
            Close();
            log.LogError(e, "{Count} decisions could not be stored", batch.Count);
            foreach (var item in batch) item.Done.TrySetException(e);
        }
    }

    private static void Answer(List<Pending> batch, List<string?> links)
    {
        for (var i = 0; i < batch.Count; i++) batch[i].Done.TrySetResult(new(links[i]));
    }

    private async Task<List<string?>> CommitAsync(List<Pending> batch)
    {
        using var turn = await gate.EnterAsync();
        var page = open ??= await CallLedger.OpenAsync(dbs, node, clock);
        return await page.CommitAsync([.. batch.Select(item => item.Write)]);
    }

    /// <summary>After a fault nothing of the connection is trusted.</summary>
    private void Close()
    {
        open?.Dispose();
        open = null;
    }
}
