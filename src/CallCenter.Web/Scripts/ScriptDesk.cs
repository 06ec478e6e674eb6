using CallCenter.Core.People;
using CallCenter.Core.Scripts;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using CallCenter.Web.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Scripts;

/// <summary>Why nothing was done to a script.</summary>
public enum ScriptRefusal
{
    /// <summary>Not a manager.</summary>
    NotAllowed,

    /// <summary>No such script, draft or version.</summary>
    NotFound,

    /// <summary>Somebody else saved in between.</summary>
    ChangedMeanwhile,

    /// <summary>Larger than a script may be.</summary>
    TooLarge,

    /// <summary>It has flaws.</summary>
    Flawed,

    /// <summary>A step or branch lies on no test dialogue, or a dialogue does not work.</summary>
    Uncovered,

    /// <summary>Its id, kind or language is another one than the script's.</summary>
    OtherScript,

    /// <summary>Its author may not review it while another manager could.</summary>
    OwnDraft,

    /// <summary>Nobody has handed it in for review.</summary>
    NotInReview,

    /// <summary>It is what is in force already.</summary>
    NoChange,
}

/// <summary>Which script somebody works on.</summary>
public sealed record ScriptName(string Id, string Locale);

/// <summary>What managers do with scripts: write, hand in, send back, publish, roll back. Every deed is kept with its person and time.</summary>
public sealed class ScriptDesk(ScriptLibrary library, ScriptShelf shelf, Writes writes, OfficeClock clock, IOptions<ScriptsOptions> options)
{
    /// <summary>Keeps the text of a draft; the first one begins it. The revision that was read keeps two authors apart.</summary>
    public Task<ScriptRefusal?> SaveAsync(Actor.Person actor, ScriptName name, string yaml, int revision) => DoAsync(actor, name, async (db, draft, now) =>
    {
        if (yaml.Length > DataText.LargestFile) return ScriptRefusal.TooLarge;
        if ((draft?.Revision ?? 0) != revision) return ScriptRefusal.ChangedMeanwhile;
        if (draft is null)
        {
            db.Add(draft = new ScriptDraft
            {
                ScriptId = name.Id,
                Locale = name.Locale,
                Yaml = "",
                State = DraftState.Draft,
                BasedOn = library.Find(name.Id, name.Locale)?.Version,
                AuthorId = actor.Id,
                At = now,
            });
            db.Add(Act(name, ScriptDeed.Drafted, null, (actor, now)));
        }
        (draft.Yaml, draft.State, draft.AuthorId, draft.At, draft.Revision) = (yaml, DraftState.Draft, actor.Id, now, revision + 1);
        return null;
    });

    /// <summary>Asks for a look. Refused: flaws, steps that no dialogue shows.</summary>
    public Task<ScriptRefusal?> SubmitAsync(Actor.Person actor, ScriptName name) => DoAsync(actor, name, (db, draft, now) =>
    {
        if (draft is null) return Task.FromResult<ScriptRefusal?>(ScriptRefusal.NotFound);
        if (Against(name, draft.Yaml, out _) is { } refusal) return Task.FromResult<ScriptRefusal?>(refusal);
        (draft.State, draft.Revision) = (DraftState.Review, draft.Revision + 1);
        db.Add(Act(name, ScriptDeed.Submitted, null, (actor, now)));
        return Task.FromResult<ScriptRefusal?>(null);
    });

    /// <summary>Gives the draft back to its author.</summary>
    public Task<ScriptRefusal?> SendBackAsync(Actor.Person actor, ScriptName name) => DoAsync(actor, name, (db, draft, now) =>
    {
        if (draft is not { State: DraftState.Review }) return Task.FromResult<ScriptRefusal?>(ScriptRefusal.NotInReview);
        (draft.State, draft.Revision) = (DraftState.Draft, draft.Revision + 1);
        db.Add(Act(name, ScriptDeed.SentBack, null, (actor, now)));
        return Task.FromResult<ScriptRefusal?>(null);
    });

    /// <summary>Throws the draft away.</summary>
    public Task<ScriptRefusal?> DiscardAsync(Actor.Person actor, ScriptName name) => DoAsync(actor, name, (db, draft, _) =>
    {
        if (draft is null) return Task.FromResult<ScriptRefusal?>(ScriptRefusal.NotFound);
        db.Remove(draft);
        return Task.FromResult<ScriptRefusal?>(null);
    });

