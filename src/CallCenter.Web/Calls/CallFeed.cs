using System.Collections.Concurrent;
using System.Collections.Immutable;
using CallCenter.Core.Calls;
using CallCenter.Core.Compliance;

namespace CallCenter.Web.Calls;

/// <summary>What the feed tells a screen.</summary>
public abstract record CallNews(Guid CallId)
{
    /// <summary>The call changed and is stored.</summary>
    public sealed record Changed(CallState State, IReadOnlyList<Happening> Happenings) : CallNews(State.Id);

    /// <summary>Words that are still being spoken; never stored.</summary>
    public sealed record Speaking(Guid CallId, Speaker Speaker, string Text) : CallNews(CallId);

    /// <summary>Another tab or computer is the desk now.</summary>
    public sealed record DeskMoved(Guid DeskId) : CallNews(Guid.Empty);

    /// <summary>The carrier did not do what was asked; the agent should know.</summary>
    public sealed record Trouble(Guid CallId, LineTrouble What) : CallNews(CallId);
}

/// <summary>What the carrier could not do.</summary>
public enum LineTrouble
{
    Unreachable,

    /// <summary>It does not take this leg.</summary>
    Refused,
    HoldFailed,
    MuteFailed,
    HangUpFailed,
    TranscriptionFailed,
    RecordingFailed,
}

/// <summary>Wakes the screens of an agent and the boards. Tells what is already stored; nobody decides by it.</summary>
public sealed class CallFeed
{
    private readonly ConcurrentDictionary<Guid, ImmutableArray<Action<CallNews>>> agents = new();
    private ImmutableArray<Action> boards = [];
    private long version;

    /// <summary>Grows with everything a board could show.</summary>
    public long Version => Interlocked.Read(ref version);

    /// <summary>The agents whose desks are open here.</summary>
    public IReadOnlyList<Guid> Agents => [.. agents.Keys];

    public IDisposable Follow(Guid agentId, Action<CallNews> listener)
    {
        agents.AddOrUpdate(agentId, [listener], (_, old) => old.Add(listener));
        return new Ending(() =>
        {
            var left = agents.AddOrUpdate(agentId, [], (_, old) => old.Remove(listener));
            if (left.IsEmpty) agents.TryRemove(new(agentId, left));
        });
    }

    public IDisposable FollowBoard(Action listener)
    {
        ImmutableInterlocked.Update(ref boards, (old, added) => old.Add(added), listener);
        return new Ending(() => ImmutableInterlocked.Update(ref boards, (old, gone) => old.Remove(gone), listener));
    }

    public void Tell(Guid agentId, CallNews news)
    {
        if (agents.TryGetValue(agentId, out var listeners))
            foreach (var listener in listeners) listener(news);
        if (news is not CallNews.Speaking) TellBoards();
    }

    /// <summary>Something beside a call changed: an agent's state, a case.</summary>
    public void TellBoards()
    {
        Interlocked.Increment(ref version);
        foreach (var board in boards) board();
    }

    private sealed class Ending(Action end) : IDisposable
    {
        private Action? once = end;

        public void Dispose() => Interlocked.Exchange(ref once, null)?.Invoke();
    }
}
