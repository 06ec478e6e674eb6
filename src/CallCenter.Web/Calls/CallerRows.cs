using CallCenter.Core.Calls;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Data;
using CallCenter.Web.People;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Calls;

/// <summary>The rows that follow when a customer rings us. None of them is an attempt.</summary>
internal static class CallerRows
{
    /// <summary>While they are on the line nobody else is given their callback; who has it on the desk keeps it.</summary>
    public static Task TakeAsync(Db db, CallState call, DateTimeOffset at) =>
        db.Callbacks.Where(c => c.Id == call.Order.CallbackId && c.State != CallbackState.Taken).ExecuteUpdateAsync(set => set
            .SetProperty(c => c.State, CallbackState.Taken).SetProperty(c => c.LeasedBy, (Guid?)null)
            .SetProperty(c => c.LeaseUntil, at.AddHours(12)).SetProperty(c => c.LeaseVersion, c => c.LeaseVersion + 1));

    /// <summary>Call, callback and desk are the agent's who is rung.</summary>
    public static async Task OfferAsync(Db db, CallState call, CallOffered x, DateTimeOffset at)
    {
        await db.Calls.Where(c => c.Id == call.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.AgentId, x.AgentId).SetProperty(c => c.TeamId, x.TeamId));
        await db.Callbacks.Where(c => c.Id == call.Order.CallbackId).ExecuteUpdateAsync(set => set
            .SetProperty(c => c.State, CallbackState.Taken).SetProperty(c => c.LeasedBy, x.AgentId)
            .SetProperty(c => c.LeaseUntil, at.AddHours(12)).SetProperty(c => c.LeaseVersion, c => c.LeaseVersion + 1));
    }

    /// <summary>Whoever did not answer is away until they say otherwise: the next caller is not kept waiting for them.</summary>
    public static async Task MissAsync(Db db, CallState call, OfferMissed x, DateTimeOffset at)
    {
        await db.Calls.Where(c => c.Id == call.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.AgentId, Guid.Empty));
        await db.Callbacks.Where(c => c.Id == call.Order.CallbackId).ExecuteUpdateAsync(set => set.SetProperty(c => c.LeasedBy, (Guid?)null));
        await db.Presences.Where(p => p.PersonId == x.AgentId && p.CallId == call.Id).ExecuteUpdateAsync(set => set
            .SetProperty(p => p.State, AgentState.Away).SetProperty(p => p.Since, at)
            .SetProperty(p => p.CallId, (Guid?)null).SetProperty(p => p.CallbackId, (Guid?)null));
    }

    /// <summary>The time is agreed: it overrides the soft rules of the gate. domain §4.</summary>
    public static async Task AgreeAsync(Db db, CallState call, SlotAnswered x)
    {
        if (x is { Taken: true } && call.Slot?.At is { } at)
            await db.Callbacks.Where(c => c.Id == call.Order.CallbackId).ExecuteUpdateAsync(set => set.SetProperty(c => c.AgreedAt, at));
    }
}
