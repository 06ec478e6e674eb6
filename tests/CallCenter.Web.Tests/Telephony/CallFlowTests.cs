using CallCenter.Core.Calls;
using CallCenter.Core.People;
using CallCenter.Web.Calls;
using CallCenter.Web.People;
using CallCenter.Web.Telephony;
using CallCenter.Web.Tests.Calls;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.Telephony;

/// <summary>Flows of a call over the carrier's HTTP: what the agent asks for is what the carrier does, and what it does comes back as events.</summary>
public sealed class CallFlowTests
{
    private const string Calm = "+8613800005670";
    private const string Department = "+8657188886660";

    [Fact]
    public async Task Recording_begins_with_the_notice_and_pauses_with_the_transcription_for_sensitive_data()
    {
        await using var product = await Product.Start();
        var (hands, call, state) = await Talking(product);
        Assert.Null(state.Recording);
        state = await Noticed(hands, state);
        var recording = state.Recording!.Sid;
        await hands.Do(call, new PauseRecording());
        await hands.Until(call, s => s.Transcription is { Running: false }, "the transcription is stopped");
        await Eventually.Holds(async () => await Status(product, recording) == CarrierRecordingStatus.Paused, "the recording is paused");
        await hands.Do(call, new ResumeRecording());
        await hands.Until(call, s => s.Transcription is { Running: true }, "the transcription runs again");
        await Eventually.Holds(async () => await Status(product, recording) == CarrierRecordingStatus.InProgress, "the recording goes on");
        await hands.Do(call, new HangUp());
        await hands.Until(call, s => s.Recording is { Running: false }, "the recording is over");
    }

    [Fact]
    public async Task A_lost_agent_is_brought_back_muted_as_before_and_the_customer_never_left()
    {
        await using var product = await Product.Start();
        var (hands, call, state) = await Talking(product);
        await hands.Do(call, new MuteAgent());
        await Simulator(product, $"calls/{state.Agent.Sid}/hangup");
        var back = await hands.Until(call, s => s is { Recalls: 1, Agent.Up: true }, "the agent is back");
        Assert.Equal((state.Customer.Sid, true), (back.Customer.Sid, back.Customer.Up));
        await Eventually.Holds(async () => await Seat(product, back, back.Agent.Sid) is { Muted: true }, "the agent is muted again");
    }

    [Fact]
    public async Task A_dropped_customer_is_called_back_at_once_outside_the_caps_with_the_script_where_it_was()
    {
        await using var product = await Product.Start();
        var (hands, call, state) = await Talking(product);
        state = await Noticed(hands, state);
        await Simulator(product, $"calls/{state.Customer.Sid}/hangup");
        await hands.Reaches(call, CallPhase.WrapUp);
        await hands.Do(call, new RedialCustomer());
        var again = await hands.Until(call, s => s is { Redials: 1, Customer.Up: true, Agent.Up: true, Recording.Running: true }, "both are back and recorded");
        Assert.NotEqual(state.Customer.Sid, again.Customer.Sid);
        Assert.Equal(state.Place.StepId, again.Place.StepId);
        await using var db = product.OpenDb();
        Assert.Equal([true, false], await db.Attempts.OrderBy(a => a.At).Select(a => a.Counted).ToListAsync());
    }

