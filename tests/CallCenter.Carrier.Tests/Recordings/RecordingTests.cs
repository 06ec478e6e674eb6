using System.Text;
using CallCenter.Carrier.Tests.Lab;

namespace CallCenter.Carrier.Tests.Recordings;

public sealed class RecordingTests
{
    [Fact]
    public async Task A_recording_is_started_paused_resumed_stopped_and_fetched()
    {
        await using var lab = await CarrierLab.Start();
        var call = (await lab.Call("+8613800000000", "Twiml", "<Response><Pause length=\"60\"/></Response>")).Text("sid");
        Assert.Equal(21220, (await lab.Post("/Calls/" + (await lab.Call("+8613800000006", "Twiml", "<Response/>")).Text("sid") + "/Recordings.json")).Code);
        await lab.UntilStatus(call, "in-progress");
        var started = await lab.Post($"/Calls/{call}/Recordings.json", "RecordingStatusCallback", lab.Receiver.At("/rec"), "RecordingStatusCallbackEvent", "in-progress completed", "RecordingChannels", "dual");
        Assert.Equal((201, "in-progress", "StartCallRecordingAPI", "2"), (started.Status, started.Text("status"), started.Text("source"), started.Text("channels")));
        Assert.Null(started.Body!["duration"]);
        var current = $"/Calls/{call}/Recordings/Twilio.CURRENT.json";
        Assert.Equal("paused", (await lab.Post(current, "Status", "paused", "PauseBehavior", "skip")).Text("status"));
        Assert.Equal("in-progress", (await lab.Post(current, "Status", "in-progress")).Text("status"));
        Assert.Equal("stopped", (await lab.Post(current, "Status", "stopped")).Text("status"));
        Assert.Equal(404, (await lab.Post(current, "Status", "stopped")).Status);
        var told = await lab.Receiver.Next(h => h["RecordingStatus"] == "completed");
        Assert.Equal((started.Text("sid"), call, "2"), (told["RecordingSid"], told["CallSid"], told["RecordingChannels"]));
        Assert.True(told.Genuine);
        var sound = await lab.Http.GetByteArrayAsync(told["RecordingUrl"] + ".wav");
        Assert.Equal("RIFF", Encoding.ASCII.GetString(sound, 0, 4));
        Assert.Equal(started.Text("sid"), (string?)(await lab.Get($"/Recordings.json?CallSid={call}")).Body!["recordings"]![0]!["sid"]);
        Assert.Equal(204, (await lab.Delete($"/Recordings/{started.Text("sid")}.json")).Status);
        Assert.Equal(404, (await lab.Get($"/Recordings/{started.Text("sid")}.json")).Status);
    }

    [Fact]
    public async Task A_call_recorded_from_its_answer_names_the_recording_at_its_end()
    {
        await using var lab = await CarrierLab.Start();
        var call = await lab.Call("+8613800000000", "Twiml", "<Response/>", "Record", "true", "RecordingStatusCallback", lab.Receiver.At("/rec"));
        var end = await lab.Receiver.Status(call.Text("sid"), "completed");
        var recording = await lab.Receiver.Next(h => h.Path == "/rec");
        Assert.Equal((recording["RecordingSid"], "OutboundAPI"), (end["RecordingSid"], recording["RecordingSource"]));
    }

    [Theory]
    [InlineData("skip", "20")]
    [InlineData("silence", "50")]
    public async Task A_pause_is_left_out_or_silent_as_asked(string behavior, string seconds)
    {
        await using var lab = await CarrierLab.Start(o => o.Clock = ClockKind.Virtual);
        var call = (await lab.Call("+8613800000000", "Twiml", "<Response><Pause length=\"600\"/></Response>")).Text("sid");
        await lab.Post("/simulator/clock", "Seconds", "0");
        var sid = (await lab.Post($"/Calls/{call}/Recordings.json")).Text("sid");
        await lab.Post("/simulator/clock", "Seconds", "10");
        await lab.Post($"/Calls/{call}/Recordings/{sid}.json", "Status", "paused", "PauseBehavior", behavior);
        await lab.Post("/simulator/clock", "Seconds", "30");
        await lab.Post($"/Calls/{call}/Recordings/{sid}.json", "Status", "in-progress");
        await lab.Post("/simulator/clock", "Seconds", "10");
        await lab.Post($"/Calls/{call}/Recordings/{sid}.json", "Status", "stopped");
        await lab.Post("/simulator/clock", "Seconds", "1");
        Assert.Equal(seconds, (await lab.Get($"/Recordings/{sid}.json")).Text("duration"));
    }

    [Fact]
    public async Task A_conference_is_recorded_from_its_start_when_its_first_leg_says_so()
    {
        await using var lab = await CarrierLab.Start();
        var room = $"""<Conference record="record-from-start" recordingStatusCallback="{lab.Receiver.At("/rec")}" recordingStatusCallbackEvent="in-progress completed">desk</Conference>""";
        await lab.Call(CarrierLab.Agent, "Twiml", $"<Response><Dial>{room}</Dial></Response>");
        var customer = await lab.Join("desk", "+8613800000000");
        var started = await lab.Receiver.Next(h => h.Path == "/rec" && h["RecordingStatus"] == "in-progress");
        Assert.Equal((customer.Text("conference_sid"), "Conference", ""), (started["ConferenceSid"], started["RecordingSource"], started["CallSid"]));
        await lab.Post($"/Conferences/{customer.Text("conference_sid")}.json", "Status", "completed");
        await lab.Receiver.Next(h => h.Path == "/rec" && h["RecordingStatus"] == "completed");
    }
}
