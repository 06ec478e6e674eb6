using System.Collections.Concurrent;
using System.Security.Claims;
using CallCenter.Core.People;
using CallCenter.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.People;

/// <summary>Turns whoever is signed in into who they are by the database now. A circuit lives for hours, so the cookie is believed
/// for a few seconds only: whoever is disabled, moved or given another role feels it by then.</summary>
public sealed class Actors(IDbContextFactory<Db> dbs, ApiKeys keys, IHostEnvironment environment, TimeProvider time)
{
    internal static readonly TimeSpan Believed = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<Guid, Seen> seen = new();

    /// <summary>The person or key behind a principal; none when nobody is signed in, or may not be any more.</summary>
    public async ValueTask<Actor?> OfAsync(ClaimsPrincipal user, CancellationToken stop = default)
    {
        if (user.FindFirst(ApiKeys.NameClaim) is { } key) return keys.ActorOf(key.Value);
        if (!Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id)) return null;
        var found = await FindAsync(id, stop);
        return found.Person is not null && found.Stamp == user.FindFirstValue(SignIn.StampClaim) ? found.Person : null;
    }

    /// <summary>Forgets what is known of a person, so that a change is felt at once on this node.</summary>
    public void Forget(Guid person) => seen.TryRemove(person, out _);

    private async ValueTask<Seen> FindAsync(Guid id, CancellationToken stop)
    {
        if (seen.TryGetValue(id, out var known) && time.GetElapsedTime(known.Since) < Believed) return known;
        var read = await ReadAsync(id, stop);
        if (read.Person is null) seen.TryRemove(id, out _);
        else seen[id] = read;
        return read;
    }

    private async Task<Seen> ReadAsync(Guid id, CancellationToken stop)
    {
        var since = time.GetTimestamp();
        var demo = environment.IsDevelopment();
        await using var db = await dbs.CreateDbContextAsync(stop);
        var person = await db.Users.Where(x => x.Id == id && !x.Disabled && (demo || !x.Demo))
            .Select(x => new { x.TeamId, x.SecurityStamp }).FirstOrDefaultAsync(stop);
        if (person is null) return new(Person: null, Stamp: null, since);
        var names = await PeopleQueries.RoleNames(db, id).ToListAsync(stop);
        var roles = names.Select(x => Enum.TryParse<Role>(x, out var role) ? role : (Role?)null).OfType<Role>().ToHashSet();
        return new(new Actor.Person(id, person.TeamId, roles), person.SecurityStamp, since);
    }

    private sealed record Seen(Actor.Person? Person, string? Stamp, long Since);
}
