using System.Diagnostics;
using CallCenter.Carrier.Tests.Lab;

namespace CallCenter.Carrier.Tests.Simulator;

public sealed class TimeTravelTests
{
    private const string Customer = "+8613800000000";
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_jump_of_an_hour_lets_everything_happen_in_its_order_and_takes_no_hour()
    {
        await using var lab = await Virtual();
        var watch = Stopwatch.StartNew();
        var sid = (await lab.Call(Customer, "Twiml", "<Response><Pause length=\"1800\"/></Response>")).Text("sid");
        await lab.Post("/simulator/clock", "Seconds", "3");
        Assert.Equal("ringing", (await lab.Get($"/Calls/{sid}.json")).Text("status"));
        var now = await lab.Post("/simulator/clock", "Until", "2026-03-02T02:00:00Z");
        Assert.Equal(("virtual", "2026-03-02T02:00:00.000000Z"), (now.Text("kind"), now.Text("now")));
        Assert.Equal(["initiated", "ringing", "in-progress", "completed"], lab.Receiver.All.Where(h => h["CallSid"] == sid && h.Path == "/status").Select(h => h["CallStatus"]));
        var end = lab.Receiver.All.Single(h => h["CallStatus"] == "completed");
        Assert.InRange(int.Parse(end["CallDuration"], System.Globalization.CultureInfo.InvariantCulture), 1800, 1802);
        Assert.StartsWith("Mon, 02 Mar 2026 01:30:0", end["Timestamp"], StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Without_a_jump_nothing_happens_at_all()
    {
        await using var lab = await Virtual();
        var sid = (await lab.Call("+8613800000006", "Twiml", "<Response/>", "Timeout", "45")).Text("sid");
        await lab.Post("/simulator/clock", "Seconds", "44");
        Assert.Equal("ringing", (await lab.Get($"/Calls/{sid}.json")).Text("status"));
        await lab.Post("/simulator/clock", "Seconds", "3");
        Assert.Equal("no-answer", (await lab.Get($"/Calls/{sid}.json")).Text("status"));
    }

    [Fact]
    public async Task A_customer_on_hold_loses_patience_when_the_clock_says_so()
    {
        await using var lab = await Virtual();
        var talk = await lab.Join("room", CarrierLab.Agent);
        var customer = (await lab.Join("room", "+8613800000003")).Text("call_sid");
        await lab.Post("/simulator/clock", "Seconds", "6");
        await lab.Post($"/Conferences/{talk.Text("conference_sid")}/Participants/{customer}.json", "Hold", "true");
        await lab.Post("/simulator/clock", "Seconds", "600");
        Assert.Equal("completed", (await lab.Get($"/Calls/{customer}.json")).Text("status"));
    }

    [Fact]
    public async Task The_real_clock_is_not_moved_and_a_wrong_time_is_refused()
    {
        await using var real = await CarrierLab.Start();
        Assert.Equal((409, "real"), ((await real.Post("/simulator/clock", "Seconds", "1")).Status, (await real.Get("/simulator/clock")).Text("kind")));
        await using var lab = await Virtual();
        Assert.Equal(20001, (await lab.Post("/simulator/clock", "Until", "tomorrow")).Code);
        Assert.Equal(20001, (await lab.Post("/simulator/clock", "Seconds", "-1")).Code);
        Assert.Equal(20001, (await lab.Post("/simulator/clock")).Code);
    }

    private static Task<CarrierLab> Virtual() => CarrierLab.Start(o =>
    {
        o.Clock = ClockKind.Virtual;
        o.ClockStart = Start;
        o.Pace = 1;
    });
}
