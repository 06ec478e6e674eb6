using System.Net;
using System.Net.Sockets;
using CallCenter.Carrier.Tests.Lab;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Tests.Webhooks;

public sealed class DeliveryTests
{
    private const string Customer = "+8613800000000";

    [Fact]
    public async Task A_server_that_refuses_connections_is_tried_once_more()
    {
        await using var lab = await CarrierLab.Start();
        await CallTo(lab, $"http://127.0.0.1:{FreePort()}/status");
        var entry = await Delivered(lab, "unreachable");
        Assert.Equal("2", entry["attempts"]!.ToString());
    }

    [Fact]
    public async Task An_error_answer_is_not_tried_again_by_default()
    {
        await using var lab = await CarrierLab.Start();
        lab.Receiver.Answer("/hook", _ => Results.StatusCode(503));
        await CallTo(lab, lab.Receiver.At("/hook"));
        var entry = await Delivered(lab, "refused");
        Assert.Equal(("1", "503"), (entry["attempts"]!.ToString(), entry["response_status"]!.ToString()));
        Assert.Single(lab.Receiver.All);
    }

    [Fact]
    public async Task Overrides_in_the_fragment_repeat_a_failed_webhook_with_the_same_token()
    {
        await using var lab = await CarrierLab.Start();
        var seen = 0;
        lab.Receiver.Answer("/hook", _ => Interlocked.Increment(ref seen) < 3 ? Results.StatusCode(500) : Results.NoContent());
        await CallTo(lab, lab.Receiver.At("/hook?x=a%20b") + "#rc=3&rp=5xx,ct");
        var entry = await Delivered(lab, "delivered");
        Assert.Equal("3", entry["attempts"]!.ToString());
        Assert.Equal(3, lab.Receiver.All.Count);
        Assert.Single(lab.Receiver.All.Select(h => h.Token).Distinct());
        Assert.All(lab.Receiver.All, h => Assert.True(h.Genuine && Guid.TryParse(h.Token, out _)));
    }

    [Fact]
    public async Task Different_webhooks_have_different_tokens()
    {
        await using var lab = await CarrierLab.Start();
        var sid = (await lab.Call(Customer, "Twiml", "<Response/>")).Text("sid");
        await lab.Receiver.Status(sid, "completed");
        Assert.Equal(4, lab.Receiver.All.Select(h => h.Token).Distinct().Count());
    }

    [Fact]
    public async Task A_get_callback_carries_and_signs_everything_in_its_address()
    {
        await using var lab = await CarrierLab.Start();
        await lab.Post("/Calls.json", "To", Customer, "From", CarrierLab.Line, "Twiml", "<Response/>", "StatusCallback", lab.Receiver.At("/hook?id=7"), "StatusCallbackMethod", "GET");
        var hook = await lab.Receiver.Next(h => h.Path == "/hook");
        Assert.Equal(("GET", "7", "completed", Customer), (hook.Method, hook.Query["id"], hook.Query["CallStatus"], hook.Query["To"]));
        Assert.True(hook.Genuine);
    }

    [Fact]
    public async Task A_slow_server_is_given_up_and_the_next_webhook_still_comes()
    {
        await using var lab = await CarrierLab.Start();
        lab.Receiver.Answer("/status", hook => hook["CallStatus"] == "initiated" ? new Hanging() : Results.NoContent());
        await lab.Post("/Calls.json", "To", Customer, "From", CarrierLab.Line, "Twiml", "<Response/>", "StatusCallback", lab.Receiver.At("/status") + "#rt=200&ct=200&rc=0",
            "StatusCallbackEvent", "initiated", "StatusCallbackEvent", "completed");
        await lab.Receiver.Next(h => h["CallStatus"] == "completed");
        await Delivered(lab, "unreachable");
    }

    [Fact]
    public async Task A_duplicated_webhook_comes_twice_with_one_token()
    {
        await using var lab = await CarrierLab.Start(o => o.Faults = new() { DuplicatePercent = 100 });
        await CallTo(lab, lab.Receiver.At("/hook"));
        await CarrierLab.Until(() => Task.FromResult(lab.Receiver.All.Count == 2), "two webhooks");
        Assert.Equal(lab.Receiver.All[0].Token, lab.Receiver.All[1].Token);
        Assert.Equal(lab.Receiver.All[0]["SequenceNumber"], lab.Receiver.All[1]["SequenceNumber"]);
    }

