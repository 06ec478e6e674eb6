using System.Net;
using CallCenter.Carrier.Tests.Lab;

namespace CallCenter.Carrier.Tests.Simulator;

public sealed class SimulatorTests
{
    [Fact]
    public async Task The_state_shows_calls_conferences_and_webhooks()
    {
        await using var lab = await CarrierLab.Start();
        var talk = await lab.Talk("+8613800000003");
        await lab.Receiver.Next(h => h["TranscriptionEvent"] == "transcription-started");
        var state = await lab.State();
        var call = state["calls"]!.AsArray().Single(c => (string?)c!["sid"] == talk.Customer)!;
        Assert.Equal(("angry", "room", "in-progress"), ((string?)call["persona"], (string?)call["conference"], (string?)call["status"]));
        Assert.Equal("live", (string?)call["transcriptions"]![0]!["name"]);
        Assert.Equal(2, state["conferences"]!.AsArray().Single()!["participants"]!.AsArray().Count);
        await CarrierLab.Until(
            async () => (await lab.State())["webhooks"]!.AsArray().Any(w => (string?)w!["kind"] == "transcription" && (string?)w["state"] == "delivered"),
            "the transcription's webhook is marked delivered");
    }

    [Fact]
    public async Task The_page_and_the_health_answer_without_credentials()
    {
        await using var lab = await CarrierLab.Start();
        using var anybody = new HttpClient { BaseAddress = lab.Address };
        using var page = await anybody.GetAsync("/");
        Assert.DoesNotContain("unsafe", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("/page.js", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("/simulator/state", await anybody.GetStringAsync("/page.js"), StringComparison.Ordinal);
        Assert.Contains("--ground", await anybody.GetStringAsync("/page.css"), StringComparison.Ordinal);
        Assert.Equal("ready", await anybody.GetStringAsync("/health/ready"));
        Assert.Equal("live", await anybody.GetStringAsync("/health/live"));
    }

    [Fact]
    public async Task The_figures_count_what_goes_on()
    {
        await using var lab = await CarrierLab.Start();
        await lab.Talk("+8613800000000");
        await CarrierLab.Until(async () => (int)(await lab.State())["figures"]!["live"]! == 2, "two legs talk");
        await CarrierLab.Until(async () => (await lab.State())["webhooks"]!.AsArray().All(w => (string?)w!["state"] == "delivered"), "all webhooks are answered");
        var figures = (await lab.State())["figures"]!;
        Assert.Equal((1, lab.Receiver.All.Count, 0), ((int)figures["conferences"]!, (int)figures["webhooks"]!, (int)figures["failed"]!));
        Assert.Equal("real", (string?)(await lab.State())["clock"]);
    }

    [Fact]
    public async Task A_request_that_names_another_host_is_refused()
    {
        await using var lab = await CarrierLab.Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/simulator/state");
        request.Headers.Host = "carrier.example.com";
        using var response = await lab.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, response.StatusCode);
    }
}
