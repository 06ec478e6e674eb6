using CallCenter.Carrier.Tests.Lab;

namespace CallCenter.Carrier.Tests.Calls;

public sealed class InboundTests
{
    private const string Customer = "+8613800000000";

    [Fact]
    public async Task A_customer_who_rings_back_reaches_a_waiting_agent()
    {
        await using var lab = await CarrierLab.Start();
        lab.Receiver.Answer("/inbound", $"""<Response><Say language="zh-CN">您好</Say><Dial><Conference startConferenceOnEnter="true" statusCallback="{lab.Receiver.At("/conference")}" statusCallbackEvent="start join">desk 7</Conference></Dial></Response>""");
        await lab.Join("desk%207", CarrierLab.Agent);
        var call = await Ring(lab);
        var asked = await lab.Receiver.Next(h => h.Path == "/inbound");
        Assert.Equal(("ringing", "inbound", Customer, CarrierLab.Line), (asked["CallStatus"], asked["Direction"], asked["From"], asked["To"]));
        Assert.True(asked.Genuine);
        await lab.Receiver.Next(h => h["StatusCallbackEvent"] == "conference-start");
        Assert.Equal("in-progress", (await lab.Get($"/Calls/{call}.json")).Text("status"));
        await lab.Post($"/simulator/calls/{call}/hangup");
        var end = await lab.Receiver.Status(call, "completed");
        Assert.Equal("inbound", end["Direction"]);
    }

    [Theory]
    [InlineData("<Reject/>", "no-answer")]
    [InlineData("<Reject reason=\"busy\"/>", "busy")]
    [InlineData("<Hangup/>", "completed")]
    public async Task What_the_number_answers_first_decides_whether_it_is_picked_up(string verb, string status)
    {
        await using var lab = await CarrierLab.Start();
        lab.Receiver.Answer("/inbound", $"<Response>{verb}</Response>");
        var call = await Ring(lab);
        var end = await lab.Receiver.Status(call, status);
        Assert.Equal(status == "completed" ? "200" : status == "busy" ? "486" : "487", end["SipResponseCode"]);
        Assert.Equal(status == "completed", end["CallDuration"] != "0");
    }

    [Fact]
    public async Task The_fallback_answers_when_the_number_cannot()
    {
        await using var lab = await CarrierLab.Start(o => o.Numbers.Add(CarrierLab.Line));
        lab.Receiver.Answer("/inbound", _ => Results.StatusCode(500));
        lab.Receiver.Answer("/fallback", "<Response><Say>抱歉</Say></Response>");
        var sid = (await lab.Get("/IncomingPhoneNumbers.json")).Body!["incoming_phone_numbers"]![0]!["sid"]!.ToString();
        await lab.Post($"/IncomingPhoneNumbers/{sid}.json", "VoiceUrl", lab.Receiver.At("/inbound"), "VoiceFallbackUrl", lab.Receiver.At("/fallback"), "StatusCallback", lab.Receiver.At("/status"));
        var call = (await lab.Post("/simulator/inbound", "From", Customer, "To", CarrierLab.Line)).Text("sid");
        Assert.Equal("11200", (await lab.Receiver.Next(h => h.Path == "/fallback"))["ErrorCode"]);
        await lab.Receiver.Status(call, "completed");
    }

    [Theory]
    [InlineData("12", CarrierLab.Line, 20001)]
    [InlineData(Customer, "+8699999999", 20001)]
    [InlineData(Customer, CarrierLab.Line, 21205)]
    public async Task A_call_that_nobody_can_take_is_refused(string from, string to, int code)
    {
        await using var lab = await CarrierLab.Start(o => o.Numbers.Add(CarrierLab.Line));
        var refused = await lab.Post("/simulator/inbound", "From", from, "To", to);
        Assert.Equal((400, code), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task The_key_a_caller_presses_reaches_the_menu()
    {
        await using var lab = await CarrierLab.Start();
        lab.Receiver.Answer("/inbound", "<Response><Gather numDigits=\"1\" timeout=\"10\" action=\"/menu\"><Say>预约回电请按1</Say></Gather></Response>");
        lab.Receiver.Answer("/menu", "<Response><Hangup/></Response>");
        var call = await Ring(lab);
        await lab.UntilStatus(call, "in-progress");
        await lab.Post($"/simulator/calls/{call}/digits", "Digits", "1");
        Assert.Equal("1", (await lab.Receiver.Next(h => h.Path == "/menu"))["Digits"]);
    }

    private static async Task<string> Ring(CarrierLab lab)
    {
        lab.Options.InboundStatusCallback = lab.Receiver.At("/status");
        var made = await lab.Post("/simulator/inbound", "From", Customer, "To", CarrierLab.Line, "Url", lab.Receiver.At("/inbound"));
        Assert.Equal((201, "inbound"), (made.Status, made.Text("direction")));
        return made.Text("sid");
    }
}
