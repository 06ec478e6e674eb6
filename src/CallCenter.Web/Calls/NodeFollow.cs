using CallCenter.Core.Calls;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Calls;

/// <summary>
/// Where several nodes share a database: brings what the others wrote to the screens of this one, by reading what is new per
/// node. A node's numbers become visible in their order, because each node has one writer.
/// </summary>
public sealed class NodeFollow(
    NodeId node, DatabasePlace place, DatabaseGate gate, LiveCalls calls, CallFeed feed, IDbContextFactory<Db> dbs, TimeProvider time,
    ILogger<NodeFollow> log) : BackgroundService
{
    private const int MostAtOnce = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Every so many pauses: which nodes live, whether a desk has moved; and boards look, for not all they show is an event.</summary>
    private const int Slowly = 10;

    private readonly Dictionary<int, long> read = [];
    private readonly Dictionary<Guid, Guid> desks = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (place.Embedded) return;
        try
        {
            await gate.WhenPreparedAsync(stoppingToken);
            for (var round = 0; ; round++)
            {
                if (gate.Ready) await LookAsync(round % Slowly == 0, stoppingToken);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The product ends.
        }
    }

    private async Task LookAsync(bool thoroughly, CancellationToken stop)
    {
        try
        {
            await using var db = await dbs.CreateDbContextAsync(stop);
            if (thoroughly) await MeetAsync(db, stop);
            foreach (var (other, after) in read.ToList()) await ReadAsync(db, other, after, stop);
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            log.LogWarning(error, "What other nodes wrote could not be read");
        }
    }

    /// <summary>A node met anew is read from its last sign of life on: what was told before is known by its number.</summary>
    private async Task MeetAsync(Db db, CancellationToken stop)
    {
        var living = await NodeQueries.Others(db, node.Id, Instants.Whole(time.GetUtcNow()) - NodeClaim.Silence).ToListAsync(stop);
        foreach (var gone in read.Keys.Except(living.Select(n => n.Id)).ToList()) read.Remove(gone);
        foreach (var met in living) read.TryAdd(met.Id, met.LastNodeSeq);
        if (living.Count == 0) return;
        foreach (var desk in await DeskQueries.SeatsOf(db, feed.Agents).ToListAsync(stop))
        {
            if (desk.DeskId is not { } at || (desks.TryGetValue(desk.AgentId, out var before) && before == at)) continue;
            desks[desk.AgentId] = at;
            feed.Tell(desk.AgentId, new CallNews.DeskMoved(at));
        }
        feed.TellBoards();
    }

    private async Task ReadAsync(Db db, int other, long after, CancellationToken stop)
    {
        var rows = await CallQueries.WrittenBy(db, other, after).Take(MostAtOnce).ToListAsync(stop);
        if (rows.Count == 0) return;
        foreach (var call in rows.GroupBy(row => row.CallId))
        {
            var news = await calls.LearnAsync(call.Key, [.. call]);
            if (news is not null) feed.Tell(news.State.Order.AgentId, news);
        }
        read[other] = rows[^1].NodeSeq;
        feed.TellBoards();
    }
}
