using CallCenter.Carrier.Tests.Lab;

namespace CallCenter.Carrier.Tests.Twiml;

public sealed class TwimlTests
{
    private const string Customer = "+8613800000000";

    [Fact]
    public async Task Instructions_are_asked_for_with_a_signed_post_and_followed_through_a_redirect()
    {
        await using var lab = await CarrierLab.Start();
        lab.Receiver.Answer("/start", "<Response><Say>Hello</Say><Redirect>/second?step=2</Redirect></Response>");
        lab.Receiver.Answer("/second", "<Response><Hangup/><Say>never</Say></Response>");
        var sid = (await lab.Call(Customer, "Url", lab.Receiver.At("/start"))).Text("sid");
        var start = await lab.Receiver.Next(h => h.Path == "/start");
        Assert.Equal((sid, "in-progress", "POST"), (start["CallSid"], start["CallStatus"], start.Method));
        var second = await lab.Receiver.Next(h => h.Path == "/second");
        Assert.True(start.Genuine && second.Genuine);
        Assert.Equal("2", second.Query["step"]);
        await lab.Receiver.Status(sid, "completed");
    }

    [Theory]
    [InlineData("500")]
    [InlineData("not xml")]
    [InlineData("text")]
    public async Task The_fallback_is_asked_when_the_first_address_fails(string kind)
    {
        await using var lab = await CarrierLab.Start();
        lab.Receiver.Answer("/start", _ => kind switch
        {
            "500" => Results.StatusCode(500),
            "text" => Results.Text("<Response/>"),
            _ => Results.Content("<Response><Say></Response>", "text/xml"),
        });
        lab.Receiver.Answer("/fallback", "<Response><Reject reason=\"busy\"/></Response>");
        var sid = (await lab.Call(Customer, "Url", lab.Receiver.At("/start"), "FallbackUrl", lab.Receiver.At("/fallback"))).Text("sid");
        var asked = await lab.Receiver.Next(h => h.Path == "/fallback");
        Assert.Equal(("11200", lab.Receiver.At("/start")), (asked["ErrorCode"], asked["ErrorUrl"]));
        await lab.Receiver.Status(sid, "busy");
    }

