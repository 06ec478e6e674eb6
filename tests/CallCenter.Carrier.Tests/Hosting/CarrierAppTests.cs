using System.Diagnostics;
using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Tests.Lab;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallCenter.Carrier.Tests.Hosting;

public sealed class CarrierAppTests
{
    [Fact]
    public async Task It_stops_within_two_seconds_with_calls_and_unanswered_webhooks_under_way()
    {
        await using var lab = await CarrierLab.Start(o => o.Pace = 1);
        var sid = (await lab.Call("+8613800000006", "Twiml", "<Response/>", "Timeout", "600")).Text("sid");
        await lab.UntilStatus(sid, "ringing");
        var agent = (await lab.Call(CarrierLab.Agent, "Twiml", "<Response><Pause length=\"600\"/></Response>")).Text("sid");
        await lab.UntilStatus(agent, "in-progress");
        var watch = Stopwatch.StartNew();
        await lab.Stop();
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Two_carriers_live_in_one_process_and_neither_takes_its_signals()
    {
        await using var one = await CarrierLab.Start();
        await using var two = await CarrierLab.Start();
        Assert.NotEqual(one.Address, two.Address);
        await using var built = CarrierApp.Build(new CarrierOptions { Port = 0 });
        Assert.DoesNotContain("Console", built.Services.GetRequiredService<IHostLifetime>().GetType().Name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AccountSid")]
    [InlineData("Pace")]
    [InlineData("CallsPerSecond")]
    [InlineData("Port")]
    [InlineData("Faults")]
    public void A_setting_out_of_range_is_refused_by_its_name(string key)
    {
        var options = new CarrierOptions();
        if (key == "AccountSid") options.AccountSid = "AC1";
        if (key == "Pace") options.Pace = -1;
        if (key == "CallsPerSecond") options.CallsPerSecond = 0;
        if (key == "Port") options.Port = 70000;
        if (key == "Faults") options.Faults.LosePercent = 101;
        var refused = Assert.Throws<InvalidOperationException>(() => CarrierApp.Build(options));
        Assert.Contains($"Carrier:{key}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_errand_that_fails_is_logged_and_the_carrier_lives_on()
    {
        var errors = new ErrorLog();
        await using var carrier = CarrierApp.Build(new CarrierOptions { Port = 0 }, builder => builder.Logging.AddProvider(errors));
        await carrier.StartAsync();
        carrier.Services.GetRequiredService<CallCenter.Carrier.Hosting.Errands>().Run(_ => throw new InvalidOperationException("on purpose"));
        await CarrierLab.Until(() => Task.FromResult(errors.All.Count == 1), "the failure is logged");
        Assert.Contains("on purpose", errors.All[0], StringComparison.Ordinal);
        using var anybody = new HttpClient { BaseAddress = CarrierApp.AddressOf(carrier) };
        Assert.Equal("ready", await anybody.GetStringAsync("/health/ready"));
        await carrier.StopAsync();
    }

    [Fact]
    public async Task An_unknown_persona_stops_the_start()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => CarrierLab.Start(o => o.Personas["+8613800000000"] = "cheerful"));
        Assert.Contains("cheerful", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ended_calls_are_forgotten_by_age_and_by_number()
    {
        var board = new Switchboard(new CarrierOptions { KeepEnded = 2, KeepEndedFor = TimeSpan.FromHours(1) });
        var now = DateTimeOffset.UnixEpoch;
        var calls = Enumerable.Range(0, 5).Select(i => Ended(board, now.AddMinutes(i))).ToList();
        var live = new Call("AC1", new CallPlan("client:a", "+1"), CallCenter.Carrier.Personas.PersonaFiles.Load()["softphone"], now);
        board.Add(live);
        board.Sweep(now.AddMinutes(10));
        Assert.Equal([calls[3], calls[4], live], board.Calls);
        board.Sweep(now.AddMinutes(63.5));
        Assert.Equal([calls[4], live], board.Calls);
    }

    private static Call Ended(Switchboard board, DateTimeOffset at)
    {
        var call = new Call("AC1", new CallPlan("client:a", "+1"), CallCenter.Carrier.Personas.PersonaFiles.Load()["softphone"], at) { Status = CallStatus.Completed, Ended = at };
        board.Add(call);
        return call;
    }
}
