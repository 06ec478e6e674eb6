using CallCenter.Core.Calls;
using CallCenter.Core.Scripts;
using CallCenter.Web.Demo;

namespace CallCenter.Web.Tests.Demo;

public sealed class DemoEventsTests
{
    private static readonly DemoData Data = DemoData.Make(6, new DateTimeOffset(2026, 11, 23, 1, 30, 0, TimeSpan.Zero));

    [Fact]
    public void Every_earlier_call_folds_to_the_state_its_row_says()
    {
        foreach (var call in Data.Calls)
        {
            var state = CallFold.From(call.Row.Id, Events(call).Select(e =>
                new Happening(e.Seq, e.At, EventJson.Read(new(e.Type, e.Facts, e.Personal)), e.SourceKey)));
            Assert.NotNull(state);
            Assert.Equal((CallPhase.Closed, call.Row.LastSeq, call.Row.ClosedAt), (state.Phase, state.Seq, state.ClosedAt));
            Assert.Equal(call.Row.AnsweredAt, state.Customer.AnsweredAt);
            Assert.Equal(call.Topic is null ? LineIdentity.Unknown : LineIdentity.Holder, state.Place.Identity);
            Assert.Equal(call.Topic is null ? [] : [call.Topic.Note.In(call.Row.Locale)], state.Notes);
            Assert.Equal(call.Promise is null ? [] : [call.Promise.Id], state.Promises.Select(p => p.PromiseId));
        }
    }

    [Fact]
    public void Every_chain_is_whole_and_its_events_are_in_order()
    {
        foreach (var call in Data.Calls)
        {
            var (previous, at) = (EventChain.Start, DateTimeOffset.MinValue);
            foreach (var row in Events(call))
            {
                Assert.Equal(EventChain.Link(previous, row.Seq, row.At, new(row.Type, row.Facts, row.PersonalHash)), row.Hash);
                Assert.Equal(EventChain.PersonalHash(row.Personal, row.Salt), row.PersonalHash);
                Assert.True(row.At >= at, $"{call.Row.Id} {row.Seq}");
                (previous, at) = (row.Hash, row.At);
            }
        }
    }

    [Fact]
    public void Events_of_the_demo_belong_to_no_running_node_and_are_numbered_once()
    {
        Assert.All(Data.Events, e => Assert.Equal(0, e.NodeId));
        Assert.Equal(Enumerable.Range(1, Data.Events.Count).Select(i => (long)i), Data.Events.Select(e => e.NodeSeq));
    }

    [Fact]
    public void Complaints_exist_in_different_states_and_none_bars_a_waiting_callback()
    {
        var filed = Data.Calls.Where(c => c.Complaint is not null).ToList();
        Assert.Equal(3, filed.Select(c => c.Complaint!.State).Distinct().Count());
        Assert.All(filed, c => Assert.Null(c.Next));
        Assert.All(filed, c => Assert.Contains(Events(c), e => e.Type == nameof(ComplaintFiled)));
    }

    [Fact]
    public void Every_agreed_time_ahead_is_a_follow_up_of_the_same_instant()
    {
        var agreed = Data.Calls.Where(c => c.Next?.AgreedAt is not null).ToList();
        Assert.NotEmpty(agreed);
        Assert.All(agreed, c => Assert.Equal(c.Next!.AgreedAt, c.FollowUp!.DueAt));
    }

    private static IEnumerable<CallCenter.Web.Calls.CallEventRow> Events(EarlierCall call) =>
        Data.Events.Where(e => e.CallId == call.Row.Id);
}
