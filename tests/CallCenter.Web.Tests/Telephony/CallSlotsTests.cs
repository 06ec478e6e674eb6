using CallCenter.Core.Calls;
using CallCenter.Web.Calls;
using CallCenter.Web.Data;
using CallCenter.Web.Telephony;
using CallCenter.Web.Tests.Calls;
using CallCenter.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CallCenter.Web.Tests.Telephony;

/// <summary>Calls per second are slots of the account, claimed in the database by every node; and a carrier that is silent.</summary>
public sealed class CallSlotsTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Two_nodes_never_take_the_same_slot_and_keep_the_rate_together(DatabaseProvider provider)
    {
        await using var product = await Product.Start(provider);
        var options = Options.Create(new TelephonyOptions { AccountSid = "ACslots", CallsPerSecond = 4 });
        using var one = new CallSlots(product.Services.GetRequiredService<Writes>(), options);
        using var other = new CallSlots(product.Services.GetRequiredService<Writes>(), options);
        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? one : other).ClaimAsync()));
        var slots = taken.Order().ToList();
        Assert.Equal(20, slots.Distinct().Count());
        Assert.All(slots.Zip(slots.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromMilliseconds(249.9), $"{pair.Second - pair.First}"));
    }

    [Fact]
    public async Task A_quick_account_asks_the_database_ten_times_a_second_at_most_and_keeps_its_rate()
    {
        await using var product = await Product.Start();
        var options = Options.Create(new TelephonyOptions { AccountSid = "ACquick", CallsPerSecond = 100 });
        using var slots = new CallSlots(product.Services.GetRequiredService<Writes>(), options);
        var taken = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => slots.ClaimAsync()));
        Assert.InRange((taken.Max() - taken.Min()).TotalMilliseconds, 480, 5000);
        Assert.Equal(50, taken.Distinct().Count());
    }

    [Fact]
    public async Task A_carrier_that_says_nothing_is_told_to_the_agent_within_five_seconds_and_nothing_counts()
    {
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        await using var product = await Product.Start(overrides:
            [("Telephony:MountSimulator", "false"), ("Telephony:ApiUrl", $"http://{silent.LocalEndpoint}")]);
        var hands = await DeskHands.Seated(product, "+8613800005670");
        var told = new TaskCompletionSource<CallNews.Trouble>();
        using var following = product.Services.GetRequiredService<CallFeed>().Follow(hands.Agent.Id, news =>
        {
            if (news is CallNews.Trouble trouble) told.TrySetResult(trouble);
        });
        var call = await hands.DialAsync();
        Assert.Equal(LineTrouble.Unreachable, (await told.Task.WaitAsync(TimeSpan.FromSeconds(5))).What);
        Assert.Equal(CallResult.NotDialled, (await hands.Reaches(call, CallPhase.Closed)).Closing?.Result);
        await using var db = product.OpenDb();
        Assert.False(db.Attempts.Any(a => a.Counted));
    }
}
