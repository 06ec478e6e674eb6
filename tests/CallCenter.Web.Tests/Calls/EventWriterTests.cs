using CallCenter.Core.Calls;
using CallCenter.Web.Calls;
using CallCenter.Web.Data;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.Calls;

public sealed class EventWriterTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_stale_decision_fails_alone_and_every_acknowledged_one_is_stored(DatabaseProvider provider)
    {
        await using var product = await Product.Start(provider);
        var hands = await DeskHands.Seated(product, "+8613800005670");
        var call = await hands.DialAsync();
        var state = await hands.Until(call, s => s is { Phase: CallPhase.Talking, ConferenceSid: not null, Agent.Sid: not null, Customer.Sid: not null }, "talking");
        var writer = product.Services.GetRequiredService<EventWriter>();
        await using var db = product.OpenDb();
        var link = (await CallQueries.Events(db, call).ToListAsync())[^1].Hash;

        // Forty decisions at once on the same state: one is first, the others are stale, and each is told so.
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => writer.WriteAsync(Note(state, $"记录 {i}", link))));
        Assert.Single(answers, a => a.Link is not null);
        var notes = (await CallQueries.Events(db, call).ToListAsync()).Select(LiveCalls.Read).Where(h => h.Event is NoteTaken).ToList();
        Assert.Single(notes);
    }

    [Fact]
    public async Task A_desk_whose_memory_is_stale_looks_again_and_goes_on()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, "+8613800005670");
        var call = await hands.DialAsync();
        var state = await hands.Until(call, s => s is { Phase: CallPhase.Talking, ConferenceSid: not null }, "talking");
        await using var db = product.OpenDb();
        var link = (await CallQueries.Events(db, call).ToListAsync())[^1].Hash;
        var other = await product.Services.GetRequiredService<EventWriter>().WriteAsync(Note(state, "另一节点的记录", link));
        Assert.NotNull(other.Link);
        var after = await hands.Do(call, new TakeNote("本节点的记录"));
        Assert.Equal(["另一节点的记录", "本节点的记录"], after.Notes);
    }

    private static CallWrite Note(CallState state, string text, string link)
    {
        var happening = new Happening(state.Seq + 1, state.PlacedAt, new NoteTaken(text), null);
        return new(state.Seq, CallFold.Next(state.Id, state, happening)!, [happening], link, null);
    }
}
