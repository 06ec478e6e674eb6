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

    /// <summary>A script or prompt in force says what it forbids.</summary>
    Clashes,
}

/// <summary>Which script or phrase list somebody works on.</summary>
public sealed record ScriptName(string Id, string Locale);

/// <summary>What managers do with scripts and phrase lists: write, hand in, send back, publish, roll back. Every deed is kept with its person and time.</summary>
public sealed class ScriptDesk(IEnumerable<IVersionedTexts> texts, ScriptShelf shelf, Writes writes, OfficeClock clock, IOptions<ScriptsOptions> options)
{
    /// <summary>Keeps the text of a draft; the first one begins it. The revision that was read keeps two authors apart.</summary>
    public Task<ScriptRefusal?> SaveAsync(Actor.Person actor, ScriptName name, string yaml, int revision) => DoAsync(actor, name, (db, draft, now) =>
    {
        if (yaml.Length > DataText.LargestFile) return Task.FromResult<ScriptRefusal?>(ScriptRefusal.TooLarge);
        if ((draft?.Revision ?? 0) != revision) return Task.FromResult<ScriptRefusal?>(ScriptRefusal.ChangedMeanwhile);
        if (draft is null)
        {
            db.Add(draft = new ScriptDraft
            {
                ScriptId = name.Id,
                Locale = name.Locale,
                Yaml = "",
                State = DraftState.Draft,
                BasedOn = Of(name)?.InForce(name),
                AuthorId = actor.Id,
                At = now,
            });
            db.Add(Act(name, ScriptDeed.Drafted, null, (actor, now)));
        }
        (draft.Yaml, draft.State, draft.AuthorId, draft.At, draft.Revision) = (yaml, DraftState.Draft, actor.Id, now, revision + 1);
        return Task.FromResult<ScriptRefusal?>(null);
    });

    /// <summary>Asks for a look. Refused: flaws, steps that no dialogue shows.</summary>
    public Task<ScriptRefusal?> SubmitAsync(Actor actor, ScriptName name) => DoAsync(actor, name, (db, draft, now) =>
    {
        if (draft is null) return Task.FromResult<ScriptRefusal?>(ScriptRefusal.NotFound);
        if (Judge(name, draft.Yaml).Refusal is { } refusal) return Task.FromResult<ScriptRefusal?>(refusal);
        (draft.State, draft.Revision) = (DraftState.Review, draft.Revision + 1);
        db.Add(Act(name, ScriptDeed.Submitted, null, (actor, now)));
        return Task.FromResult<ScriptRefusal?>(null);
    });

    /// <summary>Gives the draft back to its author.</summary>
    public Task<ScriptRefusal?> SendBackAsync(Actor actor, ScriptName name) => DoAsync(actor, name, (db, draft, now) =>
    {
        if (draft is not { State: DraftState.Review }) return Task.FromResult<ScriptRefusal?>(ScriptRefusal.NotInReview);
        (draft.State, draft.Revision) = (DraftState.Draft, draft.Revision + 1);
        db.Add(Act(name, ScriptDeed.SentBack, null, (actor, now)));
        return Task.FromResult<ScriptRefusal?>(null);
    });

    /// <summary>Throws the draft away.</summary>
    public Task<ScriptRefusal?> DiscardAsync(Actor actor, ScriptName name) => DoAsync(actor, name, (db, draft, _) =>
    {
        if (draft is null) return Task.FromResult<ScriptRefusal?>(ScriptRefusal.NotFound);
        db.Remove(draft);
        return Task.FromResult<ScriptRefusal?>(null);
    });

    /// <summary>Puts the reviewed draft in force; calls that run keep the script they began with, and are judged by new phrases from their next sentence on.</summary>
    public Task<ScriptRefusal?> PublishAsync(Actor actor, ScriptName name) => ForceAsync(actor, name, async (db, draft, now) =>
    {
        if (draft is null) return ScriptRefusal.NotFound;
        if (draft.State != DraftState.Review) return ScriptRefusal.NotInReview;
        if (actor is not Actor.Person reviewer || !await MayReviewAsync(db, reviewer, draft)) return ScriptRefusal.OwnDraft;
        if (await PutAsync(db, name, draft.Yaml, (actor, now)) is { } refusal) return refusal;
        db.Remove(draft);
        return null;
    });

