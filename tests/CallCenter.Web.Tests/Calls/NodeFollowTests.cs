using CallCenter.Core.Calls;
using CallCenter.Core.People;
using CallCenter.Web.Calls;
using CallCenter.Web.Data;
using CallCenter.Web.People;
using CallCenter.Web.Tests.Data;
using CallCenter.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.Calls;

/// <summary>Two products on one PostgreSQL database: what happens on one is seen on the screens of the other.</summary>
public sealed class NodeFollowTests
{
    [Fact]
    public async Task A_call_on_one_node_moves_the_screens_of_the_other()
    {
        var database = await TestDatabase.New(DatabaseProvider.Postgres);
        await using var here = await Product.Start(database);
        await using var there = await Product.Start(database);
        Assert.NotEqual(here.Services.GetRequiredService<NodeId>().Id, there.Services.GetRequiredService<NodeId>().Id);
        var hands = await DeskHands.Seated(here, "+8613900001111");
        var seen = new List<CallNews>();
        using var following = there.Services.GetRequiredService<CallFeed>().Follow(hands.Agent.Id, news => { lock (seen) seen.Add(news); });

        var call = await hands.DialAsync();
        await hands.Reaches(call, CallPhase.Talking);
        await here.Services.GetRequiredService<CallDesk>().SendAsync(hands.Agent, call, new TakeNote("客户希望下午联系"));

        await Eventually.Holds(() => Heard().OfType<CallNews.Changed>().Any(n => n.Happenings.Any(h => h.Event is NoteTaken)), "the note on the other node");
        var numbers = Heard().OfType<CallNews.Changed>().SelectMany(n => n.Happenings.Select(h => h.Seq)).ToList();
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
        await Eventually.Holds(() => Held(here, call) is { } state && state == Held(there, call), "the same state on both nodes");

        // The other node decides on what it learnt, and this one learns of it in turn.
        Assert.IsType<CallReply.Stored>(await there.Services.GetRequiredService<CallDesk>().SendAsync(hands.Agent, call, new TakeNote("已告知")));
        await Eventually.Holds(() => here.Services.GetRequiredService<LiveCalls>().Peek(call)?.Notes.Count == 2, "the second note on the first node");

        IReadOnlyList<CallNews> Heard()
        {
            lock (seen) return [.. seen];
        }
    }

    [Fact]
    public async Task A_desk_opened_on_another_node_tells_the_older_tab()
    {
        var database = await TestDatabase.New(DatabaseProvider.Postgres);
        await using var here = await Product.Start(database);
        await using var there = await Product.Start(database);
        var hands = await DeskHands.Seated(here, "+8613900001111");
        var newest = Guid.NewGuid();
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var following = here.Services.GetRequiredService<CallFeed>().Follow(hands.Agent.Id, news =>
        {
            if (news is CallNews.DeskMoved moved && moved.DeskId == newest) told.TrySetResult();
        });
        await there.Services.GetRequiredService<AgentDesk>().ClaimAsync(hands.Agent, newest);
        await told.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    /// <summary>What the node holds in memory of a call.</summary>
    private static string? Held(Product node, Guid call) =>
        System.Text.Json.JsonSerializer.Serialize(node.Services.GetRequiredService<LiveCalls>().Peek(call)) is { Length: > 4 } state ? state : null;
}
