using CallCenter.Carrier.Tests.Lab;

namespace CallCenter.Carrier.Tests.Speech;

public sealed class SpeechTests
{
    private const string Customer = "+8613800000000";

    [Fact]
    public async Task What_the_agent_says_is_outbound_on_the_customers_leg_and_the_answer_inbound()
    {
        await using var lab = await CarrierLab.Start();
        var talk = await lab.Talk(Customer);
        var started = await lab.Receiver.Next(h => h["TranscriptionEvent"] == "transcription-started");
        Assert.Equal(("live", "cmn-Hans-CN", "both_tracks", "false"), (started["Name"], started["LanguageCode"], started["Track"], started["PartialResults"]));
        Assert.Equal(204, (await talk.AgentSays("请问您是机主本人吗？")).Status);
        var said = await lab.Receiver.Next(h => h["Track"] == "outbound_track");
        Assert.Equal(("请问您是机主本人吗？", "true"), (said.Transcript, said["Final"]));
        Assert.Contains("\"confidence\":0.9", said["TranscriptionData"], StringComparison.Ordinal);
        Assert.Matches("^[0-9-]{10}T[0-9:]{8}[.][0-9]{6}Z$", said["Timestamp"]);
        Assert.Matches("是我|本人|我就是", await talk.CustomerSays());
        Assert.All(lab.Receiver.All.Where(h => h.Path == "/speech"), h => Assert.Equal(talk.Customer, h["CallSid"]));
        Assert.DoesNotContain(lab.Receiver.All, h => h["Final"] == "false");
    }

    [Fact]
    public async Task On_the_agents_leg_the_tracks_are_the_other_way_round()
    {
        await using var lab = await CarrierLab.Start();
        var talk = await lab.Talk(Customer);
        await lab.Post($"/Calls/{talk.Agent}/Transcriptions.json", "Name", "mine", "StatusCallbackUrl", lab.Receiver.At("/agent"), "Track", "inbound_track");
        await talk.AgentSays("您好");
        var said = await lab.Receiver.Next(h => h.Path == "/agent" && h["Final"] == "true");
        Assert.Equal(("inbound_track", "您好"), (said["Track"], said.Transcript));
        await talk.CustomerSays();
        Assert.DoesNotContain(lab.Receiver.All, h => h.Path == "/agent" && h["Track"] == "outbound_track");
    }

