using CallCenter.Core.Calls;
using CallCenter.Core.Customers;
using CallCenter.Core.FollowUps;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Calls;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Customers;
using CallCenter.Web.Data;
using CallCenter.Web.Scripts;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Telephony;

/// <summary>
/// Customers who ring us. The carrier's name of the call is its id here, so that a question asked again meets the same call.
/// Each is a call like any other, without being an attempt; what is done about it follows from its events.
/// </summary>
public sealed class Callers(
    CallDesk desk, LiveCalls live, ScriptLibrary scripts, GateFactsLoader gate, UnknownCallers strangers, Writes writes, IDbContextFactory<Db> dbs, OfficeClock clock)
{
    private static readonly Actor Carrier = new Actor.Carrier();

    /// <summary>A callback that ended without anybody being reached is taken up again when the customer rings within this time (ours).</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromDays(7);

    private const int MostTries = 3;

    /// <summary>The call of a leg that came to us; none for a name that is none.</summary>
    public static Guid? CallOf(string sid) =>
        sid is ['C', 'A', ..] && Guid.TryParseExact(sid[2..], "N", out var id) ? id : null;

    /// <summary>Takes the call; answers its state, or nothing where we do not know who rings.</summary>
    public async Task<CallState?> TakeAsync(string sid, string from)
    {
        if (CallOf(sid) is not { } call) return null;
        if (await live.StateAsync(call) is { } known) return known;
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await TaskOfAsync(call, from) is not { } task) break;
            // A reservation that was overtaken, such as by an agent who dials the same customer, is asked again with fresh facts.
            if (await PlaceAsync(call, sid, task) is not { } conflict) return await live.StateAsync(call);
            if (conflict is CallRefusal.Exists) return await live.StateAsync(call);
        }
        await strangers.NoteAsync(from);
        return null;
    }

    private async Task<CallRefusal?> PlaceAsync(Guid call, string sid, CallerTask task)
    {
        var now = clock.GetUtcNow();
        if (await FileAsync(task.CallbackId, now) is not { } file) return CallRefusal.Unknown;
        if (scripts.Find(task.ScriptId, Languages.LocaleOf(task.Language)) is not { } script)
            throw new InvalidOperationException($"No script {task.ScriptId} for {task.Language}.");
        var order = new CallPlaced(
            task.CallbackId, task.CustomerId, task.CampaignId, task.Kind, Guid.Empty, task.TeamId, script.Id, script.Version, script.Locale,
            script.Start, task.Attempts, Counted: false, task.Number)
        { Inbound = true };
        var closed = clock.Calendar.IsOpen(now) ? (DateTimeOffset?)null : AppointmentSlots.NextOpening(file.Facts, clock.Calendar, now);
        var reply = await desk.PlaceAsync(Carrier, call, new TakeCall(order, sid, closed), file);
        return (reply as CallReply.Refused)?.Reason;
    }

    /// <summary>When the office works and the gate is open next.</summary>
    public async Task<DateTimeOffset> NextAsync(Guid callback, DateTimeOffset from) =>
        await FileAsync(callback, from) is { } file
            ? AppointmentSlots.NextOpening(file.Facts, clock.Calendar, from) : clock.Calendar.NextWorkingMinute(from);

    private async Task<GateFile?> FileAsync(Guid callback, DateTimeOffset now)
    {
        await using var db = await dbs.CreateDbContextAsync();
        return await gate.ForCallbackAsync(db, callback, now);
    }

    /// <summary>What the caller is served with: what is open, else what was missed lately, else something new like the last.</summary>
    private async Task<CallerTask?> TaskOfAsync(Guid call, string from)
    {
        if (PhoneNumber.Read(from) is not PhoneReading.Understood { Number.Dialable: var number }) return null;
        await using var db = await dbs.CreateDbContextAsync();
        if (await CallerQueries.Open(db, number).AsNoTracking().FirstOrDefaultAsync() is { } open) return open;
        if (await CallerQueries.Past(db, number).AsNoTracking().FirstOrDefaultAsync() is not { } past) return null;
        var missed = past.State == CallbackState.Closed && past.MissedAt > clock.GetUtcNow() - Lately;
        return missed ? past : await NewAsync(call, past);
    }

    private Task<CallerTask> NewAsync(Guid call, CallerTask like) => writes.RunAsync(async db =>
    {
        // The callback takes the call's id: a question asked again finds it.
        if (!await db.Callbacks.AnyAsync(c => c.Id == call))
            db.Callbacks.Add(new Callback
            {
                Id = call,
                CampaignId = like.CampaignId,
                CustomerId = like.CustomerId,
                Kind = like.Kind,
                State = CallbackState.Waiting,
                TeamId = like.TeamId,
                OwnerId = like.OwnerId,
                DueAt = clock.GetUtcNow(),
                EarlierCallId = like.LastCallId,
                Language = like.Language,
                Reason = like.Language == "en" ? "The customer rang us" : "客户来电",
            });
        return like with { CallbackId = call, State = CallbackState.Waiting, Attempts = 0, MissedAt = null };
    });
}