    [Fact]
    public async Task A_department_on_the_list_joins_and_stays_when_the_agent_leaves()
    {
        await using var product = await Product.Start(overrides: [("Telephony:LegNumbers:0", Department), ("Telephony:LegsPerDay", "1")]);
        var (hands, call, _) = await Talking(product);
        var lines = product.Services.GetRequiredService<LineDesk>();
        Assert.IsType<GuestReply.Denied>(await lines.AskTelephoneAsync(hands.Agent, call, "057188887777", blind: false));
        Assert.IsType<GuestReply.Denied>(await lines.AskTelephoneAsync(hands.Agent, call, "+1 900 555 0100", blind: false));
        var asked = Assert.IsType<GuestReply.Asked>(await lines.AskTelephoneAsync(hands.Agent, call, Department, blind: false));
        await hands.Until(call, s => s.Guests is [{ Leg.Up: true }], "the department is on the line");
        await hands.Do(call, new HandOver(asked.GuestId));
        var alone = await hands.Until(call, s => s is { SteppedOut: true, Agent.EndedAt: not null }, "the agent has left");
        Assert.Equal((CallPhase.Talking, true), (alone.Phase, alone.Customer.Up));
        Assert.IsType<GuestReply.Denied>(await lines.AskTelephoneAsync(hands.Agent, call, Department, blind: false));
        await Simulator(product, $"calls/{alone.Customer.Sid}/hangup");
        await hands.Until(call, s => s is { Phase: CallPhase.WrapUp, Guests: [{ Leg.EndedAt: not null }] }, "all legs are down");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_transfer_makes_call_desk_and_callback_the_colleagues(bool blind)
    {
        await using var product = await Product.Start();
        var (hands, call, state) = await Talking(product);
        var colleague = await Person(product, "王芳", "1002", AgentState.Ready, Role.Agent);
        var asked = Assert.IsType<GuestReply.Asked>(await product.Services.GetRequiredService<LineDesk>().AskColleagueAsync(hands.Agent, call, colleague.Id, blind));
        if (!blind)
        {
            await hands.Until(call, s => s.Guests is [{ Leg.Up: true }], "the colleague is on the line");
            await hands.Do(call, new HandOver(asked.GuestId));
        }
        var moved = await hands.Until(call, s => s.Order.AgentId == colleague.Id && s.Agent.Up, "the call is the colleague's");
        Assert.Equal(state.Customer.Sid, moved.Customer.Sid);
        await using var db = product.OpenDb();
        Assert.Equal(colleague.Id, await db.Calls.Where(c => c.Id == call).Select(c => c.AgentId).SingleAsync());
        Assert.Equal((call, AgentState.Busy), await db.Presences.Where(p => p.PersonId == colleague.Id).Select(p => ValueTuple.Create(p.CallId!.Value, p.State)).SingleAsync());
        Assert.Equal((null, AgentState.Ready), await db.Presences.Where(p => p.PersonId == hands.Agent.Id).Select(p => ValueTuple.Create(p.CallId, p.State)).SingleAsync());
        Assert.IsType<CallReply.Refused>(await hands.Desk.SendAsync(hands.Agent, call, new HoldCall()));
        Assert.IsType<CallReply.Stored>(await hands.Desk.SendAsync(colleague, call, new HoldCall()));
        await Eventually.Holds(async () => await Ended(product, state.Agent.Sid), "the former agent's leg is down");
    }

    [Fact]
    public async Task A_supervisor_listens_without_a_microphone_whispers_to_the_agent_alone_speaks_to_all_and_takes_over()
    {
        await using var product = await Product.Start();
        var (hands, call, state) = await Talking(product);
        await hands.Do(call, new MuteAgent());
        var lead = await Person(product, "赵班长", "2001", AgentState.Away, Role.TeamLead);
        var lines = product.Services.GetRequiredService<LineDesk>();
        Assert.IsType<GuestReply.Refused>(await lines.MonitorAsync(hands.Agent, state, GuestRole.Listener));
        Assert.IsType<GuestReply.Asked>(await lines.MonitorAsync(lead, state, GuestRole.Listener));
        state = await hands.Until(call, s => s.Guests is [{ Leg.Up: true }], "the supervisor listens");
        var leg = state.Guests[0].Leg.Sid;
        Assert.True(await Seat(product, state, leg) is { Muted: true, Coaching: false });
        await lines.MonitorAsync(lead, state, GuestRole.Whisperer);
        await Eventually.Holds(async () => await Seat(product, state, leg) is { Muted: false, Coaching: true } seat && seat.CallSidToCoach == state.Agent.Sid, "whispers");
        state = await hands.Until(call, s => s.Guests is [{ Role: GuestRole.Whisperer }], "it is written down");
        await lines.MonitorAsync(lead, state, GuestRole.Barger);
        await Eventually.Holds(async () => await Seat(product, state, leg) is { Muted: false, Coaching: false }, "is heard by all");
        Assert.True(await Seat(product, state, state.Agent.Sid) is { Muted: true });
        state = await hands.Until(call, s => s.Guests is [{ Role: GuestRole.Barger }], "it is written down too");
        Assert.IsType<CallReply.Stored>(await lines.TakeOverAsync(lead, state));
        await hands.Until(call, s => s.Order.AgentId == lead.Id && s.Customer.Up && s.Agent.Sid == leg, "the call is the supervisor's");
    }

    [Theory]
    [InlineData("LeavePrompt")]
    [InlineData("HangUp")]
    public async Task A_mailbox_is_recognised_and_ends_as_voicemail_without_wrap_up(string way)
    {
        await using var product = await Product.Start(overrides: [("Telephony:Voicemail", way)]);
        var hands = await DeskHands.Seated(product, "+8613800005677");
        var closed = await hands.Reaches(await hands.DialAsync(), CallPhase.Closed);
        Assert.Equal(("voicemail", MachineKind.Mailbox), (closed.Closing?.Result, closed.Machine));
    }

    [Fact]
    public async Task The_closing_survey_is_answered_by_a_key_and_frees_the_agent_at_once()
    {
        // The key is pressed as soon as the question is put: the simulated customer would hang up after a thank-you.
        await using var product = await Product.Start(overrides: [("Telephony:Survey", "true"), ("Telephony:SimulatorPace", "0.05")]);
        var (hands, call, state) = await Talking(product);
        await Simulator(product, $"calls/{state.Customer.Sid}/digits", ("Digits", "1"));
        await product.Services.GetRequiredService<LineDesk>().HangUpAsync(hands.Agent, call);
        Assert.Equal(CallPhase.WrapUp, (await hands.Until(call, s => s.Survey is not null, "the survey is on")).Phase);
        var answered = await hands.Until(call, s => s is { Survey.Satisfaction: not null, Customer.EndedAt: not null }, "the key is understood");
        Assert.Equal("satisfied", answered.Survey?.Satisfaction);
    }

    [Fact]
    public async Task The_machine_says_the_notice_where_the_house_wants_it_and_only_then_is_anything_kept()
    {
        await using var product = await Product.Start(overrides: [("Telephony:Notice", "Machine")]);
        var (hands, call, _) = await Talking(product);
        await hands.Until(call, s => s is { NoticeAt: not null, Recording.Running: true, Transcription.Running: true }, "notice, recording, transcription");
        await using var db = product.OpenDb();
        var order = (await CallQueries.Events(db, call).ToListAsync()).Select(e => e.Type).ToList();
        Assert.True(order.IndexOf(nameof(NoticeGiven)) < order.IndexOf(nameof(RecordingStarted)));
        Assert.True(order.IndexOf(nameof(NoticeGiven)) < order.IndexOf(nameof(TranscriptionStarted)));
    }

    private static async Task<(DeskHands Hands, Guid Call, CallState State)> Talking(Product product)
    {
        var hands = await DeskHands.Seated(product, Calm);
        var call = await hands.DialAsync();
        return (hands, call, await hands.Until(call, s => s is { Phase: CallPhase.Talking, ConferenceSid: not null, Agent.Up: true }, "talking"));
    }

    private static async Task<CallState> Noticed(DeskHands hands, CallState state)
    {
        await hands.AnswerOnly(await hands.AnswerOnly(state));
        return await hands.Until(state.Id, s => s is { Recording.Running: true, Transcription.Running: true }, "recorded and written down");
    }

    private static async Task<Actor.Person> Person(Product product, string name, string staff, AgentState state, Role role)
    {
        var person = new Actor.Person(Guid.NewGuid(), 1, new HashSet<Role> { role });
        await using var db = product.OpenDb();
        db.Users.Add(new Person { Id = person.Id, UserName = staff, NormalizedUserName = staff, DisplayName = name, StaffNumber = staff, TeamId = 1, SecurityStamp = "s" });
        db.Presences.Add(new Presence { PersonId = person.Id, TeamId = 1, State = state, Since = DateTimeOffset.UnixEpoch });
        await db.SaveChangesAsync();
        return person;
    }

    private static TwilioClient Carrier(Product product) => product.Services.GetRequiredService<TwilioClient>();

    private static async Task<CarrierRecordingStatus?> Status(Product product, string sid) =>
        (await Carrier(product).FetchRecordingAsync(sid) as CarrierAnswer<CarrierRecording>.Done)?.Value.Status;

    private static async Task<bool> Ended(Product product, string? sid) =>
        await Carrier(product).FetchCallAsync(sid!) is CarrierAnswer<CarrierCall>.Done { Value.Status: CarrierCallStatus.Completed };

    private static async Task<CarrierParticipant?> Seat(Product product, CallState state, string? sid) =>
        (await Carrier(product).ParticipantsAsync(state.ConferenceSid!) as CarrierAnswer<IReadOnlyList<CarrierParticipant>>.Done)?.Value.FirstOrDefault(p => p.CallSid == sid);

    private static async Task Simulator(Product product, string path, params (string Name, string Value)[] form)
    {
        using var client = new HttpClient { BaseAddress = new Uri(product.Services.GetRequiredService<CarrierAddress>().Api) };
        client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String("AC00000000000000000000000000000001:0123456789abcdef0123456789abcdef"u8));
        using var answer = await client.PostAsync($"/simulator/{path}", new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value))));
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
    }
}
