using CallCenter.Carrier.Tests.Lab;

namespace CallCenter.Carrier.Tests.Calls;

public sealed class OutcomeTests
{
    [Theory]
    [InlineData("+8613800000006", "no-answer", "487", "202")]
    [InlineData("+8613800000086", "busy", "486", "206")]
    [InlineData("+8613800000996", "busy", "603", "203")]
    [InlineData("+8613800000076", "failed", "480", "204")]
    [InlineData("+8613800000066", "failed", "404", "205")]
    [InlineData("+8613800000916", "failed", "410", "207")]
    [InlineData("+8613800000926", "failed", "408", "210")]
    [InlineData("+8613800000936", "failed", "607", "212")]
    [InlineData("+8613800000906", "failed", "607", "108")]
    [InlineData("+8613800000806", "failed", "403", "110")]
    [InlineData("+8613800000946", "failed", "503", "109")]
    [InlineData("+8613800000956", "failed", "403", "111")]
    public async Task Each_ending_gives_its_status_its_sip_code_and_the_carriers_own(string number, string status, string sip, string code)
    {
        await using var lab = await CarrierLab.Start();
        var call = await lab.Call(number, "Twiml", "<Response/>");
        var end = await lab.Receiver.Status(call.Text("sid"), status);
        Assert.Equal((sip, code), (end["SipResponseCode"], end["SipHeader_X-Carrier-Code"]));
    }

    [Fact]
    public async Task A_mix_decides_by_seed_who_is_reached_and_the_same_number_fares_alike()
    {
        var first = await Fates(seed: 1);
        Assert.Equal(first, await Fates(seed: 1));
        Assert.NotEqual(first, await Fates(seed: 2));
        Assert.InRange(first.Count(f => f == "in-arrears"), 15, 45);
        Assert.InRange(first.Count(f => f == "out-of-area"), 5, 30);
        Assert.InRange(first.Count(f => f == "calm"), 40, 80);
    }

    [Theory]
    [InlineData("nobody", 10)]
    [InlineData("calm", 101)]
    public async Task A_mix_that_cannot_be_is_refused_at_the_start(string persona, int share)
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => CarrierLab.Start(o => o.Mix[persona] = share));
        Assert.Contains("Carrier:Mix", refused.Message, StringComparison.Ordinal);
    }

    private static Task<List<string>> Fates(int seed)
    {
        var options = new CarrierOptions { Seed = seed, Mix = { ["in-arrears"] = 30, ["out-of-area"] = 15 } };
        var cast = new CallCenter.Carrier.Personas.Cast(CallCenter.Carrier.Personas.PersonaFiles.Load(), options);
        // All end in 0: whoever the mix leaves alone is calm.
        return Task.FromResult(Enumerable.Range(0, 100).Select(i => cast.For($"+86138{i:0000000}0").Key).ToList());
    }
}
