using CallCenter.Core.Calls;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Calls;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Data;
using CallCenter.Web.Notices;
using CallCenter.Web.People;
using CallCenter.Web.Telephony;
using CallCenter.Web.Tests.Calls;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.Telephony;

/// <summary>Customers who ring us, over the carrier's HTTP: to the owning agent, to a colleague, to a time, or to a prompt.</summary>
public sealed class CallerTests
{
    private const string Calm = "+8613800005670";
    private const string Line = "+865718880000";

    [Fact]
    public async Task A_customer_who_rings_back_reaches_the_agent_with_the_open_callback_on_the_screen_and_closes_it()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, Calm);
        var call = await Rings(product, Calm);
        var talking = await hands.Until(call, s => s is { Phase: CallPhase.Talking, ConferenceSid: not null }, "they talk");
        Assert.Equal((hands.Agent.Id, hands.CallbackId, true), (talking.Order.AgentId, talking.Order.CallbackId, talking.Order.Inbound));
        var desk = await hands.OpenAsync();
        Assert.Equal((call, true), (desk.View?.Call?.Id, desk.View?.Call?.Inbound));
        Assert.Equal("首次回访后 7 天", desk.View?.Task?.Reason);
        await hands.AnswerOnly(await hands.AnswerOnly(talking));
        await hands.Until(call, s => s is { Recording.Running: true, Transcription.Running: true }, "recorded after the notice, as any call");
        await hands.Do(call, new HangUp());
        await hands.Reaches(call, CallPhase.WrapUp);
        Assert.IsType<CallReply.Stored>(await hands.Desk.WrapUpAsync(hands.Agent, call, new("other", null, null, "客户回电")));
        await using var db = product.OpenDb();
        var callback = await db.Callbacks.SingleAsync();
        Assert.Equal((CallbackState.Done, 0, "other"), (callback.State, callback.Attempts, callback.LastResult));
        Assert.False(await db.Attempts.AnyAsync());
        Assert.True(await db.Calls.Where(c => c.Id == call).Select(c => c.Inbound).SingleAsync());
    }

    [Fact]
    public async Task The_owner_is_rung_before_others_and_a_colleague_where_the_owner_is_away()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, Calm);
        var owner = await Colleague(product, "1002", AgentState.Ready);
        await Change(product, hands.CallbackId, owner.Id);
        var first = await Rings(product, Calm);
        Assert.Equal(owner.Id, (await hands.Reaches(first, CallPhase.Talking)).Order.AgentId);
        await Simulator(product, $"calls/{(await hands.Until(first, _ => true, "state")).Customer.Sid}/hangup");
        await hands.Reaches(first, CallPhase.WrapUp);
        // The owner writes the record of the first call: the second goes to whoever is free.
        var second = await Rings(product, Calm);
        Assert.Equal(hands.Agent.Id, (await hands.Reaches(second, CallPhase.Talking)).Order.AgentId);
    }

    [Fact]
    public async Task An_agent_who_has_the_callback_on_the_desk_is_put_through_at_once()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, Calm);
        Assert.True(await hands.Desk.TakeNextAsync(hands.Agent));
        var call = await Rings(product, Calm);
        Assert.Equal(hands.Agent.Id, (await hands.Reaches(call, CallPhase.Talking)).Order.AgentId);
        Assert.Equal(new DialReply.Refused(CallRefusal.Exists), await Dial(hands));
    }

    [Fact]
    public async Task An_agent_who_does_not_answer_is_away_the_desk_is_told_and_the_caller_waits_on()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, Calm);
        await Simulator(product, "faults", ("RejectedLegPercent", "100"));
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var following = product.Services.GetRequiredService<CallFeed>().Follow(hands.Agent.Id, news =>
        {
            if (news is CallNews.Changed { State.Order.AgentId: var agent } && agent == Guid.Empty) left.TrySetResult();
        });
        var call = await Rings(product, Calm);
        await left.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        var state = await hands.Until(call, s => s is { Waits: true, Agent.Sid: null }, "waits on");
        Assert.Equal(Guid.Empty, state.Order.AgentId);
        await using (var db = product.OpenDb())
            Assert.Equal((AgentState.Away, null), await db.Presences.Select(p => ValueTuple.Create(p.State, p.CallId)).SingleAsync());
        Assert.Null((await hands.OpenAsync()).View?.Call);
        await Simulator(product, "faults");
        await hands.Desk.SetStateAsync(hands.Agent, AgentState.Ready);
        await hands.Reaches(call, CallPhase.Talking);
    }

    [Fact]
    public async Task Nobody_free_means_waiting_and_then_a_time_that_is_agreed_by_one_key()
    {
        await using var product = await Product.Start(overrides: [("Telephony:CallerWait", "00:00:01"), ("Telephony:SimulatorPace", "0.05")]);
        var hands = await DeskHands.Seated(product, Calm);
        await hands.Desk.SetStateAsync(hands.Agent, AgentState.Away);
        var call = await Rings(product, Calm);
        var offered = await hands.Until(call, s => s.Slot is not null, "a time is offered");
        Assert.Equal((Guid.Empty, false), (offered.Order.AgentId, offered.Slot?.Closed));
        await Simulator(product, $"calls/{offered.Customer.Sid}/digits", ("Digits", "1"));
        var closed = await hands.Reaches(call, CallPhase.Closed);
        Assert.Equal("planned-caller", closed.Closing?.Result);
        await using var db = product.OpenDb();
        var callback = await db.Callbacks.SingleAsync();
        Assert.Equal((CallbackState.Waiting, offered.Slot?.At, offered.Slot?.At, 0), (callback.State, callback.DueAt, callback.AgreedAt, callback.Attempts));
        Assert.False(await db.Attempts.AnyAsync());
    }

    [Fact]
    public async Task Whoever_waits_is_put_through_when_an_agent_becomes_free_and_a_caller_who_gives_up_leaves_the_callback_waiting()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, Calm);
        await hands.Desk.SetStateAsync(hands.Agent, AgentState.Away);
        var gone = await Rings(product, Calm);
        await Simulator(product, $"calls/{(await hands.Until(gone, s => s.ConferenceSid is not null, "waits")).Customer.Sid}/hangup");
        Assert.Equal("missed-caller", (await hands.Reaches(gone, CallPhase.Closed)).Closing?.Result);
        await using (var db = product.OpenDb())
            Assert.Equal((CallbackState.Waiting, 0), await db.Callbacks.Select(c => ValueTuple.Create(c.State, c.Attempts)).SingleAsync());
        var call = await Rings(product, Calm);
        await hands.Until(call, s => s is { Waits: true, ConferenceSid: not null }, "waits again");
        Assert.False(await hands.Desk.TakeNextAsync(hands.Agent));
        await hands.Desk.SetStateAsync(hands.Agent, AgentState.Ready);
        Assert.Equal(hands.Agent.Id, (await hands.Reaches(call, CallPhase.Talking)).Order.AgentId);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("", false)]
    public async Task Outside_hours_a_prompt_and_a_time_at_the_next_opening_are_said(string key, bool agreed)
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, Calm);
        await product.Services.GetRequiredService<ClockRow>().AdvanceToAsync(DeskHands.Morning.AddHours(10), "test");
        var sid = $"CA{Guid.NewGuid():N}";
        // Tuesday evening: the gate opens at 9:00 of Wednesday, after the office.
        var heard = await Signed.Post(product, "inbound", [("CallSid", sid), ("From", Calm), ("To", Line), ("CallStatus", "ringing")]);
        Assert.Contains("现在是非工作时间，我们计划在11月26日星期三 09:00给您回电话", heard.Body, StringComparison.Ordinal);
        var after = await Signed.Post(product, $"calls/{sid[2..]}/offer-answer", [("CallSid", sid), ("Digits", key)]);
        Assert.Contains("我们会在11月26日星期三 09:00给您回电话", after.Body, StringComparison.Ordinal);
        Assert.Equal(204, (await Signed.Post(product, "inbound/status", [("CallSid", sid), ("CallStatus", "completed"), ("SequenceNumber", "0")])).Status);
        var closed = await hands.Reaches(Guid.Parse(sid[2..]), CallPhase.Closed);
        Assert.Equal(("planned-caller", Guid.Empty, true), (closed.Closing?.Result, closed.Order.AgentId, closed.Slot?.Closed));
        await using var db = product.OpenDb();
        var callback = await db.Callbacks.SingleAsync();
        var opening = new DateTimeOffset(2036, 11, 26, 1, 0, 0, TimeSpan.Zero);
        Assert.Equal((CallbackState.Waiting, opening, agreed ? opening : null, 0), (callback.State, callback.DueAt, callback.AgreedAt, callback.Attempts));
    }

    [Fact]
    public async Task A_question_asked_twice_is_one_call_and_a_wrong_signature_none()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, Calm);
        await hands.Desk.SetStateAsync(hands.Agent, AgentState.Away);
        var sid = $"CA{Guid.NewGuid():N}";
        (string, string)[] asked = [("CallSid", sid), ("From", Calm), ("To", Line), ("CallStatus", "ringing"), ("Direction", "inbound")];
        var first = await Signed.Post(product, "inbound", asked);
        var again = await Signed.Post(product, "inbound", asked);
        Assert.Equal((200, first.Body), (again.Status, again.Body));
        Assert.Contains($">call-{sid[2..]}</Conference>", first.Body, StringComparison.Ordinal);
        Assert.Equal(403, (await Signed.Post(product, "inbound", asked, "nonsense")).Status);
        await using var db = product.OpenDb();
        Assert.Equal(1, await db.Calls.CountAsync());
        (string, string)[] ended = [("CallSid", sid), ("CallStatus", "completed"), ("SequenceNumber", "0")];
        Assert.Equal(204, (await Signed.Post(product, "inbound/status", ended)).Status);
        Assert.Equal(204, (await Signed.Post(product, "inbound/status", ended)).Status);
        Assert.Single(await CallQueries.Events(db, Guid.Parse(sid[2..])).ToListAsync(), e => e.Type == nameof(LegEnded));
    }

    [Theory]
    [InlineData("+8613912345678")]
    [InlineData("anonymous")]
    public async Task An_unknown_caller_hears_a_prompt_and_the_leads_are_told_once_a_day(string from)
    {
        await using var product = await Product.Start();
        await DeskHands.Seated(product, Calm);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var heard = await Signed.Post(product, "inbound", [("CallSid", $"CA{Guid.NewGuid():N}"), ("From", from), ("To", Line), ("CallStatus", "ringing")]);
            Assert.Contains("回访名单", heard.Body, StringComparison.Ordinal);
            Assert.Contains("<Hangup", heard.Body, StringComparison.Ordinal);
        }
        await using var db = product.OpenDb();
        Assert.False(await db.Calls.AnyAsync());
        var notice = await db.Notices.SingleAsync(n => n.Kind == NoticeKind.CallerUnknown);
        Assert.Equal((1L, from[0] == '+' ? "139****5678" : "****"), (notice.TeamId, notice.Label));
    }

    [Fact]
    public async Task A_customer_with_nothing_open_reaches_the_team_with_a_new_callback_and_one_missed_lately_with_the_old()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, Calm);
        await using (var db = product.OpenDb())
            await db.Callbacks.ExecuteUpdateAsync(set => set.SetProperty(c => c.State, CallbackState.Done));
        var call = await Rings(product, Calm);
        var talking = await hands.Reaches(call, CallPhase.Talking);
        Assert.Equal(call, talking.Order.CallbackId);
        await using var after = product.OpenDb();
        Assert.Equal((hands.CustomerId, "客户来电"), await after.Callbacks.Where(c => c.Id == call).Select(c => ValueTuple.Create(c.CustomerId, c.Reason)).SingleAsync());
    }

    [Fact]
    public async Task A_caller_who_waits_is_still_there_after_a_restart_and_is_put_through()
    {
        await using var carrier = await LoneCarrier.Start();
        var database = await TestDatabase.New(DatabaseProvider.Sqlite);
        Guid call;
        DeskHands hands;
        await using (var first = await Product.Start(database, carrier.Settings))
        {
            hands = await DeskHands.Seated(first, Calm);
            await hands.Desk.SetStateAsync(hands.Agent, AgentState.Away);
            call = await Rings(first, Calm);
            await hands.Until(call, s => s is { Waits: true, ConferenceSid: not null }, "waits");
        }
        await using var second = await Product.Start(database, carrier.Settings);
        await second.Services.GetRequiredService<AgentDesk>().SetStateAsync(hands.Agent, AgentState.Ready);
        var calls = second.Services.GetRequiredService<LiveCalls>();
        var talking = await Eventually.Value(async () => await calls.StateAsync(call) is { Phase: CallPhase.Talking } state ? state : null, "put through");
        Assert.Equal((hands.Agent.Id, true), (talking.Order.AgentId, talking.Customer.Up));
    }

    private static async Task<DialReply> Dial(DeskHands hands) => await hands.Desk.DialAsync(hands.Agent, hands.CallbackId);

    private static async Task<Guid> Rings(Product product, string from)
    {
        var sid = await Simulator(product, "inbound", ("From", from), ("To", Line), ("Url", $"{product.Address}twilio/inbound#rc=3&rp=5xx,ct,rt"));
        return Guid.Parse(sid[2..]);
    }

    private static async Task Change(Product product, Guid callback, Guid owner)
    {
        await using var db = product.OpenDb();
        await db.Callbacks.Where(c => c.Id == callback).ExecuteUpdateAsync(set => set.SetProperty(c => c.OwnerId, owner));
    }

    private static async Task<Actor.Person> Colleague(Product product, string staff, AgentState state)
    {
        var person = new Actor.Person(Guid.NewGuid(), 1, new HashSet<Role> { Role.Agent });
        await using var db = product.OpenDb();
        db.Users.Add(new Person { Id = person.Id, UserName = staff, NormalizedUserName = staff, DisplayName = "王芳", StaffNumber = staff, TeamId = 1, SecurityStamp = "s" });
        db.UserRoles.Add(new() { UserId = person.Id, RoleId = await db.Roles.Where(r => r.Name == nameof(Role.Agent)).Select(r => r.Id).SingleAsync() });
        db.Presences.Add(new Presence { PersonId = person.Id, TeamId = 1, State = state, Since = DateTimeOffset.UnixEpoch });
        await db.SaveChangesAsync();
        return person;
    }

    private static Task<string> Simulator(Product product, string path, params (string Name, string Value)[] form) => Signed.Simulator(product, path, form);
}
