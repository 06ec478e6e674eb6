using CallCenter.Core.Calls;
using CallCenter.Core.Campaigns;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Calls;
using CallCenter.Web.Data;
using CallCenter.Web.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Telephony;

/// <summary>What came of asking somebody onto the line.</summary>
public abstract record GuestReply
{
    private GuestReply() { }

    /// <summary>They are being rung.</summary>
    public sealed record Asked(Guid GuestId) : GuestReply;

    /// <summary>The leg gate said no, before anything was rung.</summary>
    public sealed record Denied(LegRefusal Reason) : GuestReply;

    /// <summary>The call does not allow it.</summary>
    public sealed record Refused(CallRefusal Reason) : GuestReply;
}

/// <summary>Somebody of us who could take the call.</summary>
public sealed record Colleague(Guid Id, string Name, string StaffNumber, AgentState State, string? Languages)
{
    /// <summary>Whether they speak it with customers.</summary>
    public bool Speaks(string language) => Core.People.Languages.Of(Languages).Contains(language, StringComparer.Ordinal);
}

/// <summary>What agents and supervisors do with a line beside talking: asking others onto it, handing it over, listening, ending.</summary>
public sealed class LineDesk(CallDesk desk, AgentLines lines, IDbContextFactory<Db> dbs, OfficeClock clock, IOptions<TelephonyOptions> options)
{
    /// <summary>Ends the call, with the questions by keys where the house asks them.</summary>
    public Task<CallReply> HangUpAsync(Actor.Person actor, Guid callId) => desk.SendAsync(actor, callId, new HangUp(options.Value.Survey));

    /// <summary>Rings a telephone onto the line. A number that may not be rung is refused here, in words, before any request.</summary>
    public async Task<GuestReply> AskTelephoneAsync(Actor.Person actor, Guid callId, string number, bool blind)
    {
        if (await lines.CheckAsync(actor.Id, number) is LegAnswer.Denied denied) return new GuestReply.Denied(denied.Reason);
        return await AskAsync(actor, callId, guest => new AskGuest(new(guest, GuestRole.ThirdParty, null, null, blind, number.Trim())));
    }

    /// <summary>Asks another agent onto the line; blind, the call is theirs as soon as they answer.</summary>
    public async Task<GuestReply> AskColleagueAsync(Actor.Person actor, Guid callId, Guid colleague, bool blind)
    {
        await using var db = await dbs.CreateDbContextAsync();
        var team = await db.Users.AsNoTracking().Where(u => u.Id == colleague && !u.Disabled).Select(u => u.TeamId).SingleOrDefaultAsync();
        if (team is not { } known) return new GuestReply.Refused(CallRefusal.UnknownKey);
        return await AskAsync(actor, callId, guest => new AskGuest(
            new(guest, GuestRole.Colleague, colleague, known, blind, CallAddresses.AgentClient(colleague))));
    }

    /// <summary>A supervisor listens, whispers or speaks to all; whoever is on the line already changes over.</summary>
    public async Task<GuestReply> MonitorAsync(Actor.Person actor, CallState call, GuestRole role)
    {
        if (Present(call, actor.Id) is not { } there)
            return await AskAsync(actor, call.Id, guest => new JoinCall(
                new(guest, role, actor.Id, actor.TeamId ?? call.Order.TeamId, Blind: false, CallAddresses.AgentClient(actor.Id))));
        return await desk.SendAsync(actor, call.Id, new ChangeGuest(there.Id, role)) is CallReply.Refused refused
            ? new GuestReply.Refused(refused.Reason) : new GuestReply.Asked(there.Id);
    }

    /// <summary>The supervisor who is on the line leaves it.</summary>
    public async Task<CallReply> LeaveAsync(Actor.Person actor, CallState call) => Present(call, actor.Id) is { } there
        ? await desk.SendAsync(actor, call.Id, new LeaveCall(there.Id)) : new CallReply.Refused(CallRefusal.NoChange);

    /// <summary>The supervisor who is on the line takes the call.</summary>
    public async Task<CallReply> TakeOverAsync(Actor.Person actor, CallState call) => Present(call, actor.Id) is { } there
        ? await desk.SendAsync(actor, call.Id, new TakeOver(there.Id)) : new CallReply.Refused(CallRefusal.WrongPhase);

    /// <summary>Agents who could be asked: not on a call of their own.</summary>
    public async Task<IReadOnlyList<Colleague>> ColleaguesAsync(Actor.Person actor)
    {
        await using var db = await dbs.CreateDbContextAsync();
        return await (from presence in db.Presences.AsNoTracking()
                      where presence.PersonId != actor.Id && (presence.State == AgentState.Ready || presence.State == AgentState.Away)
                      join person in db.Users on presence.PersonId equals person.Id
                      where !person.Disabled
                      orderby presence.TeamId == actor.TeamId ? 0 : 1, person.StaffNumber
                      select new Colleague(person.Id, person.DisplayName, person.StaffNumber, presence.State, person.Languages)).Take(50).ToListAsync();
    }

    public static GuestState? Present(CallState call, Guid person) => call.Guests.Find(g => g.PersonId == person && g.Supervises && g.Leg.EndedAt is null);

    private async Task<GuestReply> AskAsync(Actor.Person actor, Guid callId, Func<Guid, CallCommand> command)
    {
        var guest = Guid.CreateVersion7(clock.GetUtcNow());
        return await desk.SendAsync(actor, callId, command(guest)) is CallReply.Refused refused
            ? new GuestReply.Refused(refused.Reason) : new GuestReply.Asked(guest);
    }
}
