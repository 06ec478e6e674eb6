using CallCenter.Carrier.Tests.Lab;

namespace CallCenter.Carrier.Tests.Webhooks;

public sealed class FaultTests
{
    private const string Customer = "+8613800000000";
    private const string Wait = "<Response><Pause length=\"600\"/></Response>";

    [Fact]
    public async Task A_webhook_lost_at_first_comes_a_second_later_once()
    {
        await using var lab = await Set("RetryPercent", "100");
        var sid = (await lab.Post("/Calls.json", "To", Customer, "From", CarrierLab.Line, "Twiml", "<Response/>", "StatusCallback", lab.Receiver.At("/status"))).Text("sid");
        await lab.UntilStatus(sid, "completed");
        Assert.Empty(lab.Receiver.All);
        await lab.Receiver.Status(sid, "completed");
        Assert.Single(lab.Receiver.All);
        Assert.Equal("retried", (string?)(await lab.State())["webhooks"]![0]!["fault"]);
    }

    [Fact]
    public async Task A_storm_of_server_errors_passes_and_creates_no_call()
    {
        await using var lab = await Set("ServerErrors", "3");
        for (var i = 0; i < 3; i++) Assert.Equal((503, 20503), await Create(lab));
        Assert.Empty((await lab.State())["calls"]!.AsArray());
        Assert.Equal((201, 0), await Create(lab));
    }

    [Fact]
    public async Task Server_errors_come_by_their_share_and_the_simulator_itself_stays_reachable()
    {
        await using var lab = await Set("ServerErrorPercent", "50", "Seed", "3");
        var answers = new List<int>();
        for (var i = 0; i < 40; i++) answers.Add((await lab.Get("/Calls.json")).Status);
        Assert.InRange(answers.Count(a => a == 503), 8, 32);
        Assert.Equal(200, (await lab.Post("/simulator/faults")).Status);
        Assert.Equal(200, (await lab.Get("/Calls.json")).Status);
    }

    [Fact]
    public async Task A_burst_of_429_is_ordered_while_the_carrier_runs()
    {
        await using var lab = await Set("TooManyRequests", "2");
        Assert.Equal((429, 20429), await Create(lab));
        Assert.Equal((429, 20429), await Create(lab));
        Assert.Equal((201, 0), await Create(lab));
    }

    [Fact]
    public async Task A_recording_comes_late_after_the_call_is_over()
    {
        await using var lab = await Set("LateRecordingPercent", "100", "LateRecordingMilliseconds", "300");
        var recording = await Recorded(lab);
        await lab.Post($"/Calls/{recording.Call}.json", "Status", "completed");
        await lab.Receiver.Status(recording.Call, "completed");
        Assert.Equal("stopped", (await lab.Get($"/Recordings/{recording.Sid}.json")).Text("status"));
        Assert.Equal(404, (await lab.Get($"/Recordings/{recording.Sid}.wav")).Status);
        var told = await lab.Receiver.Next(h => h.Path == "/rec");
        Assert.Equal("completed", told["RecordingStatus"]);
        Assert.True(lab.Receiver.All.Select(h => h.Path).ToList().IndexOf("/rec") > lab.Receiver.All.Select(h => h["CallStatus"]).ToList().IndexOf("completed"));
    }

    [Fact]
    public async Task A_recording_comes_to_nothing_and_says_so()
    {
        await using var lab = await Set("AbsentRecordingPercent", "100");
        var recording = await Recorded(lab);
        await lab.Post($"/Calls/{recording.Call}.json", "Status", "completed");
        var told = await lab.Receiver.Next(h => h.Path == "/rec");
        Assert.Equal(("absent", "16100"), (told["RecordingStatus"], told["ErrorCode"]));
        Assert.Equal("absent", (await lab.Get($"/Recordings/{recording.Sid}.json")).Text("status"));
    }

    [Fact]
    public async Task An_agents_leg_refuses_and_a_customers_does_not()
    {
        await using var lab = await Set("RejectedLegPercent", "100");
        var agent = (await lab.Call(CarrierLab.Agent, "Twiml", Wait)).Text("sid");
        Assert.Equal("603", (await lab.Receiver.Status(agent, "busy"))["SipResponseCode"]);
        var customer = (await lab.Call(Customer, "Twiml", Wait)).Text("sid");
        await lab.UntilStatus(customer, "in-progress");
    }

    [Fact]
    public async Task A_transcription_fails_and_the_call_goes_on()
    {
        await using var lab = await Set("TranscriptionErrorPercent", "100");
        var talk = await lab.Talk(Customer);
        var error = await lab.Receiver.Next(h => h["TranscriptionEvent"] == "transcription-error");
        Assert.Equal(("32655", "Provider Unavailable"), (error["TranscriptionErrorCode"], error["TranscriptionError"]));
        await lab.UntilStatus(talk.Customer, "in-progress");
    }

    [Theory]
    [InlineData("LateRecordingPercent", "101")]
    [InlineData("ServerErrorPercent", "-1")]
    [InlineData("DelayMilliseconds", "600001")]
    public async Task A_fault_out_of_range_is_refused(string name, string value)
    {
        await using var lab = await CarrierLab.Start();
        var reply = await lab.Post("/simulator/faults", name, value);
        Assert.Equal((400, 20001), (reply.Status, reply.Code));
    }

    private static async Task<CarrierLab> Set(params string[] faults)
    {
        var lab = await CarrierLab.Start();
        Assert.Equal(200, (await lab.Post("/simulator/faults", faults)).Status);
        return lab;
    }

    private static async Task<(int Status, int Code)> Create(CarrierLab lab)
    {
        var reply = await lab.Post("/Calls.json", "To", Customer, "From", CarrierLab.Line, "Twiml", Wait);
        return (reply.Status, reply.Code);
    }

    private static async Task<(string Call, string Sid)> Recorded(CarrierLab lab)
    {
        var call = (await lab.Call(Customer, "Twiml", Wait)).Text("sid");
        await lab.UntilStatus(call, "in-progress");
        var recording = await lab.Post($"/Calls/{call}/Recordings.json", "RecordingStatusCallback", lab.Receiver.At("/rec"), "RecordingStatusCallbackEvent", "completed absent");
        return (call, recording.Text("sid"));
    }
}
