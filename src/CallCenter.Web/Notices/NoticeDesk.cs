using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Notices;

/// <summary>A person's notices: what is unread, what they have read now, and being woken by new ones.</summary>
public sealed class NoticeDesk(IDbContextFactory<Db> dbs, Writes writes, NoticeFeed feed, OfficeClock clock)
{
    private const int Shown = 100;

    public async Task<IReadOnlyList<Notice>> UnreadAsync(Actor.Person person, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await NoticeQueries.Unread(db, person.Id, LedTeam(person)).Take(Shown).ToListAsync(stop);
    }

    /// <summary>Marks one of their own as read; anybody else's stays as it is.</summary>
    /// <returns>Whether it was unread and is read now.</returns>
    public Task<bool> ReadAsync(Actor.Person person, Guid notice, CancellationToken stop = default) => writes.RunAsync(async db =>
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return await NoticeQueries.Unread(db, person.Id, LedTeam(person)).Where(x => x.Id == notice)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.ReadAt, now), stop) == 1;
    }, stop);

    public IDisposable Follow(Actor.Person person, Action<Notice> listener) => feed.Follow(person.Id, LedTeam(person), listener);

    private static long? LedTeam(Actor.Person person) => person.Roles.Contains(Role.TeamLead) ? person.TeamId : null;
}
