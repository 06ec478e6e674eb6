using CallCenter.Core.People;
using CallCenter.Core.Scripts;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using CallCenter.Web.People;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Scripts;

/// <summary>A script in the list.</summary>
public sealed record ScriptListed(
    string Id, string Locale, string Kind, string Title, int Steps, int Branches, int Versions, DateTimeOffset PublishedAt, string? PublishedBy, DraftState? Draft);

/// <summary>A version with how often it was put in force.</summary>
public sealed record VersionListed(string Version, int Number, DateTimeOffset At, bool InForce);

/// <summary>A deed with the name of its person; none when a file did it.</summary>
public sealed record ActListed(ScriptDeed Deed, string? Version, string? Person, DateTimeOffset At);

/// <summary>Everything the bench shows of one script when it opens.</summary>
public sealed record BenchPaper(LoadedScript InForce, TextPast Past)
{
    /// <summary>Whether the person at the bench may review this draft.</summary>
    public bool MayReview { get; init; } = true;
}

/// <summary>What the bench reads and does for the person at it.</summary>
public sealed class ScriptRoom(ScriptLibrary library, ScriptDesk desk, CurrentActor who, IDbContextFactory<Db> dbs, OfficeClock clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public TimeZoneInfo Zone => clock.Calendar.Zone;

    public async Task<IReadOnlyList<ScriptListed>> ListAsync()
    {
        await using var db = await dbs.CreateDbContextAsync();
        var drafts = await ScriptQueries.Drafts(db).Select(d => new { d.ScriptId, d.Locale, d.State }).ToListAsync();
        var acts = await ScriptQueries.ActsWithNames(db).ToListAsync();
        var versions = (await ScriptQueries.Keys(db).ToListAsync()).CountBy(k => (k.ScriptId, k.Locale)).ToDictionary();
        return
        [
            .. library.Current.Select(s => s.Script).OrderBy(s => s.CallbackKind)
                .ThenByDescending(s => s.Locale, StringComparer.Ordinal).Select(s =>
                {
                    var last = acts.Where(a => a.ScriptId == s.Id && a.Locale == s.Locale && a.Version == s.Version && a.Deed is ScriptDeed.Published or ScriptDeed.RolledBack).MaxBy(a => a.At);
                    return new ScriptListed(
                        s.Id, s.Locale, s.Kind, s.Title, s.Steps.Count, s.Branches.Count, versions.GetValueOrDefault((s.Id, s.Locale)), last?.At ?? Now, last?.Person,
                        drafts.FirstOrDefault(d => d.ScriptId == s.Id && d.Locale == s.Locale)?.State);
                }),
        ];
    }

    /// <summary>The script with its draft and its past; none when there is no such script.</summary>
    public async Task<BenchPaper?> OpenAsync(ScriptName name)
    {
        if (library.Find(name.Id, name.Locale) is not { } script || library.FindText(name.Id, name.Locale, script.Version) is not { } loaded) return null;
        await using var db = await dbs.CreateDbContextAsync();
        var past = await TextPast.ReadAsync(db, name, script.Version);
        return new(loaded, past)
        {
            MayReview = past.Draft is not { } draft || await desk.MayReviewAsync(db, await who.RequireAsync(), draft),
        };
    }

    /// <summary>The text of a version; none when there is no such version.</summary>
    public async Task<string?> TextAsync(ScriptName name, string version)
    {
        await using var db = await dbs.CreateDbContextAsync();
        return await ScriptQueries.Version(db, name.Id, name.Locale, version).Select(v => v.Yaml).SingleOrDefaultAsync();
    }

    public ScriptReading Check(string yaml) => library.Check(yaml);

    /// <summary>Carries a deed out in the name of the person at the bench.</summary>
    public async Task<ScriptRefusal?> DoAsync(Func<ScriptDesk, Actor.Person, Task<ScriptRefusal?>> deed) => await deed(desk, await who.RequireAsync());
}
