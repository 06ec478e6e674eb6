using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Data;

/// <summary>Claims a node number at the start: one that was given back, one whose holder has been silent for a minute, or a new one.</summary>
public sealed class NodeClaim(NodeId node, Writes writes, DatabasePlace place, TimeProvider time, ILogger<NodeClaim> log) : IStartStep
{
    internal static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);
    private const int Tries = 20;

    public async Task RunAsync(CancellationToken stop)
    {
        for (var attempt = 1; !node.Known; attempt++)
        {
            try
            {
                var (id, last) = await writes.RunAsync(db => ClaimAsync(db, stop), stop);
                node.Become(id, last);
                log.LogInformation("This is node {Node}, going on after event {Last}", id, last);
            }
            catch (DbUpdateException) when (attempt < Tries)
            {
                // Another process claimed the same number in the same moment: look again.
            }
        }
    }

    private async Task<(int Id, long Last)> ClaimAsync(Db db, CancellationToken stop)
    {
        var now = Instants.Whole(time.GetUtcNow());
        var nodes = await db.Nodes.OrderBy(x => x.Id).ToListAsync(stop);
        // One process holds the embedded file: whoever had a number before is gone.
        var free = nodes.FirstOrDefault(x => place.Embedded || x.SeenAt is null || x.SeenAt < now - Silence);
        var row = free ?? db.Nodes.Add(New(nodes.Count == 0 ? 1 : nodes[^1].Id + 1, now)).Entity;
        row.Name = $"{Environment.MachineName}:{Environment.ProcessId}";
        row.Claim = node.Claim;
        row.StartedAt = now;
        row.SeenAt = now;
        var written = await db.CallEvents.Where(x => x.NodeId == row.Id).MaxAsync(x => (long?)x.NodeSeq, stop);
        row.LastNodeSeq = Math.Max(row.LastNodeSeq, written ?? 0);
        return (row.Id, row.LastNodeSeq);
    }

    private Node New(int id, DateTimeOffset now) => new() { Id = id, Name = "", StartedAt = now, Claim = node.Claim };
}

/// <summary>Says every ten seconds that the node lives; ends the product when somebody else holds its number.</summary>
public sealed class NodeHeartbeat(
    NodeId node, DatabaseGate gate, WriteGate turns, IDbContextFactory<Db> dbs, TimeProvider time,
    IHostApplicationLifetime lifetime, ILogger<NodeHeartbeat> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await gate.WhenPreparedAsync(stoppingToken);
            while (true)
            {
                await Task.Delay(Every, time, stoppingToken);
                await BeatAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The product ends.
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (!node.Known || !gate.Ready) return;
        // The host's patience may be used up by open connections; this one write still gets its second.
        using var own = new CancellationTokenSource(TimeSpan.FromSeconds(1), time);
        try
        {
            await SignAsync(seenAt: null, own.Token);
        }
        catch (Exception error)
        {
            log.LogWarning(error, "The node's number could not be given back; it is free again in a minute");
        }
    }

    private async Task BeatAsync(CancellationToken stop)
    {
        try
        {
            if (await SignAsync(Instants.Whole(time.GetUtcNow()), stop)) return;
            log.LogCritical("Node {Node} belongs to another process now; this one ends", node.Id);
            gate.Refuse($"Another process has taken the number of node {node.Id}, because this one gave no sign of life for {NodeClaim.Silence}.");
            lifetime.StopApplication();
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            log.LogWarning(error, "No sign of life could be written");
        }
    }

    private async Task<bool> SignAsync(DateTimeOffset? seenAt, CancellationToken stop)
    {
        using var turn = await turns.EnterAsync(stop);
        await using var db = await dbs.CreateDbContextAsync(stop);
        var (id, claim, last) = (node.Id, node.Claim, node.LastSeq);
        var signed = await db.Nodes.Where(x => x.Id == id && x.Claim == claim).ExecuteUpdateAsync(
            set => set.SetProperty(x => x.SeenAt, seenAt).SetProperty(x => x.LastNodeSeq, last), stop);
        return signed == 1;
    }
}
