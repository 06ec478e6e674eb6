using System.Collections.Concurrent;
using CallCenter.Core.Calls;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Calls;

/// <summary>The mailbox of one call: one command at a time, its state folded on first touch and kept while it lives.</summary>
public sealed class LiveCall(Guid id)
{
    private readonly SemaphoreSlim one = new(1, 1);

    public Guid Id { get; } = id;

    /// <summary>The state after the newest stored event; none before the first touch or for a call that does not exist.</summary>
    public CallState? State { get; set; }

    /// <summary>Link of the newest event in the chain.</summary>
    public string Link { get; set; } = EventChain.Start;

    public bool Loaded { get; set; }

    /// <summary>Its call is closed and it waits among such for what the carrier says late.</summary>
    public bool Resting { get; set; }

    /// <summary>What the call is decided by; read once.</summary>
    public CallRules? Rules { get; set; }

    public Task EnterAsync() => one.WaitAsync();

    public void Leave() => one.Release();
}

/// <summary>The calls this node holds in memory.</summary>
public sealed class LiveCalls(IDbContextFactory<Db> dbs)
{
    private const int MostResting = 512;

    private readonly ConcurrentDictionary<Guid, LiveCall> calls = new();
    private readonly ConcurrentQueue<Guid> resting = new();

    public LiveCall Of(Guid id) => calls.GetOrAdd(id, key => new LiveCall(key));

    /// <summary>States of the calls in memory that are not closed.</summary>
    public IEnumerable<CallState> Open => calls.Values.Select(c => c.State).OfType<CallState>().Where(s => s.Phase != CallPhase.Closed);

    /// <summary>The state when it is in memory; boards look without waiting for a mailbox.</summary>
    public CallState? Peek(Guid id) => calls.TryGetValue(id, out var live) ? live.State : null;

    /// <summary>
    /// Call it inside the mailbox when something was done: what does not exist goes at once, a closed call stays for the legs' ends, the
    /// recording and the transcript, which come after it, until many others have closed.
    /// </summary>
    public void Settle(LiveCall live)
    {
        if (live.State is null) calls.TryRemove(live.Id, out _);
        if (live.Resting || live.State is not { Phase: CallPhase.Closed }) return;
        live.Resting = true;
        resting.Enqueue(live.Id);
        while (resting.Count > MostResting && resting.TryDequeue(out var oldest)) calls.TryRemove(oldest, out _);
    }

    /// <summary>The state as screens see it, folded from the database when it is not in memory.</summary>
    public async Task<CallState?> StateAsync(Guid id)
    {
        var live = Of(id);
        await live.EnterAsync();
        try
        {
            if (!live.Loaded) await LoadAsync(live);
            Settle(live);
            return live.State;
        }
        finally
        {
            live.Leave();
        }
    }

    /// <summary>Takes in what another node stored. Answers what is new to the screens here; nothing where the call is not looked at here.</summary>
    public async Task<CallNews.Changed?> LearnAsync(Guid id, IReadOnlyList<CallEventRow> rows)
    {
        if (!calls.ContainsKey(id) && rows[0].Seq != 1) return null;
        var live = Of(id);
        await live.EnterAsync();
        try
        {
            var known = live.Loaded ? live.State?.Seq ?? 0 : rows[0].Seq - 1;
            var news = rows.Where(row => row.Seq > known).Select(Read).ToList();
            if (news.Count == 0) return null;
            // A call met at its beginning is folded from these rows too: loading would run ahead of what is told, and the rest be taken for known.
            if ((live.Loaded || known == 0) && news[0].Seq == known + 1)
                (live.State, live.Link, live.Loaded) = (news.Aggregate(live.Loaded ? live.State : null, (s, h) => CallFold.Next(id, s, h)), rows[^1].Hash, true);
            else
                await LoadAsync(live);
            if (news.Exists(h => h.Event is LanguageChanged)) live.Rules = null;
            Settle(live);
            return live.State is { } state ? new(state, news) : null;
        }
        finally
        {
            live.Leave();
        }
    }

    /// <summary>Folds the stored events; call it inside the mailbox.</summary>
    public async Task LoadAsync(LiveCall live)
    {
        await using var db = await dbs.CreateDbContextAsync();
        var rows = await CallQueries.Events(db, live.Id).ToListAsync();
        live.State = CallFold.From(live.Id, rows.Select(Read));
        live.Link = rows.Count == 0 ? EventChain.Start : rows[^1].Hash;
        live.Loaded = true;
    }

    public static Happening Read(CallEventRow row) =>
        new(row.Seq, row.At, EventJson.Read(new(row.Type, row.Facts, row.Personal)), row.SourceKey);
}
