using CallCenter.Core.Calendars;
using CallCenter.Core.Calls;
using CallCenter.Core.Campaigns;
using CallCenter.Core.FollowUps;
using CallCenter.Core.Scripts;
using CallCenter.Web.Calendars;
using CallCenter.Web.Customers;
using CallCenter.Web.Data;
using CallCenter.Web.Scripts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Calls;

/// <summary>The rules a call is decided by: the script version it started with, what the gate knew, the clocks.</summary>
public sealed class CallBook(
    ScriptLibrary scripts, GateFactsLoader gate, IDbContextFactory<Db> dbs, OfficeClock clock, IOptions<OfficeOptions> office)
{
    /// <summary>The script of a call. A version that is gone is followed by the one that took its place.</summary>
    public Script ScriptOf(CallPlaced order) =>
        scripts.Find(order.ScriptId, order.Locale, order.ScriptVersion) ?? scripts.Find(order.ScriptId, order.Locale)
        ?? throw new InvalidOperationException($"No script {order.ScriptId} in {order.Locale}: it was there when the call began.");

    /// <summary>The rules of a call that is placed now, by what the gate has just read.</summary>
    public CallRules RulesOf(CallPlaced order, GateFacts read) => new(ScriptOf(order), read, FollowUpRules.Default, clock.Calendar);

    /// <summary>The rules of a call whose mailbox opens again.</summary>
    public async Task<CallRules> RulesOfAsync(CallPlaced order)
    {
        await using var db = await dbs.CreateDbContextAsync();
        var file = await gate.ForCallbackAsync(db, order.CallbackId, clock.GetUtcNow())
            ?? throw new InvalidOperationException($"Callback {order.CallbackId} of an open call is gone.");
        return RulesOf(order, file.Facts);
    }

    /// <summary>The rules with what the conditions of the script look at; read when the script moves, not with every webhook.</summary>
    public async Task<CallRules> WithFactsAsync(CallRules rules, CallPlaced order)
    {
        if (rules.Facts.Count > 0 || !rules.Script.AsksFacts) return rules;
        await using var db = await dbs.CreateDbContextAsync();
        return await DeskQueries.OrderOf(db, order.CallbackId).SingleOrDefaultAsync() is { } about
            && await CustomerFile.LoadAsync(db, order.CustomerId) is { } file
            && await DeskQueries.Owner(db, order.AgentId).SingleOrDefaultAsync() is { } agent
            ? rules with { Facts = CallFacts.Of(new(file, about with { Locale = order.Locale }, agent), office.Value, clock.Calendar, clock.GetUtcNow()) }
            : rules;
    }
}
