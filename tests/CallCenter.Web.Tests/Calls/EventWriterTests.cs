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

    [Fact]
    public async Task A_connection_that_was_cut_is_opened_anew_and_nobody_notices()
    {
        await using var product = await Product.Start(DatabaseProvider.Postgres);
        var hands = await DeskHands.Seated(product, "+8613800005670");
        var call = await hands.DialAsync();
        await hands.Reaches(call, CallPhase.Talking);
        await using (var db = product.OpenDb())
            await db.Database.ExecuteSqlRawAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        var after = await hands.Do(call, new TakeNote("线路断过一次"));
        Assert.Equal(["线路断过一次"], after.Notes);
    }

    [Fact]
    public async Task What_cannot_be_stored_is_said_and_the_desk_goes_on_when_it_can()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, "+8613800005670");
        var call = await hands.DialAsync();
        await hands.Reaches(call, CallPhase.Talking);
        using var session = await hands.OpenAsync();
        await using var db = product.OpenDb();
        await db.Database.ExecuteSqlRawAsync("""ALTER TABLE "CallEvents" RENAME TO "Away" """);
        Assert.False(await session.DoAsync(new DeskAction.Note("客户希望下午联系")));
        Assert.Equal("desk.notStored", session.Message);
        await db.Database.ExecuteSqlRawAsync("""ALTER TABLE "Away" RENAME TO "CallEvents" """);
        Assert.True(await session.DoAsync(new DeskAction.Note("客户希望下午联系")));
        Assert.Equal(["客户希望下午联系"], (await hands.Until(call, s => s.Notes.Count > 0, "the note")).Notes);
    }

    private static CallWrite Note(CallState state, string text, string link)
    {
        var happening = new Happening(state.Seq + 1, state.PlacedAt, new NoteTaken(text), null);
        return new(state.Seq, CallFold.Next(state.Id, state, happening)!, [happening], link, null);
    }
}
