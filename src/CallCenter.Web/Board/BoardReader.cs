using CallCenter.Core.Calendars;
using CallCenter.Core.Calls;
using CallCenter.Core.Compliance;
using CallCenter.Core.Customers;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Calls;
using CallCenter.Web.Data;
using CallCenter.Web.People;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Board;

/// <summary>The board at one moment. A snapshot with a version, not a message per event.</summary>
public sealed record BoardView(long Version, DateTimeOffset Now, IReadOnlyList<BoardRow> Rows, BoardTotals Totals);

/// <summary>One agent and what is on their desk. The customer's name is masked.</summary>
public sealed record BoardRow(Guid AgentId, string Agent, long TeamId, AgentState State, DateTimeOffset? Since, string? Customer, BoardCall? Call);

/// <summary>The call of a row.</summary>
public sealed record BoardCall(
    Guid Id, CallbackKind Kind, CallPhase Phase, DateTimeOffset Since, DateTimeOffset? HoldUntil, string Step, int Index, int Total,
    BoardLine? Latest, int Hits, BoardHit? LastHit, int Complaints)
{
    /// <summary>The customer spoke of a regulator, the media, a court, or of doing harm.</summary>
    public bool Alarmed { get; init; }
}

/// <summary>What was said last.</summary>
public sealed record BoardLine(Speaker Speaker, string Text);

/// <summary>The newest offence and what to say instead.</summary>
public sealed record BoardHit(Severity Severity, string Text, string? Replacement, DateTimeOffset At)
{
    /// <summary>Where it is, for a verdict.</summary>
    public Quality.HitPlace? Place { get; init; }
}

/// <summary>The day in numbers.</summary>
public sealed record BoardTotals(int Done, int Planned, int Hits, int Complaints);

/// <summary>Reads the board once for all screens that watch it, at most five times a second.</summary>
public sealed class BoardReader(LiveCalls calls, BoardCalls screens, CallFeed feed, IDbContextFactory<Db> dbs, OfficeClock clock) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly SemaphoreSlim one = new(1, 1);
    private volatile Snapshot? last;

    private sealed record Snapshot(BoardView View, long ReadAt);

    /// <summary>The rows this person may watch: a team lead their team, others above all teams.</summary>
    public async Task<BoardView> ReadAsync(Actor actor)
    {
        var view = await ReadAllAsync();
        return view with
        {
            Rows = [.. view.Rows.Where(r => Rights.Allow(actor, Act.WatchBoard, new Subject(null, r.TeamId)) is RightsAnswer.Allowed)],
        };
    }

    public void Dispose() => one.Dispose();

    private async Task<BoardView> ReadAllAsync()
    {
        if (Fresh() is { } fresh) return fresh;
        await one.WaitAsync();
        try
        {
            if (Fresh() is { } meanwhile) return meanwhile;
            var version = feed.Version;
            var view = await LoadAsync(version);
            last = new(view, Environment.TickCount64);
            return view;
        }
        finally
        {
            one.Release();
        }
    }

    private BoardView? Fresh() =>
        last is { } snapshot && (snapshot.View.Version == feed.Version || Environment.TickCount64 - snapshot.ReadAt < Pause.TotalMilliseconds)
            ? snapshot.View : null;

    private async Task<BoardView> LoadAsync(long version)
    {
        var now = clock.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync();
        var desks = await BoardQueries.Desks(db).ToListAsync();
        var totals = await BoardQueries.Totals(db, clock.DayNumber(now), now.AddDays(1)).FirstOrDefaultAsync();
        var rows = new List<BoardRow>(desks.Count);
        foreach (var desk in desks) rows.Add(await RowAsync(desk));
        return new(version, now, rows, totals ?? new(0, 0, 0, 0));
    }

    private async Task<BoardRow> RowAsync(BoardDesk desk)
    {
        var state = desk is { State: AgentState.Busy, CallId: { } id } ? calls.Peek(id) ?? await calls.StateAsync(id) : null;
        return new(
            desk.AgentId, desk.Agent, desk.TeamId, desk.State, desk.Since, desk.CustomerName is { } name ? Masking.Name(name) : null,
            state is { ClosedAt: null } ? screens.Of(state) : null);
    }
}
