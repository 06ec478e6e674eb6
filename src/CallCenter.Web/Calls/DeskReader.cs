using CallCenter.Core.Calendars;
using CallCenter.Core.Calls;
using CallCenter.Core.Campaigns;
using CallCenter.Core.Customers;
using CallCenter.Core.FollowUps;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Compliance;
using CallCenter.Web.Customers;
using CallCenter.Web.Data;
using CallCenter.Web.Parts;
using CallCenter.Web.Scripts;
using CallCenter.Web.Telephony;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Calls;

/// <summary>A desk as read: what is shown, and the paper that turns later events into the same picture without a read.</summary>
public sealed record DeskSheet(DeskView View, Guid? CallbackId, Guid? DeskId, CallPaper? Paper)
{
    /// <summary>The sheet after news of its call.</summary>
    public DeskSheet With(CallState state) => Paper is null ? this : this with
    {
        View = View with { Call = CallScreen.Of(state, Paper), WrapUp = CallScreen.WrapUp(state, Paper, View.WrapUp?.Slots ?? []) },
    };
}

/// <summary>Reads an agent's desk whole: at the start, after taking a callback, after a call. Between them the feed is enough.</summary>
public sealed class DeskReader(
    LiveCalls calls, CallBook book, ScriptLibrary scripts, PhraseLibrary phrases, GateFactsLoader gate, SimulatorVoice voice,
    IDbContextFactory<Db> dbs, OfficeClock clock, IOptions<OfficeOptions> office, IOptions<TelephonyOptions> telephony)
{
    private const int Target = 40;
    private const int SlotsOffered = 6;

    public async Task<DeskSheet?> ReadAsync(Actor.Person actor)
    {
        var now = clock.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync();
        if (await DeskQueries.Owner(db, actor.Id).SingleOrDefaultAsync() is not { } owner) return null;
        var state = owner.CallId is { } callId ? await calls.StateAsync(callId) : null;
        var agent = new DeskAgent(owner.Name, owner.StaffNumber, owner.State, owner.Since, voice.Available);
        var counts = await CountsAsync(db, actor, now);
        var callback = owner.CallbackId ?? state?.Order.CallbackId;
        if (callback is null || await DeskQueries.OrderOf(db, callback.Value).SingleOrDefaultAsync() is not { } order
            || await CustomerFile.LoadAsync(db, order.CustomerId) is not { } file
            || await gate.ForCallbackAsync(db, order.CallbackId, now) is not { } facts)
            return new(new(now, agent, counts, null, null, null), null, owner.DeskId, null);
        var paper = await LinkedAsync(db, Paper(new(file, order, owner), state, now));
        var slots = AppointmentSlots.Offer(facts.Facts, clock.Calendar, now, SlotsOffered);
        var view = new DeskView(
            now, agent, counts, TaskOf(order, (file, state?.Id), facts.Facts, now),
            state is null || paper is null ? null : CallScreen.Of(state, paper),
            state is null || paper is null ? null : CallScreen.WrapUp(state, paper, slots));
        return new(view, order.CallbackId, owner.DeskId, paper);
    }

    private CallPaper? Paper(CallAbout about, CallState? state, DateTimeOffset now)
    {
        var order = about.Order;
        var script = state is null ? scripts.Find(order.ScriptId, order.Locale) : book.ScriptOf(state.Order);
        return script is null ? null : new(script, CallFacts.Of(about with { Order = order with { Locale = script.Locale } }, office.Value, clock.Calendar, now), phrases.For(script.Locale))
        { ListenersSeen = telephony.Value.ListenersSeen };
    }

    private static async Task<CallPaper?> LinkedAsync(Db db, CallPaper? paper)
    {
        if (paper?.Script.Steps.Values.SelectMany(s => s.Knowledge).Distinct(StringComparer.Ordinal).ToList() is not { Count: > 0 } keys) return paper;
        return paper with { Articles = await DeskQueries.Articles(db, paper.Script.Locale, keys).ToDictionaryAsync(a => a.Key, a => a.Title, StringComparer.Ordinal) };
    }

    private async Task<DeskCounts> CountsAsync(Db db, Actor.Person actor, DateTimeOffset now)
    {
        var zone = clock.Calendar.Zone;
        var tonight = WallClock.InstantOf(zone, WallClock.Day(zone, now).AddDays(1), TimeOnly.MinValue);
        var taker = new Taker(actor.Id, actor.TeamId ?? 0);
        return new(
            await DeskQueries.ReachedOn(db, actor.Id, clock.DayNumber(now)).CountAsync(), Target,
            await DeskQueries.WaitingUntil(db, taker, tonight).CountAsync(),
            await DeskQueries.PromisesDue(db, actor.Id, tonight).CountAsync());
    }

    private static DeskTask TaskOf(DeskOrder order, (CustomerFile File, Guid? CallId) about, GateFacts facts, DateTimeOffset now) => new(
        CustomerOf(about.File), order.Kind, order.Campaign, order.Reason, order.DueAt, order.AgreedAt,
        [.. about.File.Calls.Where(c => c.Call.EndedAt is not null && c.Call.Id != about.CallId && c.Call.Result != CallResult.NotDialled).Take(10).Select(c => new DeskEarlierCall(
            c.Call.Id, c.Call.PlacedAt, c.Call.Kind, c.Call.Result, c.Call.Agent ?? "", c.Notes))],
        [.. about.File.Promises.Take(10).Select(p => new DeskPromise(p.Text, p.DueAt, p.State))],
        DialGate.Decide(facts, now) switch
        {
            GateAnswer.Denied denied => new(false, [.. denied.Reasons.Select(r => r.Rule.ToString())], denied.NextAllowedAt),
            _ => new(true, [], null),
        });

    private static DeskCustomer CustomerOf(CustomerFile file)
    {
        var c = file.Customer;
        return new(
            c.Id, c.Name, c.Honorific, c.Class, c.Vip, c.RedList, PhoneNumber.MaskedStored(c.Number), c.Region, c.Zone, c.Plan,
            [.. file.Bills.Select(b => new BillBar(b.Period, b.TotalFen))],
            file.Complaints.Count(x => x.ClosedAt is null), file.Complaints.Count);
    }
}
