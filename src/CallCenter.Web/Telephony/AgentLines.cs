using CallCenter.Core.Calls;
using CallCenter.Core.Campaigns;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Telephony;

/// <summary>Where agents and guests are rung, as far as the leg gate lets them: softphones always, telephones by the list and the day's cap.</summary>
public sealed class AgentLines(Writes writes, IDbContextFactory<Db> dbs, OfficeClock clock, IOptions<TelephonyOptions> options)
{
    /// <summary>The agent's telephone where they chose it, else the softphone.</summary>
    public async Task<LegAnswer> OfAgentAsync(Guid agent)
    {
        await using var db = await dbs.CreateDbContextAsync();
        var telephone = await db.Users.AsNoTracking().Where(u => u.Id == agent && u.UsesTelephone).Select(u => u.PhoneNumber).SingleOrDefaultAsync();
        return telephone is { Length: > 0 } ? await TelephoneAsync(agent, telephone) : LegGate.Decide(CallAddresses.AgentClient(agent), LegRules.SoftphonesOnly, 0);
    }

    /// <summary>One of us at their own line, anybody else where they were asked.</summary>
    public Task<LegAnswer> OfGuestAsync(Guid agent, GuestState guest) =>
        guest.PersonId is { } person ? OfAgentAsync(person) : TelephoneAsync(agent, guest.To);

    /// <summary>Whether the number could be rung by this agent now, without ringing it.</summary>
    public async Task<LegAnswer> CheckAsync(Guid agent, string number)
    {
        await using var db = await dbs.CreateDbContextAsync();
        var name = CounterOf(agent);
        var made = await db.Counters.AsNoTracking().Where(c => c.Name == name).Select(c => c.Value).SingleOrDefaultAsync();
        return LegGate.Decide(number, options.Value.Legs, (int)made);
    }

    public async Task<string?> RegionOfAsync(Guid customer)
    {
        if (options.Value.Numbers.Count == 0) return null;
        await using var db = await dbs.CreateDbContextAsync();
        return await db.Customers.AsNoTracking().Where(c => c.Id == customer).Select(c => c.Region).SingleOrDefaultAsync();
    }

    /// <summary>What is done where a machine answers: as the campaign says, else as the house does.</summary>
    public async Task<VoicemailWay> VoicemailOfAsync(CallState call)
    {
        await using var db = await dbs.CreateDbContextAsync();
        return await db.Campaigns.AsNoTracking().Where(c => c.Id == call.Order.CampaignId).Select(c => c.Voicemail).SingleOrDefaultAsync() ?? options.Value.Voicemail;
    }

    /// <summary>Asks the gate and counts what it allows, both in one transaction.</summary>
    private Task<LegAnswer> TelephoneAsync(Guid agent, string number) => writes.RunAsync(async db =>
    {
        var name = CounterOf(agent);
        var counter = await db.Counters.SingleOrDefaultAsync(c => c.Name == name) ?? db.Counters.Add(new Counter { Name = name }).Entity;
        var answer = LegGate.Decide(number, options.Value.Legs, (int)counter.Value);
        if (answer is LegAnswer.Allowed) counter.Value++;
        return answer;
    });

    private string CounterOf(Guid agent) => $"legs-{agent:N}-{clock.DayNumber(clock.GetUtcNow())}";
}