    [Fact]
    public async Task Partial_results_grow_before_the_final_one_and_carry_no_confidence()
    {
        await using var lab = await CarrierLab.Start();
        var talk = await lab.Talk(Customer, "PartialResults", "true");
        await talk.AgentSays("这件事我不知道，您再等等。");
        await lab.Receiver.Next(h => h["Track"] == "outbound_track" && h["Final"] == "true");
        var heard = lab.Receiver.All.Where(h => h["Track"] == "outbound_track").ToList();
        Assert.Equal(["false", "false", "true"], heard.Select(h => h["Final"]));
        Assert.StartsWith(heard[0].Transcript, heard[1].Transcript, StringComparison.Ordinal);
        Assert.StartsWith(heard[1].Transcript, heard[2].Transcript, StringComparison.Ordinal);
        Assert.True(heard[0].Transcript.Length < heard[1].Transcript.Length);
        Assert.Equal("0.9", heard[0]["Stability"]);
        Assert.DoesNotContain("confidence", heard[0]["TranscriptionData"], StringComparison.Ordinal);
        var numbers = lab.Receiver.All.Where(h => h.Path == "/speech").Select(h => int.Parse(h["SequenceId"], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
    }

    [Fact]
    public async Task Nobody_on_hold_hears_and_nobody_muted_is_heard()
    {
        await using var lab = await CarrierLab.Start();
        var talk = await lab.Talk(Customer);
        var customer = $"/Conferences/{talk.Conference}/Participants/customer.json";
        var agent = $"/Conferences/{talk.Conference}/Participants/agent.json";
        await lab.Post(customer, "Hold", "true");
        await talk.AgentSays("第一句");
        await lab.Post(customer, "Hold", "false");
        await lab.Post(agent, "Muted", "true");
        await talk.AgentSays("第二句");
        await lab.Post(agent, "Muted", "false");
        await talk.AgentSays("第三句");
        var heard = await lab.Receiver.Next(h => h["Track"] == "outbound_track");
        Assert.Equal("第三句", heard.Transcript);
    }

    [Fact]
    public async Task A_coach_is_heard_by_the_coached_alone()
    {
        await using var lab = await CarrierLab.Start();
        var talk = await lab.Talk(Customer);
        await lab.Post($"/Calls/{talk.Agent}/Transcriptions.json", "StatusCallbackUrl", lab.Receiver.At("/agent"), "Track", "outbound_track");
        var coach = (await lab.Join("room", "client:lead_1", "Coaching", "true", "CallSidToCoach", talk.Agent)).Text("call_sid");
        await lab.Receiver.Next(h => h["StatusCallbackEvent"] == "participant-join" && h["CallSid"] == coach);
        await lab.Post($"/simulator/calls/{coach}/speech", "Text", "先道歉");
        Assert.Equal("先道歉", (await lab.Receiver.Next(h => h.Path == "/agent" && h["Final"] == "true" && h.Transcript == "先道歉")).Transcript);
        await talk.AgentSays("您好");
        Assert.Equal("您好", (await lab.Receiver.Next(h => h.Path == "/speech" && h["Track"] == "outbound_track")).Transcript);
    }

    [Theory]
    [InlineData("live")]
    [InlineData(null)]
    public async Task A_transcription_is_stopped_by_name_or_sid(string? name)
    {
        await using var lab = await CarrierLab.Start();
        var talk = await lab.Talk(Customer);
        var sid = (await lab.Receiver.Next(h => h["TranscriptionEvent"] == "transcription-started"))["TranscriptionSid"];
        var stopped = await lab.Post($"/Calls/{talk.Customer}/Transcriptions/{name ?? sid}.json", "Status", "stopped");
        Assert.Equal(("stopped", sid), (stopped.Text("status"), stopped.Text("sid")));
        await lab.Receiver.Next(h => h["TranscriptionEvent"] == "transcription-stopped");
        Assert.Equal(404, (await lab.Post($"/Calls/{talk.Customer}/Transcriptions/other.json", "Status", "stopped")).Status);
    }

    [Fact]
    public async Task The_end_of_the_call_stops_its_transcription_before_the_call_is_reported_completed()
    {
        await using var lab = await CarrierLab.Start();
        var talk = await lab.Talk(Customer);
        await lab.Post($"/simulator/calls/{talk.Customer}/hangup");
        await lab.Receiver.Status(talk.Customer, "completed");
        var order = lab.Receiver.All.Where(h => h["CallSid"] == talk.Customer).Select(h => h["TranscriptionEvent"] + h["CallbackSource"] + h["CallStatus"]).ToList();
        Assert.True(order.IndexOf("transcription-stopped") < order.IndexOf("call-progress-eventscompleted"));
    }

    [Fact]
    public async Task A_provider_that_fails_is_told()
    {
        await using var lab = await CarrierLab.Start(o => o.Faults = new() { TranscriptionErrorPercent = 100 });
        await lab.Talk(Customer);
        var error = await lab.Receiver.Next(h => h["TranscriptionEvent"] == "transcription-error");
        Assert.Equal(("32655", "Provider Unavailable"), (error["TranscriptionErrorCode"], error["TranscriptionError"]));
    }

    [Fact]
    public async Task Nothing_is_said_on_a_call_that_is_over_or_unknown_and_never_without_credentials()
    {
        await using var lab = await CarrierLab.Start();
        var talk = await lab.Talk(Customer);
        Assert.Equal(20001, (await talk.AgentSays("  ")).Code);
        await lab.Post($"/simulator/calls/{talk.Agent}/hangup");
        Assert.Equal(21220, (await talk.AgentSays("在吗")).Code);
        Assert.Equal(404, (await lab.Post("/simulator/calls/CA1/speech", "Text", "x")).Status);
        using var stranger = new HttpClient { BaseAddress = lab.Address };
        using var refused = await stranger.PostAsync($"/simulator/calls/{talk.Agent}/hangup", null);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, refused.StatusCode);
    }
}
