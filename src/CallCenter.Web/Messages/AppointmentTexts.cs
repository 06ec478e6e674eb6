using CallCenter.Core.Calls;
using CallCenter.Web.Calls;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Messages;

/// <summary>An appointment that was moved.</summary>
/// <param name="CustomerId">Whose.</param>
/// <param name="CallbackId">The callback that will be made.</param>
/// <param name="To">The time agreed now.</param>
public sealed record AppointmentMove(Guid CustomerId, Guid CallbackId, DateTimeOffset To);

/// <summary>What customers are told of appointments that change. Who was told a time hears of the new one; a change that is undone at once is never told.</summary>
internal static class AppointmentTexts
{
    /// <summary>A change may be undone for this long before it is told (ours).</summary>
    public static readonly TimeSpan Undo = TimeSpan.FromMinutes(1);

    /// <summary>The messages of one event; an appointment in place of one that was told says that the earlier is off.</summary>
    public static async Task PlanAsync(Db db, CallState call, Happening happening)
    {
        foreach (var plan in MessagePlans.Of(call, happening.Event, happening.At))
        {
            var moved = plan is { Purpose: MessagePurpose.AppointmentMade, AgreedAt: { } at }
                && await MessageQueries.Told(db, call.Order.CustomerId, call.Order.CallbackId).AnyAsync(told => told != at && told > happening.At);
            db.Messages.Add(moved ? MessagePlans.Changed(new(plan.CustomerId, plan.CallbackId ?? call.Order.CallbackId, plan.AgreedAt ?? happening.At), plan.SubjectId, plan.SendAt) : plan);
        }
    }

    /// <summary>The messages of an appointment moved in a list: what is not told yet says the new time, what was told is told anew after a while.</summary>
    public static async Task MoveAsync(Db db, AppointmentMove move, DateTimeOffset now)
    {
        var waiting = db.Messages.Where(m => m.CustomerId == move.CustomerId && m.CallbackId == move.CallbackId && m.State == MessageState.Planned);
        await waiting.Where(m => m.Purpose == MessagePurpose.AppointmentMade).ExecuteUpdateAsync(set => set.SetProperty(m => m.AgreedAt, move.To));
        await RemindAsync(db, waiting.Where(m => m.Purpose == MessagePurpose.AppointmentReminder), move, now);
        if (!await MessageQueries.Told(db, move.CustomerId, move.CallbackId).AnyAsync()) return;
        await waiting.Where(m => m.Purpose == MessagePurpose.AppointmentChanged).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MessageState.Dropped));
        db.Messages.Add(MessagePlans.Changed(move, Guid.CreateVersion7(now), now + Undo));
    }

    private static async Task RemindAsync(Db db, IQueryable<Message> waiting, AppointmentMove move, DateTimeOffset now)
    {
        var at = move.To - MessagePlans.RemindBefore;
        if (at <= now)
            await waiting.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MessageState.Dropped));
        else if (await waiting.ExecuteUpdateAsync(set => set.SetProperty(m => m.AgreedAt, move.To).SetProperty(m => m.SendAt, at)) == 0
            && move.To - now > MessagePlans.RemindBefore * 2 && await MessageQueries.Told(db, move.CustomerId, move.CallbackId).AnyAsync())
            db.Messages.Add(MessagePlans.Reminder(move, now));
    }
}
