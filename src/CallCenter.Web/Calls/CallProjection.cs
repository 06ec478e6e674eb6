using CallCenter.Core.Calls;
using CallCenter.Core.Complaints;
using CallCenter.Core.FollowUps;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Complaints;
using CallCenter.Web.Customers;
using CallCenter.Web.Data;
using CallCenter.Web.FollowUps;
using CallCenter.Web.Messages;
using CallCenter.Web.Notices;
using CallCenter.Web.People;
using CallCenter.Web.Quality;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Calls;

/// <summary>The rows that follow from a call's events, written in the same transaction.</summary>
public static class CallProjection
{
    /// <summary>Compare-and-set on the call: no row when somebody was faster.</summary>
    public static Statement<CallWrite> Move(Db db) => Statement.Update<Call, CallWrite>(
        db,
        [
            (nameof(Call.LastSeq), w => w.After.Seq),
            (nameof(Call.Phase), w => w.After.Phase),
            (nameof(Call.AnsweredAt), w => w.After.Customer.AnsweredAt),
            (nameof(Call.EndedAt), w => w.After.EndedAt),
            (nameof(Call.ClosedAt), w => w.After.ClosedAt),
            (nameof(Call.Result), w => w.After.Closing?.Result),
            (nameof(Call.Reason), w => w.After.Closing?.Reason),
            (nameof(Call.Hits), w => w.After.Hits),
        ],
        [(nameof(Call.Id), w => w.After.Id), (nameof(Call.LastSeq), w => w.Before)]);

