using CallCenter.Core.Calendars;
using CallCenter.Core.Calls;
using CallCenter.Core.Campaigns;
using CallCenter.Core.Complaints;
using CallCenter.Core.Customers;
using CallCenter.Core.FollowUps;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Customers;
using CallCenter.Web.Data;
using CallCenter.Web.People;
using CallCenter.Web.Scripts;
using CallCenter.Web.Telephony;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Calls;

/// <summary>What came of 拨打.</summary>
public abstract record DialReply
{
    private DialReply() { }

    /// <summary>The call is on its way.</summary>
    public sealed record Placed(Guid CallId) : DialReply;

    /// <summary>The gate said no.</summary>
    public sealed record Denied(GateAnswer.Denied Answer) : DialReply;

    /// <summary>Something else stands against it.</summary>
    public sealed record Refused(CallRefusal Reason) : DialReply;
}

/// <summary>What an agent does beside commands to the call itself: presence, taking callbacks, dialling, forms that need a number or an id.</summary>
public sealed class AgentDesk(
    CallDesk desk, CallbackLeases leases, ScriptLibrary scripts, GateFactsLoader gate, PermitSlip permits, SimulatorVoice voice,
    UnreadableNumbers unreadable, LiveCalls calls, CallFeed feed, Writes writes, IDbContextFactory<Db> dbs, OfficeClock clock)
{
    /// <summary>So many callbacks that the gate forbids are put off in one go; whoever asks then asks again.</summary>
    private const int MostPutOff = 20;

    /// <summary>A callback of a paused campaign is looked at again after this time.</summary>
    private static readonly TimeSpan PausedFor = TimeSpan.FromMinutes(15);

    /// <summary>Ready, away or offline; while something is on the desk the desk says so itself.</summary>
    public async Task SetStateAsync(Actor.Person actor, AgentState state)
    {
        var now = clock.GetUtcNow();
        await writes.RunAsync(async db =>
        {
            var changed = await db.Presences.Where(p => p.PersonId == actor.Id && p.State != AgentState.Busy)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.State, state).SetProperty(p => p.Since, now).SetProperty(p => p.CallId, (Guid?)null));
            if (changed == 0 && !await db.Presences.AnyAsync(p => p.PersonId == actor.Id))
                db.Presences.Add(new Presence { PersonId = actor.Id, TeamId = actor.TeamId ?? 0, State = state, Since = now });
        });
        feed.TellBoards();
    }

    /// <summary>This tab is the desk now; an older one is told to step back.</summary>
    public async Task ClaimAsync(Actor.Person actor, Guid deskId)
    {
        var now = clock.GetUtcNow();
        await writes.RunAsync(async db =>
        {
            if (await db.Presences.Where(p => p.PersonId == actor.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.DeskId, deskId)) == 0)
                db.Presences.Add(new Presence
                {
                    PersonId = actor.Id,
                    TeamId = actor.TeamId ?? 0,
                    State = AgentState.Away,
                    Since = now,
                    DeskId = deskId,
                });
        });
        feed.Tell(actor.Id, new CallNews.DeskMoved(deskId));
    }

    /// <summary>Takes the next callback that is due and may be made now; false when there is none.</summary>
    public async Task<bool> TakeNextAsync(Actor.Person actor)
    {
        if (actor.TeamId is not { } team) return false;
        if (Rights.Allow(actor, Act.TakeCallback, new Subject(null, team)) is not RightsAnswer.Allowed) return false;
        await using var db = await dbs.CreateDbContextAsync();
        if (await db.Presences.AsNoTracking().AnyAsync(p => p.PersonId == actor.Id && p.State == AgentState.Busy)) return false;
        var languages = await db.Users.Where(u => u.Id == actor.Id).Select(u => u.Languages).SingleOrDefaultAsync();
        var taken = false;
        for (var looked = 0; looked < MostPutOff && !taken; looked++)
        {
            if (await leases.TakeNextAsync(new(actor.Id, team) { Languages = languages }) is not { } callback) break;
            taken = await MayBeMadeAsync(db, actor, callback);
        }
        feed.TellBoards();
        return taken;
    }

    /// <summary>What the gate forbids is not laid before an agent: it waits until the gate opens, or is closed where it never will.</summary>
    private async Task<bool> MayBeMadeAsync(Db db, Actor.Person actor, Guid callbackId)
    {
        var now = clock.GetUtcNow();
        if (await gate.ForCallbackAsync(db, callbackId, now) is not { } file || DialGate.Decide(file.Facts, now) is not GateAnswer.Denied denied) return true;
        if (file.Facts.Number.Number is null) await unreadable.PutAsideAsync(callbackId, actor, file.CustomerId);
        else if (denied.Reasons.Any(r => r.Force is GateForce.Permanent)) await leases.CloseAsync(callbackId, actor.Id, Callback.Barred);
        else await leases.ReturnAsync(callbackId, actor.Id, denied.NextAllowedAt ?? now + PausedFor);
        return false;
    }

    /// <summary>Puts the callback on the desk back untouched.</summary>
    public async Task ReturnAsync(Actor.Person actor, Guid callbackId)
    {
        await leases.ReturnAsync(callbackId, actor.Id);
        feed.TellBoards();
    }

    /// <summary>Asks the gate and, when it allows, reserves the attempt and starts the call.</summary>
    public async Task<DialReply> DialAsync(Actor.Person actor, Guid callbackId)
    {
        // A reservation that was overtaken by another one is asked once more with fresh facts.
        var first = await TryDialAsync(actor, callbackId);
        return first is DialReply.Refused { Reason: CallRefusal.Conflict } ? await TryDialAsync(actor, callbackId) : first;
    }

    /// <summary>Says something on the agent's leg, where the carrier is ours.</summary>
    public async Task<bool> SayAsync(Actor.Person actor, Guid callId, string text) =>
        await calls.StateAsync(callId) is { Agent: { Sid: { } sid, Up: true } } state
        && Rights.Allow(actor, Act.SpeakOnCall, new Subject(state.Order.AgentId, state.Order.TeamId)) is RightsAnswer.Allowed
        && await voice.SayAsync(sid, text.Trim());

    public Task<CallReply> SendAsync(Actor.Person actor, Guid callId, CallCommand command) => desk.SendAsync(actor, callId, command);

    /// <summary>Registers a complaint under the next number of the day.</summary>
    public async Task<CallReply> FileComplaintAsync(Actor.Person actor, Guid callId, ComplaintDraft draft)
    {
        var now = clock.GetUtcNow();
        var number = await NextNumberAsync(now);
        return await desk.SendAsync(actor, callId, new FileComplaint(
            Guid.CreateVersion7(now), number.ToString(), draft.Category, draft.Severity, draft.Text, draft.Wanted)
        { Kept = draft.Kept });
    }

    /// <summary>Books what is owed; an appointment brings the callback that will be made.</summary>
    public Task<CallReply> BookAsync(Actor.Person actor, Guid callId, FollowUpDraft draft)
    {
        var now = clock.GetUtcNow();
        Guid? next = draft.Kind is FollowUpKind.Appointment or FollowUpKind.SecondCallback ? Guid.CreateVersion7(now) : null;
        return desk.SendAsync(actor, callId, new BookFollowUp(Guid.CreateVersion7(now), draft.Kind, draft.DueAt, draft.Agreed, next, draft.Note) { Kept = draft.Kept });
    }

    /// <summary>Makes a promise that the catalogue lets an agent make.</summary>
    public async Task<CallReply> PromiseAsync(Actor.Person actor, Guid callId, PromiseDraft draft)
    {
        if (await calls.StateAsync(callId) is not { } state) return new CallReply.Refused(CallRefusal.Unknown);
        var now = clock.GetUtcNow();
        if (PromiseCatalogue.Default.Ask(draft.Key, Role.Agent, workOrderConfirmed: false) is not PromiseAnswer.Allowed { Offer: var offer })
            return new CallReply.Refused(CallRefusal.UnknownKey);
        var text = state.Order.Locale == "en" ? offer.En : offer.Zh;
        return await desk.SendAsync(actor, callId, new MakePromise(Guid.CreateVersion7(now), offer.Key, offer.DueAt(now, clock.Calendar), text));
    }

    /// <summary>Goes on in another language or dialect: in the script of that language, at the same step, with the answers so far.</summary>
    public async Task<CallReply> ChangeLanguageAsync(Actor.Person actor, Guid callId, string language) =>
        await calls.StateAsync(callId) is { } state && scripts.Find(state.Order.ScriptId, Languages.LocaleOf(language)) is { } other
            ? await desk.SendAsync(actor, callId, new ChangeLanguage(language, other)) : new CallReply.Refused(CallRefusal.UnknownKey);

    public Task<CallReply> StopCallingAsync(Actor.Person actor, Guid callId, DoNotCallScope scope) =>
        desk.SendAsync(actor, callId, new StopCalling(Guid.CreateVersion7(clock.GetUtcNow()), scope));

    public Task<CallReply> WrapUpAsync(Actor.Person actor, Guid callId, WrapUpDraft draft) =>
        desk.SendAsync(actor, callId, new WrapUp(draft.Result, draft.Reason, draft.Satisfaction, draft.Note) { Kept = draft.Kept });

    private async Task<DialReply> TryDialAsync(Actor.Person actor, Guid callbackId)
    {
        var now = clock.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync();
        if (await DeskQueries.OrderOf(db, callbackId).SingleOrDefaultAsync() is not { } order || order.LeasedBy != actor.Id)
            return new DialReply.Refused(CallRefusal.NotAllowed);
        // The customer may have rung us meanwhile, or the key was pressed twice: one call at a time for a callback.
        if (await DeskQueries.OnTheLine(db, callbackId).AnyAsync()) return new DialReply.Refused(CallRefusal.Exists);
        if (await gate.ForCallbackAsync(db, callbackId, now) is not { } file) return new DialReply.Refused(CallRefusal.Unknown);
        if (scripts.Find(order.ScriptId, order.Locale) is not { } script) return new DialReply.Refused(CallRefusal.NotInScript);
        return DialGate.Decide(file.Facts, now) switch
        {
            GateAnswer.Allowed allowed => await PlaceAsync(actor, order, new(script, allowed, file), now),
            GateAnswer.Denied denied => new DialReply.Denied(denied),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private sealed record Reservation(Core.Scripts.Script Script, GateAnswer.Allowed Allowed, GateFile Gate);

    private async Task<DialReply> PlaceAsync(Actor.Person actor, DeskOrder order, Reservation reservation, DateTimeOffset now)
    {
        var (callId, attempt) = (Guid.CreateVersion7(now), order.Attempts + 1);
        var placed = new CallPlaced(
            order.CallbackId, order.CustomerId, order.CampaignId, order.Kind, actor.Id, order.TeamId, reservation.Script.Id,
            reservation.Script.Version, reservation.Script.Locale, reservation.Script.Start, attempt, reservation.Allowed.Counted, order.Number);
        permits.Give(DialGate.Permit(reservation.Allowed, callId, attempt, now));
        var reply = await desk.PlaceAsync(actor, callId, new PlaceCall(placed), reservation.Gate);
        if (reply is not CallReply.Refused refused) return new DialReply.Placed(callId);
        permits.Take(callId, now);
        return new DialReply.Refused(refused.Reason);
    }

    private Task<ComplaintNumber> NextNumberAsync(DateTimeOffset now) => writes.RunAsync(async db =>
    {
        var day = WallClock.Day(clock.Calendar.Zone, now);
        var name = $"complaint-{day:yyyyMMdd}";
        if (await db.Counters.Where(c => c.Name == name).ExecuteUpdateAsync(set => set.SetProperty(c => c.Value, c => c.Value + 1)) == 0)
            db.Counters.Add(new Counter { Name = name, Value = 1 });
        await db.SaveChangesAsync();
        var value = await db.Counters.AsNoTracking().Where(c => c.Name == name).Select(c => c.Value).SingleAsync();
        return new ComplaintNumber(day, (int)value);
    });
}
