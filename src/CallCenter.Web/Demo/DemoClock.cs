using CallCenter.Core.Calendars;
using CallCenter.Core.Calls;
using CallCenter.Core.Campaigns;
using CallCenter.Core.Customers;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Demo;

/// <summary>What came of asking the clock to jump.</summary>
public abstract record ClockJump
{
    private ClockJump() { }

    /// <summary>The office's time is another now.</summary>
    public sealed record Jumped(DateTimeOffset From, DateTimeOffset To) : ClockJump;

    /// <summary>Customers may be called already.</summary>
    public sealed record NotNeeded : ClockJump;

    /// <summary>A call is open: time must not jump in the middle of it.</summary>
    public sealed record CallOpen : ClockJump;

    /// <summary>The settings forbid it, or whoever asked may not.</summary>
    public sealed record Refused : ClockJump;
}

/// <summary>Moves the office's clock to the next working minute at which the gate lets an ordinary call through, so that the main
/// job can be tried at any hour. Only forward, never during a call.</summary>
public sealed class DemoClock(
    DemoRule rule, OfficeClock clock, ClockRow row, IDbContextFactory<Db> dbs, GateRules rules, ILogger<DemoClock> log) : IStartStep
{
    /// <summary>The clock has jumped: screens show it at once.</summary>
    public event EventHandler? Moved;

    /// <summary>Whether the clock may be moved here.</summary>
    public bool On => rule.Clock;

    /// <summary>How far the office's time is ahead of the real one.</summary>
    public TimeSpan Ahead => clock.Ahead;

    /// <summary>At the start; with a call left open by the last run the clock stays.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        if (rule.Clock)
            await JumpAsync("start", stop);
    }

    /// <summary>By a person's button or request.</summary>
    public async Task<ClockJump> JumpAsync(Actor actor, CancellationToken stop = default) =>
        rule.Clock && Rights.Allow(actor, Act.MoveDemoClock, Subject.None) is RightsAnswer.Allowed
            ? await JumpAsync(actor is Actor.Person person ? $"asked for by {person.Id}" : "asked for", stop)
            : new ClockJump.Refused();

    /// <summary>The first minute from this instant on at which work goes on and the gate is open for an ordinary service call at home.</summary>
    public static DateTimeOffset NextMinute(GateRules rules, WorkCalendar calendar, DateTimeOffset now)
    {
        var facts = new GateFacts(
            calendar.Zone, CallbackKind.SecondCallback, new NumberFacts(PhoneNumber.Stored("+8613800000000")),
            new CampaignFacts(CallPurpose.Service), [], AttemptFacts.None, rules);
        var at = now;
        // Every round moves on by a window at least; a calendar that never meets the gate ends the search where it began.
        for (var round = 0; round < 400; round++)
        {
            if (!calendar.IsWorking(at))
                at = calendar.NextWorkingMinute(at);
            if (DialGate.FirstAllowed(facts, at) is not { } open)
                return now;
            if (open == at)
                return at;
            at = open;
        }

        return now;
    }

    private async Task<ClockJump> JumpAsync(string why, CancellationToken stop)
    {
        var from = clock.GetUtcNow();
        var to = NextMinute(rules, clock.Calendar, from);
        if (to == from)
            return new ClockJump.NotNeeded();
        await using (var db = await dbs.CreateDbContextAsync(stop))
        {
            if (await db.Calls.AnyAsync(c => c.Phase != CallPhase.Closed, stop))
            {
                log.LogInformation("The demo clock stays at {Now}: a call is open", from);
                return new ClockJump.CallOpen();
            }
        }

        await row.AdvanceToAsync(to, $"demo clock, {why}", stop);
        Moved?.Invoke(this, EventArgs.Empty);
        return new ClockJump.Jumped(from, to);
    }
}