    /// <summary>Compare-and-set on the customer's gate for a new call: false when somebody was faster.</summary>
    public static async Task<bool> ReserveAsync(Db db, CallWrite write) =>
        await db.Customers.Where(c => c.Id == write.After.Order.CustomerId && c.GateVersion == write.GateVersion)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.GateVersion, c => c.GateVersion + 1)) == 1;

    /// <summary>The rows of one event.</summary>
    /// <param name="localDay">The office's day it happened on, yyyyMMdd.</param>
    public static async Task ApplyAsync(Db db, CallState call, Happening happening, int localDay)
    {
        await AppointmentTexts.PlanAsync(db, call, happening);
        await FollowAsync(db, call, happening, localDay);
    }

    private static Task FollowAsync(Db db, CallState call, Happening happening, int localDay)
    {
        switch (happening.Event)
        {
            case CallPlaced: return PlaceAsync(db, call, happening.At, localDay);
            case CallClosed closed:
                if (call.Reached) db.Scores.Add(Score.Of(call, localDay));
                return CloseAsync(db, call, closed, happening.At);
            case ComplaintFiled filed: db.Complaints.Add(Filed(call, filed, happening.At)); break;
            case FollowUpBooked booked: Book(db, call, booked, happening.At); break;
            case PromiseMade made: db.Promises.Add(Promised(call, made, happening.At)); break;
            case StopCallingAsked asked:
                db.DoNotCalls.Add(new DoNotCall
                {
                    Id = asked.EntryId,
                    CustomerId = call.Order.CustomerId,
                    Scope = asked.Scope,
                    Kind = call.Order.Kind,
                    At = happening.At,
                    CallId = call.Id,
                });
                break;
            case UtteranceHeard: return CallNotices.KeepAsync(db, call, happening);
            default: return LineRows.FollowAsync(db, call, happening);
        }
        return Task.CompletedTask;
    }

    private static async Task PlaceAsync(Db db, CallState call, DateTimeOffset at, int localDay)
    {
        db.Calls.Add(Row(call, at, localDay));
        if (call.Order.Inbound) await CallerRows.TakeAsync(db, call, at);
        else await AttemptAsync(db, call, at);
    }

    private static Call Row(CallState call, DateTimeOffset at, int localDay) => new()
    {
        Id = call.Id,
        CallbackId = call.Order.CallbackId,
        CustomerId = call.Order.CustomerId,
        CampaignId = call.Order.CampaignId,
        Kind = call.Order.Kind,
        AgentId = call.Order.AgentId,
        TeamId = call.Order.TeamId,
        ScriptId = call.Order.ScriptId,
        ScriptVersion = call.Order.ScriptVersion,
        Locale = call.Order.Locale,
        Attempt = call.Order.Attempt,
        LastSeq = call.Seq,
        Phase = call.Phase,
        PlacedAt = at,
        LocalDay = localDay,
        Inbound = call.Order.Inbound,
    };

    private static async Task AttemptAsync(Db db, CallState call, DateTimeOffset at)
    {
        var order = call.Order;
        db.Attempts.Add(new Attempt
        {
            Id = Guid.CreateVersion7(at),
            CallbackId = order.CallbackId,
            CustomerId = order.CustomerId,
            CallId = call.Id,
            Number = order.Number,
            At = at,
            Counted = order.Counted,
        });
        // While its call lives nobody else may take the callback, however long the talk.
        var (counted, held) = (order.Counted ? 1 : 0, at.AddHours(12));
        await db.Callbacks.Where(c => c.Id == order.CallbackId)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Attempts, c => c.Attempts + counted).SetProperty(c => c.LeaseUntil, held));
        await db.Presences.Where(p => p.PersonId == order.AgentId)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.CallId, call.Id).SetProperty(p => p.Since, at));
    }

    private static async Task CloseAsync(Db db, CallState call, CallClosed closed, DateTimeOffset at)
    {
        var state = (closed.RetryAt, closed.Reached) switch
        {
            ({ }, _) => CallbackState.Waiting,
            (_, true) => CallbackState.Done,
            _ => CallbackState.Closed,
        };
        // Nothing rang at all, such as with the carrier out of reach: it goes back as it was, to the same place in the queue.
        var untouched = closed.Result == CallResult.NotDialled && call.Agent.Sid is null;
        if (closed is { Owed: { } owed, OwedBy: { } by }) db.FollowUps.Add(Owed(call, owed, by, at));
        await db.Callbacks.Where(c => c.Id == call.Order.CallbackId).ExecuteUpdateAsync(set => set
            .SetProperty(c => c.State, state)
            .SetProperty(c => c.LastResult, c => untouched ? c.LastResult : closed.Result)
            .SetProperty(c => c.DueAt, c => untouched ? c.DueAt : closed.RetryAt ?? c.DueAt)
            .SetProperty(c => c.LeasedBy, (Guid?)null)
            .SetProperty(c => c.LeaseUntil, (DateTimeOffset?)null)
            .SetProperty(c => c.LeaseVersion, c => c.LeaseVersion + 1));
        if (closed.Result == CallResult.NotDialled) await UncountAsync(db, call);
        if (closed.Result == "wrong-number")
            await db.Customers.Where(c => c.Id == call.Order.CustomerId).ExecuteUpdateAsync(set => set.SetProperty(c => c.WrongNumber, true));
        await db.Presences.Where(p => p.CallId == call.Id).ExecuteUpdateAsync(set => set
            .SetProperty(p => p.CallbackId, (Guid?)null)
            .SetProperty(p => p.State, AgentState.Ready).SetProperty(p => p.Since, at));
    }

    /// <summary>The carrier never took it: it counts for nothing.</summary>
    private static async Task UncountAsync(Db db, CallState call)
    {
        await db.Attempts.Where(a => a.CallId == call.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.Counted, false));
        if (call.Order.Counted)
            await db.Callbacks.Where(c => c.Id == call.Order.CallbackId)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Attempts, c => c.Attempts - 1));
    }

    private static FollowUp Owed(CallState call, FollowUpKind kind, DateTimeOffset by, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        CustomerId = call.Order.CustomerId,
        CallId = call.Id,
        CallbackId = call.Order.CallbackId,
        Kind = kind,
        DueAt = by,
        OwnerId = call.Order.AgentId,
        TeamId = call.Order.TeamId,
        CreatedAt = at,
    };

    private static Complaint Filed(CallState call, ComplaintFiled filed, DateTimeOffset at) => new()
    {
        Id = filed.ComplaintId,
        Number = filed.Number,
        CustomerId = call.Order.CustomerId,
        CallId = call.Id,
        Category = filed.Category,
        Severity = filed.Severity,
        State = ComplaintStage.Received,
        Text = filed.Text,
        Wanted = filed.Wanted,
        ReceivedAt = at,
        DueAt = filed.DueAt,
        RaiseAt = filed.DueAt,
        OwnerId = call.Order.AgentId,
        TeamId = call.Order.TeamId,
    };

    private static Promise Promised(CallState call, PromiseMade made, DateTimeOffset at) => new()
    {
        Id = made.PromiseId,
        CustomerId = call.Order.CustomerId,
        CallId = call.Id,
        Key = made.Key,
        Text = made.Text,
        DueAt = made.DueAt,
        State = PromiseState.Unknown,
        OwnerId = call.Order.AgentId,
        MadeAt = at,
    };

    private static void Book(Db db, CallState call, FollowUpBooked booked, DateTimeOffset at)
    {
        var order = call.Order;
        db.FollowUps.Add(new FollowUp
        {
            Id = booked.FollowUpId,
            CustomerId = order.CustomerId,
            CallId = call.Id,
            CallbackId = order.CallbackId,
            Kind = booked.Kind,
            DueAt = booked.DueAt,
            Agreed = booked.Agreed,
            OwnerId = order.AgentId,
            TeamId = order.TeamId,
            Note = booked.Note,
            CreatedAt = at,
        });
        if (booked.NextCallbackId is { } next)
            db.Callbacks.Add(new Callback
            {
                Id = next,
                CampaignId = order.CampaignId,
                CustomerId = order.CustomerId,
                Kind = order.Kind,
                State = CallbackState.Waiting,
                TeamId = order.TeamId,
                // Where another language is spoken the callback is whoever's speaks it.
                OwnerId = call.Language is null ? order.AgentId : null,
                Language = call.Language?.Language,
                DueAt = booked.DueAt,
                AgreedAt = booked.Agreed ? booked.DueAt : null,
                Priority = 0,
                Reason = booked.Note,
                EarlierCallId = call.Id,
            });
    }
}
