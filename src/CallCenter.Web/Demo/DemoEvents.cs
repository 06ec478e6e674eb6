using CallCenter.Core.Calls;
using CallCenter.Core.Scripts;
using CallCenter.Web.Calls;
using CallCenter.Web.Campaigns;

namespace CallCenter.Web.Demo;

/// <summary>Tells the earlier calls as chains of events, as the product would have written them.</summary>
public sealed class DemoEvents(DemoRandom random)
{
    /// <summary>No running product has this node.</summary>
    public const int Node = 0;

    private static readonly string[] Steps = ["greeting", "identity", "purpose", "usage", "opinion", "second-callback", "closing"];
    private long nodeSeq;

    /// <summary>The events of one call; sets the row's newest number.</summary>
    public IReadOnlyList<CallEventRow> Tell(EarlierCall call, Callback first)
    {
        var story = call.Topic is null ? Unanswered(call, first) : Answered(call, first);
        List<CallEventRow> rows = [];
        var previous = EventChain.Start;
        foreach (var (at, told) in story)
        {
            var row = Row(call.Row, rows.Count + 1, (at, told), previous);
            rows.Add(row);
            previous = row.Hash;
        }

        call.Row.LastSeq = rows.Count;
        return rows;
    }

    private CallEventRow Row(Call call, int seq, (DateTimeOffset At, CallEvent Told) step, string previous)
    {
        var stored = EventJson.Write(step.Told);
        var salt = $"{random.Next():x16}{random.Next():x16}";
        var personal = EventChain.PersonalHash(stored.Personal, salt);
        return new CallEventRow
        {
            CallId = call.Id,
            Seq = seq,
            NodeId = Node,
            NodeSeq = ++nodeSeq,
            At = step.At,
            Type = stored.Type,
            Facts = stored.Facts,
            Personal = stored.Personal,
            PersonalHash = personal,
            Salt = salt,
            Hash = EventChain.Link(previous, seq, step.At, stored with { Personal = personal }),
        };
    }

    private IEnumerable<(DateTimeOffset At, CallEvent Told)> Unanswered(EarlierCall call, Callback first)
    {
        foreach (var step in Dialling(call, first))
            yield return step;
        var at = call.Row.EndedAt ?? call.Row.PlacedAt;
        yield return (at, new LegEnded(Leg.Customer, LegEnd.NoAnswer, null));
        yield return (at, new CallClosed("no-answer", null, null, false, at.AddHours(2), null, null, null));
        yield return (at.AddSeconds(1), new LegEnded(Leg.Agent, LegEnd.Completed, null));
    }

    private IEnumerable<(DateTimeOffset At, CallEvent Told)> Dialling(EarlierCall call, Callback first)
    {
        var row = call.Row;
        yield return (row.PlacedAt, new CallPlaced(
            first.Id, row.CustomerId, row.CampaignId, row.Kind, row.AgentId, row.TeamId, row.ScriptId, row.ScriptVersion,
            row.Locale, Steps[0], row.Attempt, true, call.Slot.Customer.Number));
        yield return (row.PlacedAt.AddMilliseconds(180), new LegStarted(Leg.Agent, Sid("CA")));
        yield return (row.PlacedAt.AddMilliseconds(900), new LegAnswered(Leg.Agent));
        yield return (row.PlacedAt.AddMilliseconds(950), new ConferenceOpened(Sid("CF")));
        yield return (row.PlacedAt.AddMilliseconds(1200), new LegStarted(Leg.Customer, Sid("CA")));
        yield return (row.PlacedAt.AddSeconds(3), new LegRang(Leg.Customer));
    }

    private IEnumerable<(DateTimeOffset At, CallEvent Told)> Answered(EarlierCall call, Callback first)
    {
        foreach (var step in Dialling(call, first))
            yield return step;
        var (from, to) = (call.Row.AnsweredAt ?? call.Row.PlacedAt, call.Row.EndedAt ?? call.Row.PlacedAt);
        yield return (from, new LegAnswered(Leg.Customer));
        foreach (var step in Talk(call, from, to))
            yield return step;
        yield return (to, new LegEnded(Leg.Customer, LegEnd.Completed, null));
        yield return (to.AddSeconds(1), new LegEnded(Leg.Agent, LegEnd.Completed, null));
        yield return (call.Row.ClosedAt ?? to, new CallClosed(call.Row.Result ?? "done", null, null, true, null, null, null, null));
    }

    private static IEnumerable<(DateTimeOffset At, CallEvent Told)> Talk(EarlierCall call, DateTimeOffset from, DateTimeOffset to)
    {
        var pace = (to - from) / (Steps.Length + 1);
        for (var i = 1; i < Steps.Length; i++)
        {
            var at = Whole(from + pace * i);
            var identity = i > 1 ? LineIdentity.Holder : LineIdentity.Unknown;
            if (i == 1)
                yield return (at, new NoticeGiven());
            yield return (at, new ScriptMoved(Steps[i - 1], i == 2 ? "holder" : "next", null, Steps[i], null, identity, ScriptWay.Forward, false));
            if (Steps[i] == "second-callback")
            {
                foreach (var owed in Owed(call))
                    yield return (at.AddSeconds(2), owed);
            }
        }

        yield return (Whole(to.AddSeconds(-3)), new ScriptMoved(Steps[^1], "next", null, Steps[^1], null, LineIdentity.Holder, ScriptWay.Forward, true));
    }

    private static IEnumerable<CallEvent> Owed(EarlierCall call)
    {
        if (call.Topic is { } topic)
            yield return new NoteTaken(topic.Note.In(call.Row.Locale));
        if (call.Promise is { } promise)
            yield return new PromiseMade(promise.Id, promise.Key, promise.DueAt, promise.Text);
        if (call.Complaint is { } filed)
            yield return new ComplaintFiled(filed.Id, filed.Number, filed.Category, filed.Severity, filed.ReceivedAt.AddHours(24), filed.Text, filed.Wanted);
        if (call.FollowUp is { } booked)
            yield return new FollowUpBooked(booked.Id, booked.Kind, booked.DueAt, booked.Agreed, call.Next?.Id, booked.Note);
    }

    private static DateTimeOffset Whole(DateTimeOffset at) => new(at.Ticks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, TimeSpan.Zero);

    private string Sid(string prefix) => $"{prefix}{random.Next():x16}{random.Next():x16}";
}
