using System.Collections.Concurrent;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using CallCenter.Web.People;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Campaigns;

/// <summary>Who asks for the next callback.</summary>
public sealed record Taker(Guid AgentId, long TeamId)
{
    /// <summary>What they speak with customers, as stored; none for every language.</summary>
    public string? Languages { get; init; }
}

/// <summary>
/// Hands out callbacks, each to one agent. One claimer a node: whoever asks while it is at work is served together with the
/// others by one look and one transaction; between nodes the compare-and-set decides.
/// </summary>
public sealed class CallbackLeases(Writes writes, OfficeClock clock) : IDisposable
{
    /// <summary>A callback that is looked at and not dialled goes back after this time.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(30);

    private const int MostAtOnce = 64;

    private readonly ConcurrentQueue<Ask> asks = new();
    private readonly SemaphoreSlim one = new(1, 1);

    private sealed record Ask(Taker Taker)
    {
        public TaskCompletionSource<Guid?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>The next callback that is due for this agent: their own first, then the team's. None when nothing is due.</summary>
    public async Task<Guid?> TakeNextAsync(Taker taker)
    {
        var ask = new Ask(taker);
        asks.Enqueue(ask);
        await one.WaitAsync();
        try
        {
            while (!ask.Answer.Task.IsCompleted) await ServeAsync();
        }
        finally
        {
            one.Release();
        }
        return await ask.Answer.Task;
    }

    /// <summary>This very callback, when it may be taken; false when somebody else has it.</summary>
    public Task<bool> TakeAsync(Guid callbackId, Taker taker) => writes.RunAsync(async db =>
        await CallbackQueries.Takeable(db, callbackId, taker).SingleOrDefaultAsync() is { } found
        && (await LeaseRows.ClaimAsync(db, [new(found, taker.AgentId)], At())).Count == 1);

    /// <summary>Puts a callback back untouched; with an instant it is not due before.</summary>
    public Task ReturnAsync(Guid callbackId, Guid agentId, DateTimeOffset? notBefore = null) => writes.RunAsync(async db =>
    {
        await db.Callbacks.Where(c => c.Id == callbackId && c.LeasedBy == agentId && c.State == CallbackState.Taken)
            .ExecuteUpdateAsync(set => set
                .SetProperty(c => c.State, CallbackState.Waiting)
                .SetProperty(c => c.DueAt, c => notBefore ?? c.DueAt)
                .SetProperty(c => c.LeasedBy, (Guid?)null)
                .SetProperty(c => c.LeaseUntil, (DateTimeOffset?)null)
                .SetProperty(c => c.LeaseVersion, c => c.LeaseVersion + 1));
        await FreeAsync(db, callbackId, agentId);
    });

    /// <summary>Closes a callback that may never be made; the reason is its result.</summary>
    public Task CloseAsync(Guid callbackId, Guid agentId, string result) => writes.RunAsync(async db =>
    {
        await db.Callbacks.Where(c => c.Id == callbackId && c.LeasedBy == agentId && c.State == CallbackState.Taken)
            .ExecuteUpdateAsync(set => set
                .SetProperty(c => c.State, CallbackState.Closed)
                .SetProperty(c => c.LastResult, result)
                .SetProperty(c => c.LeasedBy, (Guid?)null)
                .SetProperty(c => c.LeaseUntil, (DateTimeOffset?)null)
                .SetProperty(c => c.LeaseVersion, c => c.LeaseVersion + 1));
        await FreeAsync(db, callbackId, agentId);
    });

    public void Dispose() => one.Dispose();

    private Task<int> FreeAsync(Db db, Guid callbackId, Guid agentId) =>
        db.Presences.Where(p => p.PersonId == agentId && p.CallbackId == callbackId && p.CallId == null)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.CallbackId, (Guid?)null).SetProperty(p => p.State, AgentState.Ready).SetProperty(p => p.Since, clock.GetUtcNow()));

    private LeaseTime At()
    {
        var now = clock.GetUtcNow();
        return new(now, now + Lease);
    }

    /// <summary>Answers whoever waits, the oldest first. An agent who asks twice is answered the same twice.</summary>
    private async Task ServeAsync()
    {
        var batch = new List<Ask>(MostAtOnce);
        while (batch.Count < MostAtOnce && asks.TryDequeue(out var ask)) batch.Add(ask);
        var takers = batch.Select(a => a.Taker).DistinctBy(t => t.AgentId).ToList();
        var dealt = writes.RunAsync(db => DealAsync(db, takers));
        await Task.WhenAny(dealt);
        // A fault is told to everybody who asked; the claimer serves on.
        foreach (var ask in batch) ask.Answer.SetFromTask(Of(dealt, ask.Taker.AgentId));
    }

    private static async Task<Guid?> Of(Task<Dictionary<Guid, Guid>> dealt, Guid agent) =>
        (await dealt).TryGetValue(agent, out var callback) ? callback : null;

    private async Task<Dictionary<Guid, Guid>> DealAsync(Db db, List<Taker> takers)
    {
        var (at, got, left) = (At(), new Dictionary<Guid, Guid>(), takers);
        while (left.Count > 0)
        {
            var picks = await PickAsync(db, left, at.Now);
            if (picks.Count == 0) return got;
            foreach (var pick in await LeaseRows.ClaimAsync(db, picks, at)) got[pick.AgentId] = pick.Candidate.Id;
            // Another node was faster at some: those agents are dealt to again.
            var asked = picks.Select(p => p.AgentId).ToHashSet();
            left = [.. left.Where(t => asked.Contains(t.AgentId) && !got.ContainsKey(t.AgentId))];
        }
        return got;
    }

    /// <summary>One callback for each as far as they go: the agent's own before the team's.</summary>
    private static async Task<List<LeasePick>> PickAsync(Db db, List<Taker> takers, DateTimeOffset now)
    {
        var own = await CallbackQueries.Own(db, [.. takers.Select(t => t.AgentId)], now).ToListAsync();
        var firsts = own.GroupBy(o => o.OwnerId).ToDictionary(o => o.Key, o => o.First());
        var picks = new List<LeasePick>();
        foreach (var team in takers.GroupBy(t => t.TeamId))
        {
            picks.AddRange(team.Where(t => firsts.ContainsKey(t.AgentId)).Select(t => new LeasePick(new(firsts[t.AgentId].Id, firsts[t.AgentId].LeaseVersion), t.AgentId)));
            var others = team.Where(t => !firsts.ContainsKey(t.AgentId)).ToList();
            if (others.Count == 0) continue;
            picks.AddRange(await PoolAsync(db, team.Key, others, now));
        }
        return picks;
    }

    /// <summary>What nobody has yet, to those who speak its language: who speaks few chooses first, so that one who speaks all takes what is left.</summary>
    private static async Task<List<LeasePick>> PoolAsync(Db db, long team, List<Taker> takers, DateTimeOffset now)
    {
        var picks = new List<LeasePick>();
        foreach (var alike in takers.GroupBy(t => t.Languages).OrderBy(g => g.Key is null).ThenBy(g => g.Key?.Length))
        {
            var all = CallbackQueries.OfTeam(db, team, now, alike.Key is null ? null : Core.People.Languages.Of(alike.Key));
            var pool = await all.Take(alike.Count() + picks.Count).ToListAsync();
            picks.AddRange(pool.Where(c => !picks.Exists(p => p.Candidate.Id == c.Id)).Zip(alike, (candidate, taker) => new LeasePick(candidate, taker.AgentId)).ToList());
        }
        return picks;
    }
}
