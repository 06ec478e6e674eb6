using CallCenter.Core.Calls;
using CallCenter.Core.Complaints;
using CallCenter.Core.Compliance;
using CallCenter.Core.FollowUps;
using CallCenter.Core.Scripts;
using CallCenter.Web.Calls;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Data;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.Calls;

/// <summary>The main job through real parts: desk, gate, writer, carrier over HTTP, signed webhooks, on both databases.</summary>
public sealed class MainJobTests
{
    private const string Calm = "+8613800005670";
    private const string Angry = "+8613800005673";
    private const string NoAnswer = "+8613800005616";

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task An_agent_completes_a_guided_second_callback(DatabaseProvider provider)
    {
        await using var product = await Product.Start(provider);
        var hands = await DeskHands.Seated(product, Angry);
        var call = await hands.DialAsync();
        var talking = await hands.Reaches(call, CallPhase.Talking);
        await Greet(hands, talking);
        await hands.Until(call, s => s.Transcription is { Running: true }, "transcription runs");

        Assert.True(await hands.Desk.SayAsync(hands.Agent, call, "这个我不知道"));
        var heard = await hands.Until(call, s => s.Hits == 1, "the forbidden phrase is heard");
        var line = heard.Transcript.First(l => l.Said.Offences.Count > 0).Said;
        Assert.Equal((Speaker.Agent, "不知道"), (line.Speaker, line.Text.Substring(line.Offences[0].Offset, line.Offences[0].Length)));

        await hands.Do(call, new HoldCall());
        await hands.Do(call, new ResumeCall());
        await hands.Do(call, new TakeBranch("dissatisfied"));
        Assert.IsType<CallReply.Stored>(await hands.Desk.FileComplaintAsync(hands.Agent, call, new(ComplaintCategory.Network, ComplaintSeverity.Ordinary, "三天没人上门", "尽快处理")));
        var lunch = talking.PlacedAt.Date.AddDays(1).AddHours(4.5);
        var agreed = new DateTimeOffset(lunch, TimeSpan.Zero);
        Assert.IsType<CallReply.Stored>(await hands.Desk.BookAsync(hands.Agent, call, new(FollowUpKind.Appointment, agreed, true, "客户要求十二点半")));
        await hands.Do(call, new HangUp());
        await hands.Reaches(call, CallPhase.WrapUp);
        Assert.IsType<CallReply.Stored>(await hands.Desk.WrapUpAsync(hands.Agent, call, new("other", "dissatisfied", "dissatisfied", "已登记投诉")));
        await CheckRows(product, hands, call, agreed);
    }

    [Fact]
    public async Task An_unanswered_call_takes_its_result_from_the_carrier_and_asks_nothing()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, NoAnswer);
        var call = await hands.DialAsync();
        var closed = await hands.Reaches(call, CallPhase.Closed);
        Assert.Equal("no-answer", closed.Closing?.Result);
        await using var db = product.OpenDb();
        var callback = await db.Callbacks.SingleAsync(c => c.Id == hands.CallbackId);
        Assert.Equal((CallbackState.Waiting, 1, closed.Closing?.RetryAt), (callback.State, callback.Attempts, callback.DueAt));
    }

    [Fact]
    public async Task A_carrier_that_cannot_be_reached_leaves_the_callback_untouched()
    {
        await using var product = await Product.Start(overrides: [("Telephony:MountSimulator", "false"), ("Telephony:ApiUrl", $"http://127.0.0.1:{FreePort.Next()}")]);
        var hands = await DeskHands.Seated(product, Calm);
        var call = await hands.DialAsync();
        Assert.Equal(CallResult.NotDialled, (await hands.Reaches(call, CallPhase.Closed)).Closing?.Result);
        await using var db = product.OpenDb();
        var callback = await db.Callbacks.SingleAsync(c => c.Id == hands.CallbackId);
        Assert.Equal((CallbackState.Waiting, 0), (callback.State, callback.Attempts));
        Assert.False(await db.Attempts.AnyAsync(a => a.Counted));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Of_many_agents_asking_at_once_exactly_one_gets_the_callback(DatabaseProvider provider)
    {
        await using var product = await Product.Start(provider);
        var hands = await DeskHands.Seated(product, Calm);
        var leases = product.Services.GetRequiredService<CallbackLeases>();
        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => leases.TakeNextAsync(new(Guid.NewGuid(), 1))));
        Assert.Equal(hands.CallbackId, Assert.Single(taken, t => t is not null));
    }

    [Fact]
    public async Task A_restarted_product_goes_on_at_the_same_step_with_every_event_once()
    {
        var database = await TestDatabase.New(DatabaseProvider.Sqlite);
        Guid call;
        List<string> before;
        ScriptPlace place;
        await using (var first = await Product.Start(database))
        {
            var hands = await DeskHands.Seated(first, Calm);
            call = await hands.DialAsync();
            await Greet(hands, await hands.Reaches(call, CallPhase.Talking));
            place = (await hands.Until(call, s => s.Transcription is not null, "transcription runs")).Place;
        }
        await using var second = await Product.Start(database, []);
        await using var db = second.OpenDb();
        before = await CallQueries.Events(db, call).Select(e => e.Hash).ToListAsync();
        var state = Assert.IsType<CallState>(await second.Services.GetRequiredService<LiveCalls>().StateAsync(call));
        Assert.Equal((place.StepId, place.Identity), (state.Place.StepId, state.Place.Identity));
        Assert.Equal(before.Count, before.Distinct().Count());
    }

    /// <summary>Greets and says the recording notice: the two steps that have one answer.</summary>
    private static async Task Greet(DeskHands hands, CallState state)
    {
        var notice = await hands.AnswerOnly(state);
        Assert.Null(notice.NoticeAt);
        Assert.NotNull((await hands.AnswerOnly(notice)).NoticeAt);
    }

    private static async Task CheckRows(Product product, DeskHands hands, Guid call, DateTimeOffset agreed)
    {
        await using var db = product.OpenDb();
        var complaint = await db.Complaints.SingleAsync(c => c.CallId == call);
        Assert.Equal(TimeSpan.FromHours(24), complaint.DueAt - complaint.ReceivedAt);
        Assert.Matches("^TS[0-9]{12}$", complaint.Number);
        var next = await db.Callbacks.SingleAsync(c => c.EarlierCallId == call);
        Assert.Equal((agreed, agreed, hands.Agent.Id), (next.DueAt, next.AgreedAt, next.OwnerId));
        var rows = await CallQueries.Events(db, call).ToListAsync();
        Assert.Equal(Enumerable.Range(1, rows.Count), rows.Select(r => r.Seq));
        Assert.True(ChainHolds(rows));
        Assert.Equal(CallPhase.Closed, (await db.Calls.SingleAsync(c => c.Id == call)).Phase);
        Assert.Equal(CallbackState.Done, (await db.Callbacks.SingleAsync(c => c.Id == hands.CallbackId)).State);
    }

    private static bool ChainHolds(List<CallEventRow> rows)
    {
        var link = EventChain.Start;
        foreach (var row in rows)
        {
            link = EventChain.Link(link, row.Seq, row.At, new(row.Type, row.Facts, row.PersonalHash));
            if (link != row.Hash || row.PersonalHash != EventChain.PersonalHash(row.Personal, row.Salt)) return false;
        }
        return rows.Count > 0;
    }
}