    [Fact]
    public async Task Reordered_webhooks_change_places_and_none_is_lost()
    {
        await using var lab = await CarrierLab.Start(o => o.Faults = new() { ReorderPercent = 100 });
        await lab.Call(Customer, "Twiml", "<Response/>");
        await CarrierLab.Until(() => Task.FromResult(lab.Receiver.All.Count == 4), "four webhooks");
        Assert.Equal(["1", "0", "3", "2"], lab.Receiver.All.Select(h => h["SequenceNumber"]));
    }

    [Fact]
    public async Task The_last_webhook_of_a_call_comes_even_when_held_back()
    {
        await using var lab = await CarrierLab.Start(o => o.Faults = new() { ReorderPercent = 100 });
        await CallTo(lab, lab.Receiver.At("/hook"));
        await lab.Receiver.Next(h => h.Path == "/hook");
    }

    [Fact]
    public async Task Lost_webhooks_never_come_and_are_marked()
    {
        await using var lab = await CarrierLab.Start(o => o.Faults = new() { LosePercent = 100 });
        var sid = await CallTo(lab, lab.Receiver.At("/hook"));
        await lab.UntilStatus(sid, "completed");
        await Delivered(lab, "lost");
        Assert.Empty(lab.Receiver.All);
    }

    [Fact]
    public async Task Faults_are_switched_while_calls_run_and_late_webhooks_are_overtaken()
    {
        await using var lab = await CarrierLab.Start();
        var sid = (await lab.Call(Customer, "Twiml", "<Response><Pause length=\"60\"/></Response>")).Text("sid");
        await lab.Receiver.Status(sid, "in-progress");
        var set = await lab.Post("/simulator/faults", "DelayPercent", "100", "DelayMilliseconds", "400");
        Assert.Equal((200, "100"), (set.Status, set.Text("DelayPercent")));
        await lab.Post($"/Calls/{sid}.json", "Status", "completed");
        await lab.Post("/simulator/faults");
        var other = (await lab.Call("+8613800000001", "Twiml", "<Response/>")).Text("sid");
        await lab.Receiver.Status(other, "completed");
        Assert.DoesNotContain(lab.Receiver.All, h => h["CallSid"] == sid && h["CallStatus"] == "completed");
        await lab.Receiver.Status(sid, "completed");
        Assert.Equal(20001, (await lab.Post("/simulator/faults", "LosePercent", "101")).Code);
    }

    [Theory]
    [InlineData("https://a.example/x#rc=3&rp=5xx,rt&ct=2000&rt=5000&tt=9000", "https://a.example/x", 3, "ReadTimeout, Status5xx")]
    [InlineData("https://a.example/x?y=%20#rc=9&rp=all", "https://a.example/x?y=%20", 1, "All")]
    [InlineData("https://a.example", "https://a.example/", 1, "Connect")]
    public void A_fragment_is_read_and_never_sent(string url, string sent, int retries, string on)
    {
        var target = WebhookTarget.Of(url);
        Assert.Equal((sent, retries, on), (target.Url, target.Retries, target.RetryOn.ToString()));
    }

    private static async Task<string> CallTo(CarrierLab lab, string callback) =>
        (await lab.Post("/Calls.json", "To", Customer, "From", CarrierLab.Line, "Twiml", "<Response/>", "StatusCallback", callback)).Text("sid");

    private static async Task<System.Text.Json.Nodes.JsonNode> Delivered(CarrierLab lab, string state)
    {
        System.Text.Json.Nodes.JsonNode? found = null;
        await CarrierLab.Until(
            async () => (found = (await lab.State())["webhooks"]!.AsArray().FirstOrDefault(w => (string?)w!["state"] == state)) is not null,
            $"a webhook that is {state}");
        return found!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Hanging : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var gone = new TaskCompletionSource();
            await using var registration = httpContext.RequestAborted.Register(() => gone.TrySetResult());
            await gone.Task;
        }
    }
}