    /// <summary>Puts a text in force that was reviewed elsewhere; the version that was read keeps two authors apart.</summary>
    public Task<ScriptRefusal?> ReplaceAsync(Actor actor, ScriptName name, string yaml, string version) => ForceAsync(actor, name, async (db, _, now) =>
    {
        if (yaml.Length > DataText.LargestFile) return ScriptRefusal.TooLarge;
        if (Of(name)?.InForce(name) != version) return ScriptRefusal.ChangedMeanwhile;
        return await PutAsync(db, name, yaml, (actor, now));
    });

    /// <summary>Puts an earlier version in force again.</summary>
    public Task<ScriptRefusal?> RollBackAsync(Actor actor, ScriptName name, string version) => ForceAsync(actor, name, async (db, _, now) =>
    {
        if (Of(name)?.InForce(name) == version) return ScriptRefusal.NoChange;
        if (await ScriptQueries.Version(db, name.Id, name.Locale, version).SingleOrDefaultAsync() is not { } row) return ScriptRefusal.NotFound;
        if (Of(name)?.Reads(row) is not true) return ScriptRefusal.Flawed;
        InForce(db, name, (ScriptDeed.RolledBack, version), (actor, now));
        return null;
    });

    /// <summary>What may be said of a text that somebody wants to publish.</summary>
    public TextJudgement Judge(ScriptName name, string yaml) => Of(name)?.Judge(name, yaml, clock.GetUtcNow()) ?? new(ScriptRefusal.NotFound, null, []);

    private IVersionedTexts? Of(ScriptName name) => texts.FirstOrDefault(t => t.Has(name));

    private async Task<ScriptRefusal?> PutAsync(Db db, ScriptName name, string yaml, (Actor Who, DateTimeOffset At) by)
    {
        var judged = Judge(name, yaml);
        if (judged is not { Refusal: null, Row: { } row }) return judged.Refusal ?? ScriptRefusal.Flawed;
        if (Of(name)?.InForce(name) == row.Version) return ScriptRefusal.NoChange;
        if (!await ScriptQueries.Version(db, name.Id, name.Locale, row.Version).AnyAsync()) db.Add(row);
        InForce(db, name, (ScriptDeed.Published, row.Version), by);
        return null;
    }

    /// <summary>Four eyes: another manager than its author publishes a draft, unless there is no other or the house allows it.</summary>
    public async Task<bool> MayReviewAsync(Db db, Actor.Person actor, ScriptDraft draft) =>
        draft.AuthorId != actor.Id || options.Value.OwnReview || !await PeopleQueries.InRole(db, Role.Manager).AnyAsync(id => id != actor.Id);

    private void InForce(Db db, ScriptName name, (ScriptDeed Deed, string Version) what, (Actor Who, DateTimeOffset At) by)
    {
        if (Of(name)?.InForce(name) is { } old)
            db.Add(Act(name, ScriptDeed.Retired, old, by));
        db.Add(Act(name, what.Deed, what.Version, by));
    }

    private async Task<ScriptRefusal?> ForceAsync(Actor actor, ScriptName name, Func<Db, ScriptDraft?, DateTimeOffset, Task<ScriptRefusal?>> deed)
    {
        var refusal = await DoAsync(actor, name, deed);
        if (refusal is null) await shelf.ForceAsync(CancellationToken.None);
        return refusal;
    }

    private async Task<ScriptRefusal?> DoAsync(Actor actor, ScriptName name, Func<Db, ScriptDraft?, DateTimeOffset, Task<ScriptRefusal?>> deed)
    {
        if (Of(name) is not { } kind) return ScriptRefusal.NotFound;
        if (Rights.Allow(actor, kind.Right, Subject.None) is not RightsAnswer.Allowed) return ScriptRefusal.NotAllowed;
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

    private static ScriptAct Act(ScriptName name, ScriptDeed deed, string? version, (Actor Who, DateTimeOffset At) by) => new()
    {
        Id = Guid.CreateVersion7(by.At),
        ScriptId = name.Id,
        Locale = name.Locale,
        Version = version,
        Deed = deed,
        PersonId = (by.Who as Actor.Person)?.Id,
        Note = (by.Who as Actor.ApiKey)?.Name,
        At = by.At,
    };
}
