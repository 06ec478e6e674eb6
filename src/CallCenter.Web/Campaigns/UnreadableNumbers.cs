using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using CallCenter.Web.Notices;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Campaigns;

/// <summary>
/// What stands in a customer's file is no number that can be rung, such as a row another program wrote: the callback is put aside with
/// its reason, and the leads are told to have the file corrected. domain §2, file correction.
/// </summary>
public sealed class UnreadableNumbers(CallbackLeases leases, Writes writes, NoticeFeed feed, OfficeClock clock)
{
    /// <summary>Closes the callback this agent has just taken; the leads hear once of each customer until they have read it.</summary>
    public async Task PutAsideAsync(Guid callbackId, Actor.Person actor, Guid customerId)
    {
        await leases.CloseAsync(callbackId, actor.Id, Callback.NotDialable);
        if (await TellAsync(customerId, actor.TeamId) is { } notice) feed.Tell(notice);
    }

    private Task<Notice?> TellAsync(Guid customerId, long? team) => writes.RunAsync(async db =>
    {
        if (await db.Notices.AnyAsync(n => n.Kind == NoticeKind.NumberUnreadable && n.SubjectId == customerId && n.ReadAt == null)) return null;
        var now = clock.GetUtcNow();
        return db.Notices.Add(new Notice
        {
            Id = Guid.CreateVersion7(now),
            TeamId = team,
            Kind = NoticeKind.NumberUnreadable,
            SubjectId = customerId,
            Label = await db.Customers.Where(c => c.Id == customerId).Select(c => c.CustomerNumber).SingleAsync(),
            At = now,
        }).Entity;
    });
}