    /// <summary>Puts the reviewed draft in force; calls that run keep what they began with.</summary>
    public async Task<ScriptRefusal?> PublishAsync(Actor.Person actor, ScriptName name)
    {
        var refusal = await DoAsync(actor, name, async (db, draft, now) =>
        {
            if (draft is null) return ScriptRefusal.NotFound;
            if (draft.State != DraftState.Review) return ScriptRefusal.NotInReview;
            if (!await MayReviewAsync(db, actor, draft)) return ScriptRefusal.OwnDraft;
            if (Against(name, draft.Yaml, out var loaded) is { } against) return against;
            if (loaded is null) return ScriptRefusal.Flawed;
            var version = loaded.Script.Version;
            if (library.Find(name.Id, name.Locale)?.Version == version) return ScriptRefusal.NoChange;
            if (!await ScriptQueries.Version(db, name.Id, name.Locale, version).AnyAsync())
                db.Add(ScriptShelf.RowOf(loaded, now));
            InForce(db, name, (ScriptDeed.Published, version), (actor, now));
            db.Remove(draft);
            return null;
        });
        if (refusal is null) await shelf.ForceAsync(CancellationToken.None);
        return refusal;
    }

    /// <summary>Puts an earlier version in force again.</summary>
    public async Task<ScriptRefusal?> RollBackAsync(Actor.Person actor, ScriptName name, string version)
    {
        var refusal = await DoAsync(actor, name, async (db, _, now) =>
        {
            if (library.Find(name.Id, name.Locale)?.Version == version) return ScriptRefusal.NoChange;
            if (await ScriptQueries.Version(db, name.Id, name.Locale, version).SingleOrDefaultAsync() is not { } row) return ScriptRefusal.NotFound;
            if (library.FindText(name.Id, name.Locale, version) is null && library.Restore(row.Yaml, ScriptShelf.PartsOf(row)).Count > 0) return ScriptRefusal.Flawed;
            InForce(db, name, (ScriptDeed.RolledBack, version), (actor, now));
            return null;
        });
        if (refusal is null) await shelf.ForceAsync(CancellationToken.None);
        return refusal;
    }

    /// <summary>Four eyes: another manager than its author publishes a draft, unless there is no other or the house allows it.</summary>
    public async Task<bool> MayReviewAsync(Db db, Actor.Person actor, ScriptDraft draft) =>
        draft.AuthorId != actor.Id || options.Value.OwnReview || !await PeopleQueries.InRole(db, Role.Manager).AnyAsync(id => id != actor.Id);

    private ScriptRefusal? Against(ScriptName name, string yaml, out LoadedScript? loaded)
    {
        var reading = library.Check(yaml);
        loaded = reading.Script is { } sound ? new(sound, yaml, "") { Parts = reading.Parts } : null;
        if (reading.Script is not { } script) return ScriptRefusal.Flawed;
        if (script.Id != name.Id || script.Locale != name.Locale || library.Find(name.Id, name.Locale) is { } now && now.Kind != script.Kind)
            return ScriptRefusal.OtherScript;
        return ScriptCoverage.Of(script).Complete ? null : ScriptRefusal.Uncovered;
    }

    private void InForce(Db db, ScriptName name, (ScriptDeed Deed, string Version) what, (Actor.Person Who, DateTimeOffset At) by)
    {
        if (library.Find(name.Id, name.Locale) is { } old)
            db.Add(Act(name, ScriptDeed.Retired, old.Version, by));
        db.Add(Act(name, what.Deed, what.Version, by));
    }

    private async Task<ScriptRefusal?> DoAsync(Actor.Person actor, ScriptName name, Func<Db, ScriptDraft?, DateTimeOffset, Task<ScriptRefusal?>> deed)
    {
        if (Rights.Allow(actor, Core.People.Act.ManageScripts, Subject.None) is not RightsAnswer.Allowed) return ScriptRefusal.NotAllowed;
        if (library.Find(name.Id, name.Locale) is null) return ScriptRefusal.NotFound;
        try
        {
            return await writes.RunAsync(async db =>
            {
                var draft = await db.ScriptDrafts.FirstOrDefaultAsync(d => d.ScriptId == name.Id && d.Locale == name.Locale);
                return await deed(db, draft, clock.GetUtcNow());
            });
        }
        catch (DbUpdateException)
        {
            return ScriptRefusal.ChangedMeanwhile;
        }
    }

    private static ScriptAct Act(ScriptName name, ScriptDeed deed, string? version, (Actor.Person Who, DateTimeOffset At) by) => new()
    {
        Id = Guid.CreateVersion7(by.At),
        ScriptId = name.Id,
        Locale = name.Locale,
        Version = version,
        Deed = deed,
        PersonId = by.Who.Id,
        At = by.At,
    };
}