    [Fact]
    public async Task Without_a_fallback_the_call_ends_and_the_reason_is_kept()
    {
        await using var lab = await CarrierLab.Start();
        lab.Receiver.Answer("/start", _ => Results.StatusCode(500));
        var sid = (await lab.Call(Customer, "Url", lab.Receiver.At("/start"))).Text("sid");
        await lab.Receiver.Status(sid, "completed");
        var warning = (string?)(await lab.State())["calls"]![0]!["warnings"]![0];
        Assert.StartsWith("11200", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_pressed_during_the_prompt_reach_the_action()
    {
        await using var lab = await CarrierLab.Start(o => o.Pace = 1);
        lab.Receiver.Answer("/rated", "<Response/>");
        var twiml = $"""<Response><Gather numDigits="2" timeout="5" action="{lab.Receiver.At("/rated")}"><Say>请对本次服务评分，十分满意请按一。请对本次服务评分。</Say></Gather></Response>""";
        var sid = (await lab.Call(CarrierLab.Agent, "Twiml", twiml)).Text("sid");
        await lab.UntilStatus(sid, "in-progress");
        await lab.Post($"/simulator/calls/{sid}/digits", "Digits", "42");
        Assert.Equal("42", (await lab.Receiver.Next(h => h.Path == "/rated"))["Digits"]);
    }

    [Fact]
    public async Task A_satisfied_customer_presses_five_when_asked_to_rate()
    {
        await using var lab = await CarrierLab.Start();
        lab.Receiver.Answer("/rated", "<Response/>");
        var twiml = $"""<Response><Gather numDigits="1" timeout="5" action="{lab.Receiver.At("/rated")}"><Say>请对本次服务评分。</Say></Gather></Response>""";
        await lab.Call(Customer, "Twiml", twiml);
        Assert.Equal("5", (await lab.Receiver.Next(h => h.Path == "/rated"))["Digits"]);
    }

    [Theory]
    [InlineData("true", "/rated")]
    [InlineData("false", "/on")]
    public async Task No_key_goes_to_the_action_only_when_it_shall(string onEmpty, string path)
    {
        await using var lab = await CarrierLab.Start();
        var twiml = $"""<Response><Gather timeout="0" actionOnEmptyResult="{onEmpty}" action="{lab.Receiver.At("/rated")}"/><Redirect>{lab.Receiver.At("/on")}</Redirect></Response>""";
        lab.Receiver.Answer("/rated", "<Response/>");
        lab.Receiver.Answer("/on", "<Response/>");
        await lab.Call(Customer, "Twiml", twiml);
        var asked = await lab.Receiver.Next(h => h.Path is "/rated" or "/on");
        Assert.Equal((path, ""), (asked.Path, asked["Digits"]));
    }

    [Fact]
    public async Task Dial_joins_two_legs_that_hear_each_other_until_one_hangs_up()
    {
        await using var lab = await CarrierLab.Start();
        lab.Receiver.Answer("/after", "<Response/>");
        var twiml = $"""
            <Response><Start><Transcription name="t" languageCode="cmn-Hans-CN" statusCallbackUrl="{lab.Receiver.At("/speech")}"/></Start>
            <Dial action="{lab.Receiver.At("/after")}"><Number statusCallback="{lab.Receiver.At("/child")}" statusCallbackEvent="initiated ringing answered completed">{Customer}</Number></Dial></Response>
            """;
        var agent = (await lab.Call(CarrierLab.Agent, "Twiml", twiml)).Text("sid");
        var child = (await lab.Receiver.Next(h => h.Path == "/child" && h["CallStatus"] == "in-progress"));
        Assert.Equal((agent, "outbound-dial"), (child["ParentCallSid"], child["Direction"]));
        await CarrierLab.Until(async () => (await lab.Get($"/Calls/{child["CallSid"]}.json")).Text("status") == "in-progress", "the child talks");
        await lab.Post($"/simulator/calls/{agent}/speech", "Text", "请问您是机主本人吗？");
        var own = await lab.Receiver.Next(h => h.Path == "/speech" && h["Track"] == "inbound_track");
        Assert.Equal("请问您是机主本人吗？", own.Transcript);
        await lab.Receiver.Next(h => h.Path == "/speech" && h["Track"] == "outbound_track" && h.Transcript.Contains('我', StringComparison.Ordinal));
        await lab.Post($"/simulator/calls/{child["CallSid"]}/hangup");
        var after = await lab.Receiver.Next(h => h.Path == "/after");
        Assert.Equal(("completed", child["CallSid"], "true"), (after["DialCallStatus"], after["DialCallSid"], after["DialBridged"]));
        await lab.Receiver.Status(agent, "completed");
    }

    [Fact]
    public async Task Dial_to_somebody_who_is_busy_goes_on_with_the_action()
    {
        await using var lab = await CarrierLab.Start();
        lab.Receiver.Answer("/after", "<Response/>");
        await lab.Call(CarrierLab.Agent, "Twiml", $"""<Response><Dial action="{lab.Receiver.At("/after")}"><Number>+8613800000086</Number></Dial></Response>""");
        var after = await lab.Receiver.Next(h => h.Path == "/after");
        Assert.Equal(("busy", "false"), (after["DialCallStatus"], after["DialBridged"]));
    }

    [Fact]
    public async Task What_is_announced_is_transcribed_as_outbound()
    {
        await using var lab = await CarrierLab.Start();
        var twiml = $"""
            <Response><Start><Transcription statusCallbackUrl="{lab.Receiver.At("/speech")}" track="outbound_track"/></Start>
            <Say>本次通话将被录音</Say><Stop><Transcription/></Stop><Say>不再转写</Say></Response>
            """;
        await lab.Call(Customer, "Twiml", twiml);
        Assert.Equal("本次通话将被录音", (await lab.Receiver.Next(h => h["Final"] == "true")).Transcript);
        await lab.Receiver.Next(h => h["TranscriptionEvent"] == "transcription-stopped");
        await lab.Receiver.Next(h => h["CallStatus"] == "completed");
        Assert.DoesNotContain(lab.Receiver.All, h => h.Path == "/speech" && h.Transcript == "不再转写");
    }

    [Fact]
    public async Task What_is_said_reaches_the_action_of_a_gather_that_listens()
    {
        await using var lab = await CarrierLab.Start();
        lab.Receiver.Answer("/heard", "<Response/>");
        var twiml = $"""<Response><Gather input="speech" timeout="10" action="{lab.Receiver.At("/heard")}"><Say>请说</Say></Gather></Response>""";
        var sid = (await lab.Call(CarrierLab.Agent, "Twiml", twiml)).Text("sid");
        await lab.UntilStatus(sid, "in-progress");
        await CarrierLab.Until(async () =>
        {
            await lab.Post($"/simulator/calls/{sid}/speech", "Text", "转人工");
            return lab.Receiver.All.Any(h => h.Path == "/heard");
        }, "somebody listens");
        var heard = await lab.Receiver.Next(h => h.Path == "/heard");
        Assert.Equal(("转人工", "0.95", ""), (heard["SpeechResult"], heard["Confidence"], heard["Digits"]));
    }

    [Fact]
    public async Task A_key_pressed_together_with_a_word_is_not_lost()
    {
        await using var lab = await CarrierLab.Start();
        lab.Receiver.Answer("/left", "<Response/>");
        var twiml = $"""<Response><Record maxLength="60" timeout="60" action="{lab.Receiver.At("/left")}"/></Response>""";
        for (var turn = 0; turn < 20; turn++)
        {
            var sid = (await lab.Call(CarrierLab.Agent, "Twiml", twiml)).Text("sid");
            await CarrierLab.Until(async () => (await lab.Get($"/Calls/{sid}/Recordings.json")).Body!["recordings"]!.AsArray().Count == 1, "it records");
            await Task.WhenAll(lab.Post($"/simulator/calls/{sid}/speech", "Text", "请回电"), lab.Post($"/simulator/calls/{sid}/digits", "Digits", "#"));
            Assert.Equal("#", (await lab.Receiver.Next(h => h.Path == "/left" && h["CallSid"] == sid))["Digits"]);
        }
    }

    [Fact]
    public async Task A_message_left_after_the_tone_is_recorded_until_a_key()
    {
        await using var lab = await CarrierLab.Start();
        lab.Receiver.Answer("/left", "<Response/>");
        var twiml = $"""<Response><Record maxLength="30" timeout="10" action="{lab.Receiver.At("/left")}" recordingStatusCallback="{lab.Receiver.At("/rec")}"/></Response>""";
        var sid = (await lab.Call(CarrierLab.Agent, "Twiml", twiml)).Text("sid");
        await CarrierLab.Until(async () => (await lab.Get($"/Calls/{sid}/Recordings.json")).Body!["recordings"]!.AsArray().Count == 1, "it records");
        await lab.Post($"/simulator/calls/{sid}/speech", "Text", "请回电");
        await lab.Post($"/simulator/calls/{sid}/digits", "Digits", "#");
        var left = await lab.Receiver.Next(h => h.Path == "/left");
        Assert.Equal("#", left["Digits"]);
        var done = await lab.Receiver.Next(h => h.Path == "/rec");
        Assert.Equal((left["RecordingSid"], "RecordVerb"), (done["RecordingSid"], done["RecordingSource"]));
    }

    [Theory]
    [InlineData("<Say>有客户来电</Say>", "true")]
    [InlineData("<Hangup/>", "false")]
    public async Task The_called_side_hears_whom_it_is_for_and_may_refuse(string whisper, string bridged)
    {
        await using var lab = await CarrierLab.Start();
        lab.Receiver.Answer("/whisper", $"<Response>{whisper}</Response>");
        lab.Receiver.Answer("/after", "<Response/>");
        await lab.Call(CarrierLab.Agent, "Twiml", $"""<Response><Dial timeLimit="1" action="{lab.Receiver.At("/after")}"><Number url="{lab.Receiver.At("/whisper")}">{Customer}</Number></Dial></Response>""");
        await lab.Receiver.Next(h => h.Path == "/whisper");
        Assert.Equal(bridged, (await lab.Receiver.Next(h => h.Path == "/after"))["DialBridged"]);
    }

    [Fact]
    public async Task A_customer_chooses_among_the_keys_that_are_offered()
    {
        await using var lab = await CarrierLab.Start();
        lab.Receiver.Answer("/rated", "<Response/>");
        var twiml = $"""<Response><Gather numDigits="1" timeout="5" action="{lab.Receiver.At("/rated")}"><Say>请对本次服务评分：满意请按1，一般请按2，不满意请按3。</Say></Gather></Response>""";
        await lab.Call(Customer, "Twiml", twiml);
        Assert.Equal("1", (await lab.Receiver.Next(h => h.Path == "/rated"))["Digits"]);
    }
}
