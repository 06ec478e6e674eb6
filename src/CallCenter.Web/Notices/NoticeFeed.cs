using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace CallCenter.Web.Notices;

/// <summary>Wakes the screens of the person, or of the leads of the team, a stored notice is for. Tells each notice once.</summary>
public sealed class NoticeFeed
{
    private const int Remembered = 2000;
    private readonly ConcurrentQueue<Guid> order = new();
    private readonly ConcurrentDictionary<Guid, bool> told = new();
    private ImmutableArray<Follower> followers = [];

    /// <summary>Listens for a person; <paramref name="ledTeam"/> is the team whose lead they are.</summary>
    public IDisposable Follow(Guid person, long? ledTeam, Action<Notice> listener)
    {
        var follower = new Follower(person, ledTeam, listener);
        ImmutableInterlocked.Update(ref followers, (old, added) => old.Add(added), follower);
        return new Ending(() => ImmutableInterlocked.Update(ref followers, (old, gone) => old.Remove(gone), follower));
    }

    /// <summary>Tells whoever it concerns; a notice that was told already is not told again.</summary>
    public void Tell(Notice notice)
    {
        if (!told.TryAdd(notice.Id, value: true)) return;
        order.Enqueue(notice.Id);
        while (order.Count > Remembered && order.TryDequeue(out var old)) told.TryRemove(old, out _);
        foreach (var follower in followers)
            if (follower.Concerns(notice)) follower.Listener(notice);
    }

    private sealed record Follower(Guid Person, long? LedTeam, Action<Notice> Listener)
    {
        public bool Concerns(Notice notice) =>
            notice.PersonId == Person || (notice.TeamId is { } team && team == LedTeam);
    }

    private sealed class Ending(Action end) : IDisposable
    {
        private Action? pending = end;

        public void Dispose() => Interlocked.Exchange(ref pending, null)?.Invoke();
    }
}
