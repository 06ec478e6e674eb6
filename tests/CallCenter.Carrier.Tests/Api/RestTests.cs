using System.Text.RegularExpressions;
using CallCenter.Carrier.Tests.Lab;

namespace CallCenter.Carrier.Tests.Api;

public sealed partial class RestTests
{
    private const string Customer = "+8613800000000";
    private const string Twiml = "<Response><Pause length=\"60\"/></Response>";

    [Fact]
    public async Task A_new_call_is_shown_as_the_contract_says()
    {
        await using var lab = await CarrierLab.Start();
        var call = await lab.Call(Customer, "Twiml", Twiml);
        Assert.Equal(201, call.Status);
        Assert.Matches("^CA[0-9a-f]{32}$", call.Text("sid"));
        Assert.Equal((lab.Options.AccountSid, Customer, CarrierLab.Line, "queued"), (call.Text("account_sid"), call.Text("to"), call.Text("from"), call.Text("status")));
        Assert.Equal(("outbound-api", "2010-04-01", "0"), (call.Text("direction"), call.Text("api_version"), call.Text("queue_time")));
        Assert.Matches(RfcDate(), call.Text("date_created"));
        Assert.Equal($"{lab.Root}/Calls/{call.Text("sid")}.json", call.Text("uri"));
        Assert.Equal($"{lab.Root}/Calls/{call.Text("sid")}/UserDefinedMessages.json", (string?)call.Body!["subresource_uris"]!["user_defined_messages"]);
        string[] nullable = ["parent_call_sid", "end_time", "duration", "price", "answered_by", "phone_number_sid", "group_sid", "caller_name", "trunk_sid", "forwarded_from"];
        Assert.All(nullable, name => Assert.True(call.Body.AsObject().ContainsKey(name) && call.Body[name] is null, name));
        string[] others = ["to_formatted", "from_formatted", "price_unit", "date_updated", "start_time"];
        Assert.All(others, name => Assert.True(call.Body.AsObject().ContainsKey(name), name));
    }

