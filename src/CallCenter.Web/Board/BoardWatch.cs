using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Calls;
using CallCenter.Web.Data;
using CallCenter.Web.People;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Board;

/// <summary>A team as the filter names it.</summary>
public sealed record BoardTeam(long Id, string Name);

/// <summary>One open board: knows when something changed and reads what this person may see.</summary>
public sealed class BoardWatch(
    BoardReader reader, CallFeed feed, LiveCalls calls, CurrentActor who, IDbContextFactory<Db> dbs, OfficeClock clock) : IDisposable
{
    private IDisposable? following;
    private int changed = 1;
    private Actor.Person? watcher;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Whether the watcher may judge hits of this team; known once the board was read.</summary>
    public bool MayJudge(long team) => watcher is { } person && Quality.VerdictDesk.May(person, Guid.Empty, team);

    /// <summary>Follows what boards are told; many changes are one mark.</summary>
    public void Follow() => following ??= feed.FollowBoard(() => Interlocked.Exchange(ref changed, 1));

    /// <summary>Whether something changed since this was asked last.</summary>
    public bool TakeChange() => Interlocked.Exchange(ref changed, 0) == 1;

    public async Task<BoardView?> ReadAsync()
    {
        watcher = await who.RequireAsync();
        var view = await reader.ReadAsync(watcher);
        // The reader shares a picture that may be a moment old: what happened since is asked for at the next beat.
        if (view.Version != feed.Version) Interlocked.Exchange(ref changed, 1);
        return view;
    }

    /// <summary>What was said on a call so far; nothing where this person may not read it.</summary>
    public async Task<IReadOnlyList<DeskLine>> TalkAsync(Guid callId)
    {
        var actor = await who.RequireAsync();
        return await calls.StateAsync(callId) is { } state
            && Rights.Allow(actor, Act.ReadCall, new Subject(state.Order.AgentId, state.Order.TeamId)) is RightsAnswer.Allowed
            ? [.. state.Transcript.Select(line => new DeskLine(line.Seq, line.Said.Speaker, line.Said.Text, line.Said.SpokenAt, line.Said.Offences))]
            : [];
    }

    public async Task<IReadOnlyList<BoardTeam>> TeamsAsync()
    {
        await using var db = await dbs.CreateDbContextAsync();
        return await BoardTeams.All(db).ToListAsync();
    }

    public void Dispose() => following?.Dispose();
}

/// <summary>Questions about teams.</summary>
public static class BoardTeams
{
    public static IQueryable<BoardTeam> All(Db db) => db.Teams.AsNoTracking().OrderBy(team => team.Name).Select(team => new BoardTeam(team.Id, team.Name));
}
