using CallCenter.Core.People;
using CallCenter.Core.Scripts;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using CallCenter.Web.People;
using CallCenter.Web.Scripts;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Compliance;

/// <summary>A phrase list with its draft and its past.</summary>
public sealed record RulePaper(LoadedPhrases InForce, TextPast Past)
{
    /// <summary>Whether the person at the page may review the draft.</summary>
    public bool MayReview { get; init; } = true;
}

/// <summary>What the page of rules reads and does for the person at it.</summary>
public sealed class RuleRoom(PhraseLibrary phrases, ScriptDesk desk, TrialDesk trials, CurrentActor who, IDbContextFactory<Db> dbs, OfficeClock clock)
{
    public TimeZoneInfo Zone => clock.Calendar.Zone;

    public IReadOnlyList<string> Locales => [.. phrases.Locales.OrderDescending(StringComparer.Ordinal)];

    /// <summary>The list of a language; none where there is none.</summary>
    public async Task<RulePaper?> OpenAsync(string locale)
    {
        if (phrases.Find(locale) is not { } list) return null;
        await using var db = await dbs.CreateDbContextAsync();
        var past = await TextPast.ReadAsync(db, RuleTexts.NameOf(locale), list.Version);
        return new(list, past) { MayReview = past.Draft is not { } draft || await desk.MayReviewAsync(db, await who.RequireAsync(), draft) };
    }

    /// <summary>The text of a version.</summary>
    public async Task<string?> TextAsync(string locale, string version)
    {
        await using var db = await dbs.CreateDbContextAsync();
        return await ScriptQueries.Version(db, RuleTexts.Id, locale, version).Select(v => v.Yaml).SingleOrDefaultAsync();
    }

    /// <summary>What the loader says of a text.</summary>
    public static IReadOnlyList<Flaw> Check(string yaml) => PhraseReader.Read(yaml).Flaws;

    /// <summary>What stands against publishing a text, scripts and prompts in force included.</summary>
    public IReadOnlyList<FileFlaw> Against(string locale, string yaml) => desk.Judge(RuleTexts.NameOf(locale), yaml).Flaws;

    /// <summary>Carries a deed out in the name of the person at the page.</summary>
    public async Task<ScriptRefusal?> DoAsync(Func<ScriptDesk, Actor.Person, Task<ScriptRefusal?>> deed) => await deed(desk, await who.RequireAsync());

    /// <summary>Begins a trial of a text.</summary>
    public async Task<TrialRun?> TryAsync(string locale, string yaml) => trials.Start(await who.RequireAsync(), locale, yaml);

    /// <summary>The trial of this person that is under way or was the last.</summary>
    public async Task<TrialRun?> TrialAsync() => trials.Of((await who.RequireAsync()).Id);
}
