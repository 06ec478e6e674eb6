using CallCenter.Carrier.Tests.Lab;

namespace CallCenter.Carrier.Tests.Conferences;

public sealed class InterludeTests
{
    private const string Customer = "+8613800000000";

    [Fact]
    public async Task Hold_music_is_asked_for_and_played_to_the_held_leg_alone_until_the_hold_ends()
    {
        await using var lab = await CarrierLab.Start();
        lab.Receiver.Answer("/hold", "<Response><Say>请稍候</Say></Response>");
        var talk = await lab.Talk(Customer);
        var seat = $"/Conferences/{talk.Conference}/Participants/customer.json";
        await lab.Post(seat, "Hold", "true", "HoldUrl", lab.Receiver.At("/hold?x=1"));
        var first = await lab.Receiver.Next(h => h.Path == "/hold");
        // The default method of a hold is GET: everything stands in the address, and is signed with it.
        Assert.Equal(("GET", talk.Customer, talk.Conference, true), (first.Method, first.Query["CallSid"], first.Query["ConferenceSid"], first.Genuine));
        Assert.Equal("请稍候", (await lab.Receiver.Next(h => h["Track"] == "outbound_track")).Transcript);
        await lab.Receiver.Next(h => h.Path == "/hold");
        await lab.Post(seat, "Hold", "false");
        await lab.Receiver.Next(h => h["StatusCallbackEvent"] == "participant-unhold");
        var asked = lab.Receiver.All.Count(h => h.Path == "/hold");
        await talk.AgentSays("让您久等了");
        await talk.CustomerSays();
        Assert.InRange(lab.Receiver.All.Count(h => h.Path == "/hold"), asked, asked + 1);
    }

    [Fact]
    public async Task Waiting_music_plays_until_the_conference_starts()
    {
        await using var lab = await CarrierLab.Start();
        lab.Receiver.Answer("/wait", _ => Results.Bytes([1, 2, 3], "audio/mpeg"));
        await lab.Join("room", CarrierLab.Agent, "WaitUrl", lab.Receiver.At("/wait"));
        Assert.Equal("POST", (await lab.Receiver.Next(h => h.Path == "/wait")).Method);
        await lab.Receiver.Next(h => h.Path == "/wait");
        await lab.Join("room", Customer, "WaitUrl", lab.Receiver.At("/other"));
        await lab.Receiver.Next(h => h["StatusCallbackEvent"] == "conference-start");
        Assert.DoesNotContain(lab.Receiver.All, h => h.Path == "/other");
    }

    [Fact]
    public async Task An_announcement_to_all_is_heard_by_all_and_its_end_is_told()
    {
        await using var lab = await CarrierLab.Start();
        lab.Receiver.Answer("/announce", "<Response><Say>本次通话将被录音</Say></Response>");
        var talk = await lab.Talk(Customer);
        await Subscribed(lab);
        await lab.Post($"/Calls/{talk.Agent}/Transcriptions.json", "StatusCallbackUrl", lab.Receiver.At("/agent"), "Track", "outbound_track");
        await lab.Post($"/Conferences/{talk.Conference}.json", "AnnounceUrl", lab.Receiver.At("/announce"));
        await lab.Receiver.Next(h => h.Path == "/speech" && h.Transcript == "本次通话将被录音");
        await lab.Receiver.Next(h => h.Path == "/agent" && h.Transcript == "本次通话将被录音");
        Assert.Single(lab.Receiver.All, h => h.Path == "/announce");
    }

    [Theory]
    [InlineData("/announce", "announcement-end")]
    [InlineData("/nothing", "announcement-fail")]
    public async Task The_end_of_an_announcement_says_whether_it_was_played(string path, string told)
    {
        await using var lab = await CarrierLab.Start();
        lab.Receiver.Answer("/announce", "<Response><Say>您好</Say></Response>");
        lab.Receiver.Answer("/nothing", _ => Results.StatusCode(404));
        var events = new[] { "ConferenceStatusCallback", lab.Receiver.At("/conference"), "ConferenceStatusCallbackEvent", "join announcement" };
        var leg = await lab.Post("/Conferences/solo/Participants.json", ["To", CarrierLab.Agent, "From", CarrierLab.Line, .. events]);
        await lab.Receiver.Next(h => h["StatusCallbackEvent"] == "participant-join");
        await lab.Post($"/Conferences/{leg.Text("conference_sid")}/Participants/{leg.Text("call_sid")}.json", "AnnounceUrl", lab.Receiver.At(path));
        var end = await lab.Receiver.Next(h => h["StatusCallbackEvent"] == told);
        Assert.Equal((lab.Receiver.At(path), leg.Text("call_sid")), (end["AnnounceUrl"], end["CallSid"]));
        Assert.Equal(told == "announcement-fail", end["ReasonAnnouncementFailed"].Length > 0);
    }

    private static async Task Subscribed(CarrierLab lab) => await lab.Receiver.Next(h => h["TranscriptionEvent"] == "transcription-started");
}
