using System.Text.Json;
using CallCenter.Core.Scripts;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Scripts;

/// <summary>
/// Keeps every version of scripts and phrase lists that was ever in force, puts in force what was published last, and puts back what open
/// calls have pinned. A file that was never seen before is a publication of its own.
/// </summary>
public sealed class ScriptShelf(
    ScriptLibrary library, IEnumerable<IVersionedTexts> texts, Writes writes, IDbContextFactory<Db> dbs, OfficeClock clock, ILogger<ScriptShelf> log) : IStartStep
{
    private int acts = -1;

    public async Task RunAsync(CancellationToken stop)
    {
        await KeepAsync(stop);
        await using var db = await dbs.CreateDbContextAsync(stop);
        foreach (var pinned in await ScriptQueries.PinnedByOpenCalls(db).ToListAsync(stop))
            if (library.Find(pinned.ScriptId, pinned.Locale, pinned.Version) is null && library.Restore(pinned.Yaml, PartsOf(pinned)) is [var flaw, ..])
                log.LogError("Script {Script} {Version} of an open call cannot be read any more: {Flaw}", pinned.ScriptId, pinned.Version, flaw);
    }

    /// <summary>Stores the versions of the files that are not stored yet, then puts in force what was published last.</summary>
    public async Task KeepAsync(CancellationToken stop)
    {
        await writes.RunAsync(async db =>
        {
            var known = (await ScriptQueries.Keys(db).ToListAsync(stop)).ToHashSet();
            var told = (await ScriptQueries.Acts(db).Select(a => new { a.ScriptId, a.Locale }).Distinct().ToListAsync(stop)).Select(a => (a.ScriptId, a.Locale)).ToHashSet();
            var now = clock.GetUtcNow();
            foreach (var file in texts.SelectMany(t => t.Files(now)))
            {
                var isNew = !known.Contains(new(file.ScriptId, file.Locale, file.Version));
                if (isNew)
                    db.ScriptVersions.Add(file);
                if (isNew || !told.Contains((file.ScriptId, file.Locale)))
                    db.ScriptActs.Add(PublishedBy(file, now));
            }
        }, stop);
        await ForceAsync(stop);
    }

    /// <summary>Follows what other nodes published.</summary>
    public async Task FollowAsync(CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await ScriptQueries.Acts(db).CountAsync(stop) != acts)
            await ForceAsync(stop);
        if (await ScriptQueries.Articles(db).CountAsync(stop) is var count && count != library.Articles.Count)
            library.Articles = (await ScriptQueries.Articles(db).ToListAsync(stop)).Select(a => (a.Locale, a.Key)).ToHashSet();
    }

    /// <summary>Puts in force what was published last, phrases before the scripts that are checked against them; what cannot be read stays out, with its reason in the log.</summary>
    public async Task ForceAsync(CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var told = await ScriptQueries.Acts(db).Where(a => a.Deed == ScriptDeed.Published || a.Deed == ScriptDeed.RolledBack).ToListAsync(stop);
        acts = await ScriptQueries.Acts(db).CountAsync(stop);
        var newest = told.GroupBy(a => (a.ScriptId, a.Locale)).Select(g => g.MaxBy(a => (a.At, a.Id))).OfType<ScriptAct>().ToList();
        foreach (var kind in texts)
            await ForceAsync(db, kind, newest.Where(a => kind.Has(new(a.ScriptId, a.Locale))), stop);
    }

    private async Task ForceAsync(Db db, IVersionedTexts kind, IEnumerable<ScriptAct> newest, CancellationToken stop)
    {
        var rows = new List<ScriptVersion>();
        foreach (var act in newest.Where(a => kind.InForce(new(a.ScriptId, a.Locale)) != a.Version))
            if (await ScriptQueries.Version(db, act.ScriptId, act.Locale, act.Version ?? "").SingleOrDefaultAsync(stop) is { } row)
                rows.Add(row);
        foreach (var flaw in rows.Count > 0 ? kind.Force(rows) : [])
            log.LogError("A published text cannot be put in force: {Flaw}", flaw);
    }

    internal static ScriptVersion RowOf(LoadedScript loaded, DateTimeOffset now) => new()
    {
        ScriptId = loaded.Script.Id,
        Locale = loaded.Script.Locale,
        Version = loaded.Script.Version,
        Yaml = loaded.Yaml,
        Parts = loaded.Parts.Count == 0 ? null : JsonSerializer.Serialize(loaded.Parts),
        At = now,
    };

    internal static IReadOnlyDictionary<string, string> PartsOf(ScriptVersion row) => row.Parts is { } parts
        ? JsonSerializer.Deserialize<Dictionary<string, string>>(parts) ?? [] : new Dictionary<string, string>(StringComparer.Ordinal);

    private static ScriptAct PublishedBy(ScriptVersion file, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        ScriptId = file.ScriptId,
        Locale = file.Locale,
        Version = file.Version,
        Deed = ScriptDeed.Published,
        At = now,
    };
}

/// <summary>Names one version.</summary>
public sealed record VersionKey(string ScriptId, string Locale, string Version);

/// <summary>Names one article.</summary>
public sealed record ArticleKey(string Locale, string Key);

/// <summary>A deed with the name of its person.</summary>
public sealed record NamedAct
{
    public required string ScriptId { get; init; }
    public required string Locale { get; init; }
    public required string? Version { get; init; }
    public required ScriptDeed Deed { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string? Person { get; init; }
}

/// <summary>Questions about versions of scripts.</summary>
public static class ScriptQueries
{
    public static IQueryable<VersionKey> Keys(Db db) => db.ScriptVersions.AsNoTracking().Select(v => new VersionKey(v.ScriptId, v.Locale, v.Version));

    public static IQueryable<ScriptVersion> Version(Db db, string scriptId, string locale, string version) =>
        db.ScriptVersions.AsNoTracking().Where(v => v.ScriptId == scriptId && v.Locale == locale && v.Version == version);

    public static IQueryable<ScriptAct> Acts(Db db) => db.ScriptActs.AsNoTracking();

    /// <summary>Deeds with the names of those who did them.</summary>
    public static IQueryable<NamedAct> ActsWithNames(Db db) =>
        from act in db.ScriptActs.AsNoTracking()
        join person in db.Users on act.PersonId equals person.Id into people
        from person in people.DefaultIfEmpty()
        select new NamedAct { ScriptId = act.ScriptId, Locale = act.Locale, Version = act.Version, Deed = act.Deed, At = act.At, Person = person == null ? act.Note : person.DisplayName };

    /// <summary>Articles that steps may link to.</summary>
    public static IQueryable<ArticleKey> Articles(Db db) => db.Articles.AsNoTracking().Where(a => a.RetiredAt == null).Select(a => new ArticleKey(a.Locale, a.Key));

    public static IQueryable<ScriptDraft> Drafts(Db db) => db.ScriptDrafts.AsNoTracking();

    /// <summary>Versions that calls which are not closed have pinned.</summary>
    public static IQueryable<ScriptVersion> PinnedByOpenCalls(Db db) => db.ScriptVersions.AsNoTracking().Where(v =>
        db.Calls.Any(c => c.Phase != Core.Calls.CallPhase.Closed && c.ScriptId == v.ScriptId && c.Locale == v.Locale && c.ScriptVersion == v.Version));
}
