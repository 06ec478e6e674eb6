using CallCenter.Core.Calls;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Calls;
using CallCenter.Web.Data;
using CallCenter.Web.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Telephony;

/// <summary>Finds an agent for whoever waits: a seat is claimed by compare-and-set, then the call is offered; without one a time is offered.</summary>
public sealed class CallerSeats(
    CallDesk desk, Callers callers, Writes writes, IDbContextFactory<Db> dbs, OfficeClock clock, CallFeed feed, IOptions<TelephonyOptions> options)
{
    private static readonly Actor Carrier = new Actor.Carrier();

    /// <summary>A time offered on the telephone begins this much later at the least.</summary>
    private static readonly TimeSpan Lead = TimeSpan.FromMinutes(30);

    private const int MostAsked = 5;
    private const int MostLooked = 100;

    /// <summary>Looks for somebody; who has waited long enough without is offered a time.</summary>
    public async Task SeekAsync(CallState call)
    {
        if (call is not { Waits: true, Slot: null or { Taken: false } } || call.Order.AgentId != Guid.Empty) return;
        if (await SeatAsync(call)) return;
        var now = clock.GetUtcNow();
        if (now - (call.Slot?.AnsweredAt ?? call.PlacedAt) < options.Value.CallerWait) return;
        await desk.SendAsync(Carrier, call.Id, new OfferSlot(await callers.NextAsync(call.Order.CallbackId, HalfHour(now + Lead))));
    }

    private async Task<bool> SeatAsync(CallState call)
    {
        foreach (var agent in await FreeAsync(call))
        {
            if (!await ClaimAsync(call, agent)) continue;
            if (await desk.SendAsync(Carrier, call.Id, new OfferCall(agent, call.Order.TeamId)) is CallReply.Stored) return true;
            await ReleaseAsync(call.Id, agent);
            return true;
        }
        return false;
    }

    private async Task<List<Guid>> FreeAsync(CallState call)
    {
        await using var db = await dbs.CreateDbContextAsync();
        // We are ringing them at this very moment: their line is busy for us, and that call ends by itself.
        if (await DeskQueries.OnTheLine(db, call.Order.CallbackId).AnyAsync(other => other != call.Id)) return [];
        var need = await CallerQueries.Need(db, call.Order.CallbackId).SingleAsync();
        var free = await CallerQueries.Free(db, new(call.Id, call.Order.CallbackId, call.Order.TeamId, need.OwnerId)).Take(MostLooked).ToListAsync();
        return [.. free.Where(a => Languages.Of(a.Languages).Contains(need.Language)).Take(MostAsked).Select(a => a.Id)];
    }

    private async Task<bool> ClaimAsync(CallState call, Guid agent)
    {
        var (now, callback) = (clock.GetUtcNow(), call.Order.CallbackId);
        var claimed = await writes.RunAsync(db => db.Presences
            .Where(p => p.PersonId == agent && (p.State == AgentState.Ready || p.CallId == call.Id || (p.CallbackId == callback && p.CallId == null)))
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.State, AgentState.Busy).SetProperty(p => p.Since, now)
                .SetProperty(p => p.CallbackId, callback).SetProperty(p => p.CallId, call.Id)));
        if (claimed == 1) feed.TellBoards();
        return claimed == 1;
    }

    /// <summary>The caller was gone, or somebody else had them: the agent is as free as before.</summary>
    private Task<int> ReleaseAsync(Guid call, Guid agent) => writes.RunAsync(db => db.Presences
        .Where(p => p.PersonId == agent && p.CallId == call && !db.Calls.Any(c => c.Id == call && c.AgentId == agent))
        .ExecuteUpdateAsync(set => set.SetProperty(p => p.State, AgentState.Ready).SetProperty(p => p.Since, clock.GetUtcNow())
            .SetProperty(p => p.CallbackId, (Guid?)null).SetProperty(p => p.CallId, (Guid?)null)));

    private static DateTimeOffset HalfHour(DateTimeOffset at)
    {
        var step = TimeSpan.FromMinutes(30).Ticks;
        return new((at.UtcTicks + step - 1) / step * step, TimeSpan.Zero);
    }
}

/// <summary>Whoever waits is looked after every second: somebody may have become free, or they have waited long enough.</summary>
public sealed class CallerSweep(LiveCalls calls, CallerSeats seats) : ISweep
{
    public string Name => "callers";

    public TimeSpan Every => TimeSpan.FromSeconds(1);

    public async Task SweepAsync(CancellationToken stop)
    {
        foreach (var call in calls.Open.Where(s => s.Waits).OrderBy(s => s.PlacedAt).ToList()) await seats.SeekAsync(call);
    }
}
