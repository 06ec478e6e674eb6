using CallCenter.Core.Calls;
using CallCenter.Web.Data;
using CallCenter.Web.People;
using CallCenter.Web.Telephony;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Calls;

/// <summary>The rows that follow when a call changes hands or a customer is called back at once.</summary>
internal static class LineRows
{
    /// <summary>The rows of what happens to the line itself.</summary>
    public static Task FollowAsync(Db db, CallState call, Happening happening)
    {
        switch (happening.Event)
        {
            case LanguageChanged changed: return SpeakAsync(db, call, changed);
            case CallHandedOver over: return HandOverAsync(db, call, over, happening.At);
            case CallOffered offered: return CallerRows.OfferAsync(db, call, offered, happening.At);
            case OfferMissed missed: return CallerRows.MissAsync(db, call, missed, happening.At);
            case SlotAnswered answered: return CallerRows.AgreeAsync(db, call, answered);
            case RecordingStarted started: return RecordAsync(db, call, started.Sid);
            case RecordingEnded ended: return RecordedAsync(db, call, ended);
            case CustomerRedialled: Redial(db, call, happening.At); break;
        }
        return Task.CompletedTask;
    }

    /// <summary>The script and its version the call goes on in, and the language its callback needs from now on.</summary>
    private static async Task SpeakAsync(Db db, CallState call, LanguageChanged x)
    {
        await db.Calls.Where(c => c.Id == call.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Locale, x.Locale).SetProperty(c => c.ScriptVersion, x.ScriptVersion));
        await db.Callbacks.Where(c => c.Id == call.Order.CallbackId)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Language, x.Language).SetProperty(c => c.OwnerId, (Guid?)null));
    }

    /// <summary>Owner, callback and desks move with the call.</summary>
    private static async Task HandOverAsync(Db db, CallState call, CallHandedOver x, DateTimeOffset at)
    {
        await db.Calls.Where(c => c.Id == call.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.AgentId, x.AgentId).SetProperty(c => c.TeamId, x.TeamId));
        await db.Callbacks.Where(c => c.Id == call.Order.CallbackId).ExecuteUpdateAsync(set => set.SetProperty(c => c.LeasedBy, x.AgentId));
        await db.Presences.Where(p => p.CallId == call.Id && p.PersonId != x.AgentId).ExecuteUpdateAsync(set => set
            .SetProperty(p => p.CallId, (Guid?)null).SetProperty(p => p.CallbackId, (Guid?)null)
            .SetProperty(p => p.State, AgentState.Ready).SetProperty(p => p.Since, at));
        await db.Presences.Where(p => p.PersonId == x.AgentId).ExecuteUpdateAsync(set => set
            .SetProperty(p => p.CallId, call.Id).SetProperty(p => p.CallbackId, call.Order.CallbackId)
            .SetProperty(p => p.State, AgentState.Busy).SetProperty(p => p.Since, at));
    }

    /// <summary>The sound will be fetched: as soon as the carrier says it is over, and some time later if it says nothing.</summary>
    private static async Task RecordAsync(Db db, CallState call, string sid)
    {
        if (await db.Recordings.FindAsync(sid) is null)
            db.Recordings.Add(new RecordingFile { Sid = sid, CallId = call.Id, State = SoundState.Wanted, NextAt = Technical() + Unheard });
    }

    private static async Task RecordedAsync(Db db, CallState call, RecordingEnded x)
    {
        await RecordAsync(db, call, x.Sid);
        if (await db.Recordings.FindAsync(x.Sid) is { State: SoundState.Wanted } file)
            (file.State, file.Seconds, file.NextAt) = (x.Absent ? SoundState.Missing : SoundState.Wanted, x.Seconds, Technical());
    }

    private static readonly TimeSpan Unheard = TimeSpan.FromMinutes(30);

    private static DateTimeOffset Technical() => Instants.Whole(TimeProvider.System.GetUtcNow());

    /// <summary>The attempt is written down and counts for nothing: the call was owed. domain §4.</summary>
    private static void Redial(Db db, CallState call, DateTimeOffset at) => db.Attempts.Add(new Attempt
    {
        Id = Guid.CreateVersion7(at),
        CallbackId = call.Order.CallbackId,
        CustomerId = call.Order.CustomerId,
        CallId = call.Id,
        Number = call.Order.Number,
        At = at,
        Counted = false,
    });
}
