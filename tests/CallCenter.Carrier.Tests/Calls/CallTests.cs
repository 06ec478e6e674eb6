using CallCenter.Carrier.Tests.Lab;

namespace CallCenter.Carrier.Tests.Calls;

public sealed class CallTests
{
    private const string Wait = "<Response><Pause length=\"60\"/></Response>";

    [Fact]
    public async Task A_call_goes_through_its_four_events_in_order_each_signed_and_numbered()
    {
        await using var lab = await CarrierLab.Start();
        var call = await lab.Call("+8613800000000", "Twiml", "<Response><Say language=\"zh-CN\">您好</Say></Response>");
        Assert.Equal(201, call.Status);
        var sid = call.Text("sid");
        await lab.Receiver.Status(sid, "completed");
        var events = lab.Receiver.All.Where(h => h.Path == "/status").ToList();
        Assert.Equal(["initiated", "ringing", "in-progress", "completed"], events.Select(e => e["CallStatus"]));
        Assert.Equal(["0", "1", "2", "3"], events.Select(e => e["SequenceNumber"]));
        Assert.All(events, e => Assert.True(e.Genuine));
        Assert.All(events, e => Assert.Matches("^[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} [+]0000$", e["Timestamp"]));
        Assert.Equal("1", events[3]["CallDuration"]);
        Assert.Equal("200", events[3]["SipResponseCode"]);
        Assert.Equal("outbound-api", events[0]["Direction"]);
        Assert.Equal("", events[2]["CallDuration"]);
        var fetched = await lab.Get($"/Calls/{sid}.json");
        Assert.Equal("completed", fetched.Text("status"));
        Assert.Equal("1", fetched.Text("duration"));
    }

    [Fact]
    public async Task Only_the_events_asked_for_are_sent_and_numbered()
    {
        await using var lab = await CarrierLab.Start();
        var call = await lab.Post("/Calls.json", "To", "+8613800000000", "From", CarrierLab.Line, "Twiml", "<Response/>", "StatusCallback", lab.Receiver.At("/status"));
        var done = await lab.Receiver.Status(call.Text("sid"), "completed");
        Assert.Equal("0", done["SequenceNumber"]);
        Assert.Single(lab.Receiver.All);
    }

    [Theory]
    [InlineData("+8613800000006", "no-answer", "487")]
    [InlineData("+8613800000086", "busy", "486")]
    [InlineData("+8613800000076", "failed", "480")]
    [InlineData("+8613800000066", "failed", "404")]
    public async Task A_number_that_is_not_reached_says_why(string number, string status, string sipCode)
    {
        await using var lab = await CarrierLab.Start();
        var call = await lab.Call(number, "Twiml", Wait);
        var end = await lab.Receiver.Status(call.Text("sid"), status);
        Assert.Equal(sipCode, end["SipResponseCode"]);
        Assert.Equal("0", end["CallDuration"]);
        Assert.DoesNotContain(lab.Receiver.All, h => h["CallStatus"] == "in-progress");
    }

    [Fact]
    public async Task A_live_call_is_hung_up_over_rest_and_refuses_updates_afterwards()
    {
        await using var lab = await CarrierLab.Start();
        var sid = (await lab.Call("+8613800000000", "Twiml", Wait)).Text("sid");
        await lab.UntilStatus(sid, "in-progress");
        Assert.Equal(21220, (await lab.Post($"/Calls/{sid}.json", "Status", "canceled")).Code);
        Assert.Equal("completed", (await lab.Post($"/Calls/{sid}.json", "Status", "completed")).Text("status"));
        var again = await lab.Post($"/Calls/{sid}.json", "Status", "completed");
        Assert.Equal((400, 21220), (again.Status, again.Code));
        await lab.Receiver.Status(sid, "completed");
    }

    [Fact]
    public async Task A_ringing_call_is_canceled()
    {
        await using var lab = await CarrierLab.Start(o => o.Pace = 1);
        var sid = (await lab.Call("+8613800000006", "Twiml", Wait)).Text("sid");
        await lab.UntilStatus(sid, "ringing");
        Assert.Equal("canceled", (await lab.Post($"/Calls/{sid}.json", "Status", "canceled")).Text("status"));
        var end = await lab.Receiver.Status(sid, "canceled");
        Assert.Equal("487", end["SipResponseCode"]);
    }

