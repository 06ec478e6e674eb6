using CallCenter.Carrier.Tests.Lab;

namespace CallCenter.Carrier.Tests.Messages;

public sealed class MessageTests
{
    private const string Customer = "+8613800000000";

    [Theory]
    [InlineData(Customer, "delivered", "")]
    [InlineData("+8613800000066", "undelivered", "30005")]
    [InlineData("+8613800000076", "undelivered", "30003")]
    [InlineData("+8613800000936", "undelivered", "30004")]
    public async Task A_message_tells_how_far_it_came(string to, string status, string error)
    {
        await using var lab = await CarrierLab.Start();
        var made = await lab.Post("/Messages.json", "To", to, "From", CarrierLab.Line, "Body", "您的预约已登记。", "StatusCallback", lab.Receiver.At("/message"));
        Assert.Equal((201, "queued", "1"), (made.Status, made.Text("status"), made.Text("num_segments")));
        var told = await lab.Receiver.Next(h => h["MessageStatus"] == status);
        Assert.Equal((made.Text("sid"), error, true), (told["MessageSid"], told["ErrorCode"], told.Genuine));
        Assert.Equal(["sent", status], lab.Receiver.All.Select(h => h["MessageStatus"]));
    }

    [Theory]
    [InlineData("", CarrierLab.Line, "x", 21604)]
    [InlineData(Customer, "", "x", 21603)]
    [InlineData("13800000000", CarrierLab.Line, "x", 21211)]
    [InlineData("client:agent_1001", CarrierLab.Line, "x", 21211)]
    [InlineData(Customer, "+8699", "x", 21212)]
    [InlineData(Customer, "+8610999999", "x", 21606)]
    [InlineData(Customer, CarrierLab.Line, "", 21602)]
    public async Task A_message_that_cannot_be_sent_is_refused_with_its_code(string to, string from, string body, int code)
    {
        await using var lab = await CarrierLab.Start(o => o.Numbers.Add(CarrierLab.Line));
        var reply = await lab.Post("/Messages.json", "To", to, "From", from, "Body", body);
        Assert.Equal((400, code), (reply.Status, reply.Code));
        Assert.Empty((await lab.Get("/Messages.json")).Body!["messages"]!.AsArray());
    }

    [Fact]
    public async Task A_message_that_is_too_long_is_refused_and_a_long_one_counts_its_parts()
    {
        await using var lab = await CarrierLab.Start();
        Assert.Equal(21617, (await lab.Post("/Messages.json", "To", Customer, "From", CarrierLab.Line, "Body", new string('长', 1601))).Code);
        Assert.Equal("2", (await lab.Post("/Messages.json", "To", Customer, "From", CarrierLab.Line, "Body", new string('长', 71))).Text("num_segments"));
        Assert.Equal("1", (await lab.Post("/Messages.json", "To", Customer, "From", CarrierLab.Line, "Body", new string('a', 160))).Text("num_segments"));
    }

    [Theory]
    [InlineData("+15005550001", "+15005550006", 21211)]
    [InlineData("+15005550002", "+15005550006", 21612)]
    [InlineData("+15005550003", "+15005550006", 21408)]
    [InlineData("+15005550004", "+15005550006", 21610)]
    [InlineData("+15005550009", "+15005550006", 21614)]
    [InlineData(Customer, "+15005550001", 21212)]
    [InlineData(Customer, "+15005550007", 21606)]
    [InlineData(Customer, "+15005550008", 21611)]
    [InlineData(Customer, "+15005550006", 0)]
    public async Task Test_credentials_answer_with_the_magic_numbers_and_send_nothing(string to, string from, int code)
    {
        await using var lab = await CarrierLab.Start();
        using var client = lab.Client(lab.Options.TestAccountSid, lab.Options.TestAuthToken);
        using var form = new FormUrlEncodedContent([new("To", to), new("From", from), new("Body", "x")]);
        using var response = await client.PostAsync($"/2010-04-01/Accounts/{lab.Options.TestAccountSid}/Messages.json", form);
        var reply = await Reply.Of(response);
        Assert.Equal(code == 0 ? (201, 0) : (400, code), (reply.Status, reply.Code));
        Assert.Empty((await lab.Get("/Messages.json")).Body!["messages"]!.AsArray());
    }
}
