using System.Diagnostics;
using CallCenter.Core.Calls;
using CallCenter.Core.People;
using CallCenter.Web.Calls;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Layout;
using CallCenter.Web.People;
using CallCenter.Web.Settings;
using CallCenter.Web.Telephony;
using CallCenter.Web.Tests.Calls;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.Telephony;

/// <summary>What the house, a campaign or an agent decides about a line, and what bad input leads to.</summary>
public sealed class LineRuleTests
{
    private const string Calm = "+8613800005670";
    private const string Mailbox = "+8613800005677";

    [Theory]
    [InlineData("Ignore", VoicemailWay.LeavePrompt, true)]
    [InlineData("Ignore", VoicemailWay.HangUp, true)]
    [InlineData("LeavePrompt", VoicemailWay.Ignore, false)]
    public async Task A_campaign_says_itself_what_is_done_with_a_mailbox(string house, VoicemailWay way, bool recognised)
    {
        await using var product = await Product.Start(overrides: [("Telephony:Voicemail", house)]);
        var hands = await DeskHands.Seated(product, Mailbox);
        await using (var db = product.OpenDb()) await db.Campaigns.ExecuteUpdateAsync(set => set.SetProperty(c => c.Voicemail, way));
        var call = await hands.DialAsync();
        if (recognised)
        {
            Assert.Equal("voicemail", (await hands.Reaches(call, CallPhase.Closed)).Closing?.Result);
            return;
        }
        // Nobody looks whether it is a machine: the agent hears it.
        Assert.Null((await hands.Reaches(call, CallPhase.Talking)).Machine);
    }