    [Theory]
    [InlineData("nobody", "wrong")]
    [InlineData("AC00000000000000000000000000000001", "wrong")]
    [InlineData("", "")]
    public async Task Wrong_credentials_are_refused(string user, string password)
    {
        await using var lab = await CarrierLab.Start();
        using var client = lab.Client(user, password);
        using var response = await client.GetAsync($"{lab.Root}/Calls.json");
        var reply = await Reply.Of(response);
        Assert.Equal((401, 20003), (reply.Status, reply.Code));
        Assert.Equal("https://www.twilio.com/docs/errors/20003", reply.Text("more_info"));
        Assert.Equal("401", reply.Text("status"));
        Assert.Equal("Basic", response.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task An_api_key_opens_its_own_account_and_no_other()
    {
        await using var lab = await CarrierLab.Start(o => o.ApiKeys["SK00000000000000000000000000000001"] = "secret-of-the-key");
        using var client = lab.Client("SK00000000000000000000000000000001", "secret-of-the-key");
        using var own = await client.GetAsync($"{lab.Root}/Calls.json");
        using var other = await client.GetAsync($"/2010-04-01/Accounts/{lab.Options.TestAccountSid}/Calls.json");
        Assert.Equal((200, 401), ((int)own.StatusCode, (int)other.StatusCode));
    }

    [Theory]
    [InlineData("/Calls/CA00000000000000000000000000000009.json")]
    [InlineData("/Conferences/CF00000000000000000000000000000009.json")]
    [InlineData("/Conferences/CF00000000000000000000000000000009/Participants.json")]
    [InlineData("/Recordings/RE00000000000000000000000000000009.json")]
    [InlineData("/Nothing.json")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        await using var lab = await CarrierLab.Start();
        var reply = await lab.Get(path);
        Assert.Equal((404, 20404), (reply.Status, reply.Code));
        Assert.Contains(path, reply.Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", CarrierLab.Line, Twiml, 21201)]
    [InlineData(Customer, "", Twiml, 21213)]
    [InlineData("13800000000", CarrierLab.Line, Twiml, 21211)]
    [InlineData("+86138x", CarrierLab.Line, Twiml, 21211)]
    [InlineData("client:", CarrierLab.Line, Twiml, 21211)]
    [InlineData(Customer, "10000", Twiml, 21212)]
    [InlineData(Customer, "client:agent_1", Twiml, 21212)]
    [InlineData(Customer, "+8610999999", Twiml, 21210)]
    [InlineData(Customer, CarrierLab.Line, "", 21205)]
    public async Task A_call_that_cannot_be_made_is_refused_with_its_code(string to, string from, string twiml, int code)
    {
        await using var lab = await CarrierLab.Start(o => o.Numbers.Add(CarrierLab.Line));
        var reply = await lab.Post("/Calls.json", "To", to, "From", from, "Twiml", twiml);
        Assert.Equal((400, code), (reply.Status, reply.Code));
        Assert.Empty((await lab.Get("/Calls.json")).Body!["calls"]!.AsArray());
    }

    [Theory]
    [InlineData("StatusCallback", "http://under_score.example/x", 21205)]
    [InlineData("StatusCallback", "/relative", 21205)]
    [InlineData("StatusCallbackEvent", "begun", 20001)]
    [InlineData("Timeout", "601", 20001)]
    [InlineData("MachineDetection", "Perhaps", 20001)]
    [InlineData("ApplicationSid", "AP00000000000000000000000000000001", 21218)]
    public async Task A_wrong_parameter_is_refused(string name, string value, int code)
    {
        await using var lab = await CarrierLab.Start();
        var reply = await lab.Post("/Calls.json", "To", Customer, "From", CarrierLab.Line, "Twiml", Twiml, name, value);
        Assert.Equal((400, code), (reply.Status, reply.Code));
    }

    [Theory]
    [InlineData("+15005550001", "+15005550006", 21217)]
    [InlineData("+15005550002", "+15005550006", 21214)]
    [InlineData("+15005550003", "+15005550006", 21215)]
    [InlineData("+15005550004", "+15005550006", 21216)]
    [InlineData(Customer, "+15005550001", 21212)]
    [InlineData(Customer, "+15005550007", 21210)]
    [InlineData(Customer, "+15005550006", 0)]
    public async Task Test_credentials_answer_with_the_magic_numbers_and_dial_nobody(string to, string from, int code)
    {
        await using var lab = await CarrierLab.Start();
        using var client = lab.Client(lab.Options.TestAccountSid, lab.Options.TestAuthToken);
        var root = $"/2010-04-01/Accounts/{lab.Options.TestAccountSid}/Calls.json";
        using var form = new FormUrlEncodedContent([new("To", to), new("From", from), new("Twiml", Twiml)]);
        using var response = await client.PostAsync(root, form);
        var reply = await Reply.Of(response);
        Assert.Equal((code == 0 ? 201 : 400, code), (reply.Status, code == 0 ? 0 : reply.Code));
        Assert.Empty((await lab.State())["calls"]!.AsArray());
        using var listed = await client.GetAsync(root);
        Assert.Equal(403, (int)listed.StatusCode);
    }

    [Fact]
    public async Task Pages_follow_one_another_and_new_calls_shift_nothing()
    {
        await using var lab = await CarrierLab.Start();
        var sids = new List<string>();
        for (var i = 0; i < 5; i++) sids.Insert(0, (await lab.Call("+8613800000000", "Twiml", Twiml)).Text("sid"));
        var first = await lab.Get($"/Calls.json?PageSize=2&To={Uri.EscapeDataString(Customer)}");
        Assert.Equal(("0", "2", "0", "1"), (first.Text("page"), first.Text("page_size"), first.Text("start"), first.Text("end")));
        Assert.Null(first.Body!["previous_page_uri"]);
        await lab.Call(Customer, "Twiml", Twiml);
        var second = await lab.Get(first.Text("next_page_uri"));
        var third = await lab.Get(second.Text("next_page_uri"));
        Assert.Equal(sids, new[] { first, second, third }.SelectMany(Sids));
        Assert.Null(third.Body!["next_page_uri"]);
        Assert.Equal(Sids(second), Sids(await lab.Get(third.Text("previous_page_uri"))));
    }

    [Fact]
    public async Task Calls_are_found_by_number_status_and_time()
    {
        await using var lab = await CarrierLab.Start();
        var live = (await lab.Call(Customer, "Twiml", Twiml)).Text("sid");
        var busy = (await lab.Call("+8613800000086", "Twiml", Twiml)).Text("sid");
        await lab.UntilStatus(live, "in-progress");
        await lab.UntilStatus(busy, "busy");
        Assert.Equal([busy], Sids(await lab.Get("/Calls.json?To=%2B8613800000086")));
        Assert.Equal([live], Sids(await lab.Get("/Calls.json?Status=in-progress")));
        Assert.Equal([busy, live], Sids(await lab.Get("/Calls.json?StartTime%3E=2020-01-01T00:00:00Z")));
        Assert.Empty(Sids(await lab.Get("/Calls.json?StartTime%3C=2020-01-01T00:00:00Z")));
    }

    [Fact]
    public async Task An_ended_call_is_deleted_and_a_live_one_is_not()
    {
        await using var lab = await CarrierLab.Start();
        var sid = (await lab.Call(Customer, "Twiml", Twiml)).Text("sid");
        Assert.Equal(400, (await lab.Delete($"/Calls/{sid}.json")).Status);
        await lab.Post($"/Calls/{sid}.json", "Status", "completed");
        Assert.Equal(204, (await lab.Delete($"/Calls/{sid}.json")).Status);
        Assert.Equal(404, (await lab.Get($"/Calls/{sid}.json")).Status);
    }

    [Fact]
    public async Task A_burst_of_refusals_can_be_ordered()
    {
        await using var lab = await CarrierLab.Start(o => o.Faults = new() { TooManyRequests = 2 });
        Assert.Equal(20429, (await lab.Get("/Calls.json")).Code);
        Assert.Equal(429, (await lab.Get("/Calls.json")).Status);
        Assert.Equal(200, (await lab.Get("/Calls.json")).Status);
    }

    private static IEnumerable<string?> Sids(Reply page) => page.Body!["calls"]!.AsArray().Select(c => (string?)c!["sid"]);

    [GeneratedRegex("^[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} [+]0000$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RfcDate();
}