    [Fact]
    public async Task A_live_call_is_redirected_to_other_twiml()
    {
        await using var lab = await CarrierLab.Start();
        lab.Receiver.Answer("/next", "<Response><Hangup/></Response>");
        var sid = (await lab.Call("+8613800000000", "Twiml", Wait)).Text("sid");
        await lab.UntilStatus(sid, "in-progress");
        Assert.Equal(200, (await lab.Post($"/Calls/{sid}.json", "Url", lab.Receiver.At("/next"))).Status);
        var asked = await lab.Receiver.Next(h => h.Path == "/next");
        Assert.Equal(sid, asked["CallSid"]);
        Assert.True(asked.Genuine);
        await lab.Receiver.Status(sid, "completed");
    }

    [Fact]
    public async Task Calls_beyond_the_rate_wait_in_the_queue()
    {
        await using var lab = await CarrierLab.Start(o => o.CallsPerSecond = 5);
        var calls = new List<Reply>();
        for (var i = 0; i < 4; i++) calls.Add(await lab.Call("+8613800000000", "Twiml", Wait));
        var waits = calls.Select(c => int.Parse(c.Text("queue_time"), System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(0, waits[0]);
        Assert.True(waits[3] is > 300 and <= 600, $"the fourth call waits {waits[3]} ms");
        Assert.Equal("queued", (await lab.Get($"/Calls/{calls[3].Text("sid")}.json")).Text("status"));
        await lab.UntilStatus(calls[3].Text("sid"), "in-progress");
        Assert.Equal("canceled", await CancelWaiting(lab));
    }

    [Fact]
    public async Task A_voicemail_is_told_from_a_person()
    {
        await using var lab = await CarrierLab.Start();
        lab.Receiver.Answer("/twiml", Wait);
        await lab.Call("+8613800000007", "Url", lab.Receiver.At("/twiml"), "MachineDetection", "DetectMessageEnd");
        var asked = await lab.Receiver.Next(h => h.Path == "/twiml");
        Assert.Equal("machine_end_beep", asked["AnsweredBy"]);
        Assert.Matches("^[0-9]+$", asked["MachineDetectionDuration"]);
        var person = await lab.Call("+8613800000000", "Url", lab.Receiver.At("/twiml"), "MachineDetection", "Enable", "AsyncAmd", "true", "AsyncAmdStatusCallback", lab.Receiver.At("/amd"));
        var told = await lab.Receiver.Next(h => h.Path == "/amd");
        Assert.Equal((person.Text("sid"), "human"), (told["CallSid"], told["AnsweredBy"]));
    }

    [Fact]
    public async Task A_time_limit_ends_the_call()
    {
        await using var lab = await CarrierLab.Start();
        var call = await lab.Call("+8613800000000", "Twiml", Wait, "TimeLimit", "1");
        await lab.Receiver.Status(call.Text("sid"), "completed");
    }

    [Fact]
    public async Task Fifty_calls_at_once_under_faults_each_tell_their_whole_story()
    {
        await using var lab = await CarrierLab.Start(o => o.Faults = new() { DuplicatePercent = 20, ReorderPercent = 20, DelayPercent = 20, DelayMilliseconds = 50, RetryPercent = 5 });
        var calls = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => lab.Call($"+86138000000{i:00}", "Twiml", "<Response/>")));
        var sids = calls.Select(c => c.Text("sid")).ToHashSet();
        Assert.Equal(50, sids.Count);
        await CarrierLab.Until(() => Task.FromResult(Ended(lab).SetEquals(sids)), "fifty calls are reported over");
        foreach (var call in lab.Receiver.All.GroupBy(h => h["CallSid"]))
        {
            var numbers = call.DistinctBy(h => h.Token).Select(h => int.Parse(h["SequenceNumber"], System.Globalization.CultureInfo.InvariantCulture)).Order().ToList();
            Assert.Equal(numbers.Distinct(), numbers);
        }

        Assert.Contains(lab.Receiver.All.GroupBy(h => h.Token), g => g.Count() == 2);
    }

    private static HashSet<string> Ended(CarrierLab lab) =>
        [.. lab.Receiver.All.Where(h => h["CallStatus"] is "completed" or "busy" or "failed" or "no-answer").Select(h => h["CallSid"])];

    private static async Task<string> CancelWaiting(CarrierLab lab)
    {
        for (var i = 0; i < 5; i++) await lab.Call("+8613800000000", "Twiml", Wait);
        var last = await lab.Call("+8613800000000", "Twiml", Wait);
        return (await lab.Post($"/Calls/{last.Text("sid")}.json", "Status", "canceled")).Text("status");
    }
}