    [Theory]
    [InlineData("+8613800005916", "suspended", "arrears")]
    [InlineData("+8613800005926", "unreachable", "out-of-area")]
    [InlineData("+8613800005946", "blocked", "too-frequent")]
    [InlineData("+8613800005966", "not-in-service", null)]
    public async Task What_the_carrier_says_of_a_failed_call_becomes_its_result_and_cause(string number, string result, string? reason)
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, number);
        var closed = await hands.Reaches(await hands.DialAsync(), CallPhase.Closed);
        Assert.Equal((result, reason), (closed.Closing?.Result, closed.Closing?.Reason));
        var desk = await hands.OpenAsync();
        Assert.Equal(result, desk.View?.WrapUp?.Suggested);
        await using var db = product.OpenDb();
        Assert.Equal(reason, await db.Calls.Select(c => c.Reason).SingleAsync());
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Whether_an_agent_sees_that_somebody_listens_is_the_houses_policy_and_whispering_is_always_seen(bool seen, int guests)
    {
        await using var product = await Product.Start(overrides: [("Telephony:ListenersSeen", seen ? "true" : "false")]);
        var hands = await DeskHands.Seated(product, Calm);
        var call = await hands.DialAsync();
        var state = await hands.Until(call, s => s is { Phase: CallPhase.Talking, ConferenceSid: not null, Agent.Up: true }, "talking");
        var lead = await Lead(product);
        var lines = product.Services.GetRequiredService<LineDesk>();
        Assert.IsType<GuestReply.Asked>(await lines.MonitorAsync(lead, state, GuestRole.Listener));
        state = await hands.Until(call, s => s.Guests is [{ Leg.Up: true }], "the supervisor listens");
        var desk = await hands.OpenAsync();
        Assert.Equal(guests, desk.View?.Call?.Line.Guests.Count);
        await lines.MonitorAsync(lead, state, GuestRole.Whisperer);
        state = await hands.Until(call, s => s.Guests is [{ Role: GuestRole.Whisperer }], "whispers");
        Assert.Equal(GuestRole.Whisperer, Assert.Single((await hands.OpenAsync()).View?.Call?.Line.Guests ?? []).Role);
        await lines.MonitorAsync(lead, state, GuestRole.Barger);
        state = await hands.Until(call, s => s.Guests is [{ Role: GuestRole.Barger }], "speaks");
        await lines.TakeOverAsync(lead, state);
        await hands.Until(call, s => s.Order.AgentId == lead.Id, "takes over");
        await using var db = product.OpenDb();
        var log = await CallQueries.Events(db, call).Select(e => e.Type).ToListAsync();
        Assert.Equal((2, 1), (log.Count(t => t == nameof(GuestChanged)), log.Count(t => t == nameof(CallHandedOver))));
    }

    [Fact]
    public async Task A_carrier_that_cannot_be_reached_is_told_to_the_agent_within_5_seconds_and_nothing_counts()
    {
        await using var product = await Product.Start(overrides: [("Telephony:MountSimulator", "false"), ("Telephony:ApiUrl", $"http://127.0.0.1:{FreePort.Next()}")]);
        var hands = await DeskHands.Seated(product, Calm);
        var told = new TaskCompletionSource<CallNews.Trouble>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var following = product.Services.GetRequiredService<CallFeed>().Follow(hands.Agent.Id, news =>
        {
            if (news is CallNews.Trouble trouble) told.TrySetResult(trouble);
        });
        var watch = Stopwatch.StartNew();
        var call = await hands.DialAsync();
        Assert.Equal(LineTrouble.Unreachable, (await told.Task.WaitAsync(TimeSpan.FromSeconds(15), TestContext.Current.CancellationToken)).What);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Equal(CallResult.NotDialled, (await hands.Reaches(call, CallPhase.Closed)).Closing?.Result);
        await using var db = product.OpenDb();
        var callback = await db.Callbacks.SingleAsync();
        Assert.Equal((CallbackState.Waiting, 0, null, DeskHands.Morning.AddMinutes(-5)), (callback.State, callback.Attempts, callback.LastResult, callback.DueAt));
        Assert.False(await db.Attempts.AnyAsync(a => a.Counted));
    }

    [Fact]
    public async Task A_number_that_cannot_be_rung_is_refused_in_words_before_any_request()
    {
        await using var product = await Product.Start(overrides: [("Telephony:LegPrefixes:0", "+86571")]);
        var hands = await DeskHands.Seated(product, Calm);
        await using (var db = product.OpenDb()) await db.Customers.ExecuteUpdateAsync(set => set.SetProperty(c => c.WrongNumber, true));
        Assert.True(await product.Services.GetRequiredService<CallbackLeases>().TakeAsync(hands.CallbackId, new(hands.Agent.Id, 1)));
        var denied = Assert.IsType<DialReply.Denied>(await hands.Desk.DialAsync(hands.Agent, hands.CallbackId));
        Assert.NotNull(Texts.Chinese.Find($"GateRule.{denied.Answer.Reasons[0].Rule}"));
        var administrator = new Actor.Person(Guid.NewGuid(), null, new HashSet<Role> { Role.Administrator });
        var checks = product.Services.GetRequiredService<TelephonyChecks>();
        foreach (var (number, refusal) in new[] { ("12", "Malformed"), ("+86 138 1234 567", "Malformed"), ("10086", "Premium"), ("+1 212 555 0100", "International"), ("13812345678", "NotListed") })
        {
            var reply = await checks.CallAsync(administrator, number);
            Assert.Equal($"LegRefusal.{refusal}", reply.Refusal);
            Assert.NotNull(Texts.English.Find(reply.Refusal!));
        }
        var asked = await product.Services.GetRequiredService<TwilioClient>().ListCallsAsync(new());
        Assert.Empty(Assert.IsType<CarrierAnswer<IReadOnlyList<CarrierCall>>.Done>(asked).Value);
    }

    [Fact]
    public async Task The_check_list_says_whether_the_number_asks_us_when_customers_ring_or_write()
    {
        await using var product = await Product.Start(overrides: [("Telephony:Numbers:0:Number", "+865718880001"), ("Telephony:Numbers:0:Region", "宁波")]);
        var lines = (await product.Services.GetRequiredService<TelephonyChecks>().LookAsync()).ToDictionary(l => l.What);
        Assert.True(lines[LineCheck.Inbound].Ready && lines[LineCheck.Messages].Ready && lines[LineCheck.Folder].Ready, string.Join('\n', lines.Values));
        await using var other = await Product.Start(overrides: [("Telephony:PublicUrl", "http://elsewhere.example")]);
        Assert.Equal("http://elsewhere.example/twilio/inbound", (await other.Services.GetRequiredService<TelephonyChecks>().LookAsync()).Single(l => l.What == LineCheck.Inbound).Found.Split('#')[0]);
    }

    [Fact]
    public async Task A_guest_is_known_again_after_a_restart_and_one_who_never_came_is_given_up()
    {
        await using var carrier = await LoneCarrier.Start();
        (string, string?)[] settings = [.. carrier.Settings, ("Telephony:LegNumbers:0", "+8657188886660")];
        var database = await TestDatabase.New(Web.Data.DatabaseProvider.Sqlite);
        var (lost, call) = (Guid.CreateVersion7(), Guid.Empty);
        string? there;
        await using (var first = await Product.Start(database, settings))
        {
            var hands = await DeskHands.Seated(first, Calm);
            call = await hands.DialAsync();
            await hands.Until(call, s => s is { Phase: CallPhase.Talking, ConferenceSid: not null, Agent.Up: true }, "talking");
            await first.Services.GetRequiredService<LineDesk>().AskTelephoneAsync(hands.Agent, call, "+8657188886660", blind: false);
            there = (await hands.Until(call, s => s.Guests is [{ Leg.Up: true }], "the department is there")).Guests[0].Leg.Sid;
        }
        await ForgetAsync(database, call, lost);
        await using var second = await Product.Start(database, settings);
        var calls = second.Services.GetRequiredService<LiveCalls>();
        var state = await Eventually.Value(async () => await calls.StateAsync(call) is { } s && s.Guests.Find(g => g.Id == lost) is { Leg.EndedAt: not null } ? s : null, "given up");
        Assert.Equal((there, true), (state.Guests[0].Leg.Sid, state.Guests[0].Leg.Up));
        // A department that hangs up while we are away is gone for us too.
        Assert.IsType<CarrierAnswer<CarrierCall>.Done>(await second.Services.GetRequiredService<TwilioClient>().EndCallAsync(there!));
        await second.Services.GetRequiredService<Reconciler>().ReconcileAsync(state, interrupted: false);
        await Eventually.Holds(async () => await calls.StateAsync(call) is { } s && s.Guests[0].Leg.EndedAt is not null, "the department is gone");
    }

    /// <summary>As if the process had died between asking a guest and hearing the carrier's name of their leg.</summary>
    private static async Task ForgetAsync(TestDatabase database, Guid call, Guid guest)
    {
        await using var db = database.Open();
        var last = await CallQueries.Events(db, call).OrderByDescending(e => e.Seq).FirstAsync();
        var asked = EventJson.Write(new GuestAsked(guest, GuestRole.Listener, Guid.NewGuid(), 1, Blind: false, "client:agent_x"));
        var personal = EventChain.PersonalHash(asked.Personal, "salt");
        db.CallEvents.Add(new CallEventRow
        {
            CallId = call,
            Seq = last.Seq + 1,
            NodeId = last.NodeId,
            NodeSeq = last.NodeSeq + 1000,
            At = last.At,
            Type = asked.Type,
            Facts = asked.Facts,
            Personal = asked.Personal,
            PersonalHash = personal,
            Salt = "salt",
            Hash = EventChain.Link(last.Hash, last.Seq + 1, last.At, asked with { Personal = personal }),
        });
        await db.Calls.Where(c => c.Id == call).ExecuteUpdateAsync(set => set.SetProperty(c => c.LastSeq, last.Seq + 1));
        await db.SaveChangesAsync();
    }

    private static async Task<Actor.Person> Lead(Product product)
    {
        var lead = new Actor.Person(Guid.NewGuid(), 1, new HashSet<Role> { Role.TeamLead });
        await using var db = product.OpenDb();
        db.Users.Add(new Person { Id = lead.Id, UserName = "2001", NormalizedUserName = "2001", DisplayName = "赵班长", StaffNumber = "2001", TeamId = 1, SecurityStamp = "s" });
        db.Presences.Add(new Presence { PersonId = lead.Id, TeamId = 1, State = AgentState.Away, Since = DateTimeOffset.UnixEpoch });
        await db.SaveChangesAsync();
        return lead;
    }
}
