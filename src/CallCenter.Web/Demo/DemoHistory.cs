using CallCenter.Core.Calendars;
using CallCenter.Core.Calls;
using CallCenter.Core.Customers;
using CallCenter.Core.FollowUps;
using CallCenter.Web.Calls;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Complaints;
using CallCenter.Web.FollowUps;

namespace CallCenter.Web.Demo;

/// <summary>A call that lies behind, with what was said in it, so that its events can be told.</summary>
/// <param name="Row">The list row.</param>
/// <param name="Slot">Who called whom.</param>
/// <param name="Topic">What it was about; none when nobody answered.</param>
/// <param name="Promise">What was promised.</param>
/// <param name="Next">The second callback that came of it.</param>
public sealed record EarlierCall(Call Row, DemoSlot Slot, DemoTopic? Topic, Promise? Promise, Callback? Next)
{
    /// <summary>The appointment that was agreed on, while it is still ahead.</summary>
    public FollowUp? FollowUp { get; init; }

    /// <summary>What the customer complained about.</summary>
    public Complaint? Complaint { get; init; }
}

/// <summary>The first callbacks three to ten days ago, and the second ones that came of them.</summary>
public sealed class DemoHistory(DemoRandom random, DemoDays days, IReadOnlyList<DemoCampaigns> campaigns)
{
    private readonly Dictionary<Guid, Queue<DateTimeOffset>> diaries = [];

    public List<EarlierCall> Calls { get; } = [];
    public List<Callback> Callbacks { get; } = [];

    public void Add(DemoSlot slot)
    {
        var campaign = campaigns.First(c => c.Team.Id == slot.Agent.Person.TeamId);
        var missed = slot.Position > 0 && random.Chance(15);
        var times = Times(slot, missed ? 2 : 1);
        var first = First(slot, campaign.First, times);
        Callbacks.Add(first);
        if (missed)
            Calls.Add(new(Row(slot, first, times[0], 1), slot, null, null, null));

        var call = Answered(Row(slot, first, times[^1], times.Count));
        var topic = TopicOf(slot);
        var promise = topic.Promise is null ? null : PromiseOf(slot, call, topic);
        var next = slot.Due is null ? null : Second(slot, campaign.Second, new(call, slot, topic, promise, null));
        call.Result = next is null ? random.Chance(80) ? "done" : "refused" : "booked";
        first.LastResult = call.Result;
        if (next is not null)
            Callbacks.Add(next);
        Calls.Add(new(call, slot, topic, promise, next));
    }

    /// <summary>Free slots of the agent, in order.</summary>
    private List<DateTimeOffset> Times(DemoSlot slot, int count)
    {
        var agent = slot.Agent.Person.Id;
        if (!diaries.TryGetValue(agent, out var diary))
            diaries[agent] = diary = Diary();
        return [.. Enumerable.Range(0, count).Select(_ => diary.Dequeue().AddSeconds(random.Below(60))).Order()];
    }

    // The first talk of every agent lies so far back that what was promised in it has come due.
    private Queue<DateTimeOffset> Diary()
    {
        var first = random.Pick(days.SlotsAgo(6, 10));
        return new([first, .. random.Shuffle(days.SlotsAgo(3, 10).Where(slot => slot != first))]);
    }

    // Whoever is rung first was promised something, so that the main job is whole.
    private DemoTopic TopicOf(DemoSlot slot) =>
        random.Pick(slot.Position == 0 ? [.. DemoTopic.All.Where(t => t.PromiseKey is "reply-24h" or "reply-8h")] : DemoTopic.All);

    private Callback First(DemoSlot slot, Campaign campaign, List<DateTimeOffset> times)
    {
        var due = times[0].AddHours(-random.Between(1, 20));
        return new Callback
        {
            Id = random.Id(due),
            CampaignId = campaign.Id,
            CustomerId = slot.Customer.Id,
            Kind = CallbackKind.FirstCallback,
            State = CallbackState.Done,
            TeamId = campaign.TeamId,
            OwnerId = slot.Agent.Person.Id,
            DueAt = due,
            Attempts = times.Count,
            Reason = slot.Customer.Locale == "en" ? "Newly allotted to this agent" : "新分配客户，一周内首次回访",
        };
    }

