using CallCenter.Carrier.Tests.Lab;
using CallCenter.Core.Campaigns;
using CallCenter.Web.Telephony;

namespace CallCenter.Carrier.Tests.Client;

/// <summary>Every request of our client, judged by the carrier's own description of its interface.</summary>
public sealed class ClientContractTests(PrismMock prism) : IClassFixture<PrismMock>
{
    private const string Account = "AC00000000000000000000000000000001";
    private const string Call = "CA00000000000000000000000000000001";
    private const string Coached = "CA00000000000000000000000000000002";
    private const string Conference = "CF00000000000000000000000000000001";
    private const string Recording = "RE00000000000000000000000000000001";
    private const string From = "+865718880000";
    private const string Url = "https://calls.example.com/twilio/calls/1/x#rc=3&rp=5xx,ct,rt";

    private static readonly DialPermit Permit = Sender.Permit("client:agent_1001");

    [Fact]
    public async Task Calls_are_created_fetched_redirected_ended_and_listed()
    {
        var client = Client();
        Holds(await client.CreateCallAsync(Permit, new(From, Url, Url, 45, Url)));
        Holds(await client.FetchCallAsync(Call));
        Holds(await client.RedirectCallAsync(Call, Url));
        Holds(await client.EndCallAsync(Call));
        Holds(await client.ListCallsAsync(new("+8613800000001", From, CarrierCallStatus.InProgress, PageSize: 10, MostPages: 1)));
        Holds(await client.CallsToAsync("client:agent_1001", DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public async Task Participants_are_added_held_muted_coached_told_and_shown_out()
    {
        var client = Client();
        Holds(await client.AddParticipantAsync(Permit, "call-1", new(From, "customer", Url, 45)
        {
            ConferenceCallback = Url,
            MachineCallback = Url,
            Muted = true,
            Coached = Coached,
        }));
        Holds(await client.OpenConferencesAsync("call-1"));
        Holds(await client.FetchConferenceAsync(Conference));
        Holds(await client.ParticipantsAsync(Conference));
        Holds(await client.HoldAsync(Conference, Call, hold: true, Url));
        Holds(await client.MuteAsync(Conference, Call, mute: true));
        Holds(await client.CoachAsync(Conference, Call, new(Coached, Muted: false)));
        Holds(await client.CoachAsync(Conference, Call, new(null, Muted: true)));
        Holds(await client.AnnounceAsync(Conference, Call, Url));
        Holds(await client.KickAsync(Conference, Call));
        Holds(await client.EndConferenceAsync(Conference));
    }

    [Fact]
    public async Task Recordings_transcriptions_and_messages_are_started_changed_and_read()
    {
        var client = Client();
        Holds(await client.StartRecordingAsync(Call, Url));
        Holds(await client.PauseRecordingAsync(Call, Recording));
        Holds(await client.PauseRecordingAsync(Call, TwilioClient.CurrentRecording));
        Holds(await client.ResumeRecordingAsync(Call, Recording));
        Holds(await client.StopRecordingAsync(Call, Recording));
        Holds(await client.FetchRecordingAsync(Recording));
        Holds(await client.StartTranscriptionAsync(Call, new("call-1", Url, "cmn-Hans-CN", "google", "chirp")));
        Holds(await client.StopTranscriptionAsync(Call, "GT00000000000000000000000000000001"));
        Holds(await client.SendMessageAsync(Sender.MessagePermit("+8613800000001"), new(From, "您好，我们今天下午三点给您回电话。", Url)));
        Holds(await client.FetchMessageAsync("SM00000000000000000000000000000001"));
        Holds(await client.MessagesToAsync("+8613800000001", DateTimeOffset.UnixEpoch));
        Holds(await client.NumbersAsync(From));
    }

    [Fact]
    public async Task The_sound_of_a_recording_is_not_in_the_description_and_comes_from_the_stand_in()
    {
        using var nothing = new MemoryStream();
        Assert.False(await Client().SaveMediaAsync(Recording, nothing));
        await using var lab = await CarrierLab.Start();
        var call = (await lab.Call("+8613800000000", "Twiml", "<Response><Pause length=\"60\"/></Response>")).Text("sid");
        await lab.UntilStatus(call, "in-progress");
        var client = Sender.Client(lab.Address.ToString().TrimEnd('/'));
        var started = Assert.IsType<CarrierAnswer<CarrierRecording>.Done>(await client.StartRecordingAsync(call, lab.Receiver.At("/rec"))).Value;
        Holds(await client.StopRecordingAsync(call, started.Sid));
        await lab.Receiver.Next(h => h["RecordingStatus"] == "completed");
        using var sound = new MemoryStream();
        Assert.True(await client.SaveMediaAsync(started.Sid, sound));
        Assert.Equal("RIFF"u8.ToArray(), sound.ToArray()[..4]);
        Assert.False(await client.SaveMediaAsync("RE" + new string('f', 32), nothing));
        Assert.Equal(0, nothing.Length);
    }

    [Fact]
    public async Task What_breaks_the_description_is_told_apart_from_what_keeps_it()
    {
        var refused = Assert.IsType<CarrierAnswer<CarrierCall>.Refused>(await Client().FetchCallAsync("CA1"));
        Assert.Equal(422, refused.HttpStatus);
        Assert.Equal(422, Assert.IsType<CarrierAnswer<CarrierCall>.Refused>(await Client("AC1").FetchCallAsync(Call)).HttpStatus);
    }

    private static void Holds<T>(CarrierAnswer<T> answer) => Assert.True(answer is CarrierAnswer<T>.Done, answer.ToString());

    private TwilioClient Client(string account = Account) => Sender.Client(prism.Url, options => options.AccountSid = account);
}
