using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Scripts;

/// <summary>A version of a script as its text: what a call has pinned outlives the file.</summary>
public sealed class ScriptVersion
{
    public required string ScriptId { get; init; }
    public required string Locale { get; init; }
    public required string Version { get; init; }

    /// <summary>The YAML itself, unchanged.</summary>
    public required string Yaml { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>Keeps every version that was ever in force, and puts back those that open calls have pinned.</summary>
public sealed class ScriptShelf(ScriptLibrary library, Writes writes, IDbContextFactory<Db> dbs, TimeProvider time, ILogger<ScriptShelf> log) : IStartStep
{
    public async Task RunAsync(CancellationToken stop)
    {
        await KeepAsync(stop);
        await using var db = await dbs.CreateDbContextAsync(stop);
        foreach (var pinned in await ScriptQueries.PinnedByOpenCalls(db).ToListAsync(stop))
            if (library.Find(pinned.ScriptId, pinned.Locale, pinned.Version) is null && library.Restore(pinned.Yaml) is [var flaw, ..])
                log.LogError("Script {Script} {Version} of an open call cannot be read any more: {Flaw}", pinned.ScriptId, pinned.Version, flaw);
    }

    /// <summary>Stores the versions in force that are not stored yet.</summary>
    public Task KeepAsync(CancellationToken stop) => writes.RunAsync(async db =>
    {
        var known = await ScriptQueries.Versions(db).ToListAsync(stop);
        var now = Instants.Whole(time.GetUtcNow());
        foreach (var loaded in library.Current.Where(s => !known.Contains(s.Script.Version)))
            db.ScriptVersions.Add(new ScriptVersion
            {
                ScriptId = loaded.Script.Id,
                Locale = loaded.Script.Locale,
                Version = loaded.Script.Version,
                Yaml = loaded.Yaml,
                At = now,
            });
    }, stop);
}

/// <summary>Questions about versions of scripts.</summary>
public static class ScriptQueries
{
    public static IQueryable<string> Versions(Db db) => db.ScriptVersions.AsNoTracking().Select(v => v.Version);

    /// <summary>Versions that calls which are not closed have pinned.</summary>
    public static IQueryable<ScriptVersion> PinnedByOpenCalls(Db db) => db.ScriptVersions.AsNoTracking().Where(v =>
        db.Calls.Any(c => c.Phase != Core.Calls.CallPhase.Closed && c.ScriptId == v.ScriptId && c.Locale == v.Locale && c.ScriptVersion == v.Version));
}