    private Call Row(DemoSlot slot, Callback callback, DateTimeOffset at, int attempt) => new()
    {
        Id = random.Id(at),
        CallbackId = callback.Id,
        CustomerId = slot.Customer.Id,
        CampaignId = callback.CampaignId,
        Kind = callback.Kind,
        AgentId = slot.Agent.Person.Id,
        TeamId = callback.TeamId,
        ScriptId = "first-callback",
        ScriptVersion = "demo",
        Locale = slot.Customer.Locale,
        Attempt = attempt,
        Phase = CallPhase.Closed,
        PlacedAt = at,
        LocalDay = DemoDays.LocalDay(at),
        EndedAt = at.AddSeconds(45),
        ClosedAt = at.AddSeconds(45),
        Result = "no-answer",
    };

    private Call Answered(Call call)
    {
        call.AnsweredAt = call.PlacedAt.AddSeconds(random.Between(8, 20));
        call.EndedAt = call.AnsweredAt.Value.AddSeconds(random.Between(95, 420));
        call.ClosedAt = call.EndedAt.Value.AddSeconds(random.Between(20, 60));
        return call;
    }

    private Promise PromiseOf(DemoSlot slot, Call call, DemoTopic topic)
    {
        var at = call.EndedAt ?? call.PlacedAt;
        var offer = PromiseCatalogue.Default.Offers.First(o => o.Key == topic.PromiseKey);
        var due = offer.DueAt(at, WorkCalendar.Default);
        return new Promise
        {
            Id = random.Id(at),
            CustomerId = slot.Customer.Id,
            CallId = call.Id,
            Key = offer.Key,
            Text = topic.Promise?.In(slot.Customer.Locale) ?? "",
            DueAt = due,
            State = due > days.Now ? PromiseState.Unknown : StateOf(slot),
            OwnerId = slot.Agent.Person.Id,
            MadeAt = at,
        };
    }

    private PromiseState StateOf(DemoSlot slot) => slot.Position switch
    {
        0 => slot.Customer.Number[^1] == '3' ? PromiseState.NotKept : PromiseState.Kept,
        _ => random.Below(100) switch { < 50 => PromiseState.Kept, < 75 => PromiseState.NotKept, _ => PromiseState.Unknown },
    };

    private Callback Second(DemoSlot slot, Campaign campaign, EarlierCall earlier)
    {
        var (due, agreed) = DueOf(slot);
        return new Callback
        {
            Id = random.Id(earlier.Row.ClosedAt ?? earlier.Row.PlacedAt),
            CampaignId = campaign.Id,
            CustomerId = slot.Customer.Id,
            Kind = CallbackKind.SecondCallback,
            State = CallbackState.Waiting,
            TeamId = campaign.TeamId,
            OwnerId = slot.Owned ? slot.Agent.Person.Id : null,
            DueAt = due,
            AgreedAt = agreed ? due : null,
            Priority = slot.Position,
            Reason = DemoReason.Of(earlier),
            EarlierCallId = earlier.Row.Id,
        };
    }

    // Due already: since the working day before, in the order of the queue. A third of the later ones is an appointment; some customers want it in the rest time or in the evening.
    private (DateTimeOffset Due, bool Agreed) DueOf(DemoSlot slot)
    {
        if (slot.Due is null or 0)
            return (DemoDays.At(days.Workday(-1), 14 * 60 + 30 + slot.Position * 10), false);
        var day = days.Workday(slot.Due.Value);
        return random.Below(12) switch
        {
            0 => (DemoDays.At(day, 12 * 60 + 30), true),
            1 => (DemoDays.At(day, 18 * 60 + 30), true),
            2 or 3 => (DemoDays.Slot(random, day), true),
            _ => (DemoDays.Slot(random, day), false),
        };
    }
}
