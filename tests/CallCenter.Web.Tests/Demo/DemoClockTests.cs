using CallCenter.Core.Calendars;
using CallCenter.Core.Calls;
using CallCenter.Core.Campaigns;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using CallCenter.Web.Demo;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.Demo;

public sealed class DemoClockTests
{
    private static readonly Actor Anybody = new Actor.Person(Guid.CreateVersion7(), 1, new HashSet<Role> { Role.Agent });

    [Theory]
    [InlineData("2026-11-22T03:00", "2026-11-23T09:00")] // Sunday night
    [InlineData("2026-11-20T17:45", "2026-11-23T09:00")] // after work on Friday
    [InlineData("2026-11-23T08:40", "2026-11-23T09:00")] // at work, before the lawful hours
    [InlineData("2026-11-23T12:10", "2026-11-23T14:00")] // rest time
    [InlineData("2026-11-23T17:30", "2026-11-24T09:00")] // the end of work
    [InlineData("2026-11-23T10:00:20", "2026-11-23T10:00:20")]
    [InlineData("2026-11-23T17:29", "2026-11-23T17:29")]
    public void The_clock_goes_to_the_next_minute_of_work_at_which_calls_are_allowed(string now, string then) =>
        Assert.Equal(Shanghai(then), DemoClock.NextMinute(GateRules.Default, WorkCalendar.Default, Shanghai(now)));

    [Fact]
    public void It_never_goes_back_and_always_ends_inside_the_hours()
    {
        var random = new DemoRandom(3);
        for (var i = 0; i < 2000; i++)
        {
            var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(random.Below(365 * 86400));
            var then = DemoClock.NextMinute(GateRules.Default, WorkCalendar.Default, now);
            var local = then.ToOffset(TimeSpan.FromHours(8));
            Assert.True(then >= now && then - now < TimeSpan.FromDays(3));
            Assert.True(DemoDays.IsWorkday(DateOnly.FromDateTime(local.DateTime)));
            Assert.True(local.TimeOfDay >= TimeSpan.FromHours(9) && local.TimeOfDay < TimeSpan.FromHours(17.5) && local.Hour is not (12 or 13), $"{local}");
        }
    }

    [Fact]
    public void Without_a_common_minute_it_stays() => Assert.Equal(
        Shanghai("2026-11-23T10:00"),
        DemoClock.NextMinute(
            GateRules.Default with { Legal = new DailyWindow(new TimeOnly(19, 0), new TimeOnly(20, 0)) }, WorkCalendar.Default, Shanghai("2026-11-23T10:00")));

    [Fact]
    public async Task At_the_start_customers_may_be_called_whatever_the_hour_and_a_restart_does_not_go_back()
    {
        var database = await TestDatabase.New(DatabaseProvider.Sqlite);
        TimeSpan ahead;
        await using (var product = await Product.Start(database, ("Demo:Clock", "true")))
        {
            var clock = product.Services.GetRequiredService<OfficeClock>();
            Assert.Equal(clock.GetUtcNow(), DemoClock.NextMinute(GateRules.Default, WorkCalendar.Default, clock.GetUtcNow()), TimeSpan.FromSeconds(30));
            await product.Services.GetRequiredService<ClockRow>().AdvanceToAsync(clock.GetUtcNow().AddHours(1), "test");
            ahead = clock.Ahead;
        }

        await using var again = await Product.Start(database, ("Demo:Clock", "true"));
        Assert.True(again.Services.GetRequiredService<OfficeClock>().Ahead >= ahead);
    }

    [Fact]
    public async Task The_button_jumps_and_tells_the_screens_but_not_while_a_call_is_open()
    {
        await using var product = await Product.Start(DatabaseProvider.Sqlite, ("Demo:Data", "true"));
        var (clock, demo) = (product.Services.GetRequiredService<OfficeClock>(), product.Services.GetRequiredService<DemoClock>());
        var night = clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).Date.AddHours(23);
        await product.Services.GetRequiredService<ClockRow>().AdvanceToAsync(new DateTimeOffset(night, TimeSpan.FromHours(8)), "test");
        var moved = 0;
        demo.Moved += (_, _) => moved++;

        await Open(product, CallPhase.Talking);
        Assert.IsType<ClockJump.CallOpen>(await demo.JumpAsync(Anybody));
        Assert.Equal(0, moved);

        await Open(product, CallPhase.Closed);
        var before = clock.GetUtcNow();
        var jump = Assert.IsType<ClockJump.Jumped>(await demo.JumpAsync(Anybody));
        Assert.True(jump.To > before && clock.GetUtcNow() >= jump.To);
        Assert.Equal(1, moved);
        Assert.IsType<ClockJump.NotNeeded>(await demo.JumpAsync(Anybody));
    }

    [Fact]
    public async Task Where_it_is_off_nobody_moves_it()
    {
        await using var product = await Product.Start(DatabaseProvider.Sqlite);
        var demo = product.Services.GetRequiredService<DemoClock>();
        Assert.False(demo.On);
        Assert.IsType<ClockJump.Refused>(await demo.JumpAsync(Anybody));
        Assert.Equal(TimeSpan.Zero, demo.Ahead);
    }

    [Fact]
    public async Task The_request_of_somebody_not_signed_in_is_not_served()
    {
        await using var product = await Product.Start(DatabaseProvider.Sqlite, ("Demo:Clock", "true"));
        var before = product.Services.GetRequiredService<OfficeClock>().Ahead;
        using var client = product.Client();
        using var answer = await client.PostAsync("/demo/clock", new FormUrlEncodedContent([new("back", "/")]));
        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.Equal(before, product.Services.GetRequiredService<OfficeClock>().Ahead);
    }

    private static async Task Open(Product product, CallPhase phase)
    {
        await using var db = product.OpenDb();
        var id = await db.Calls.OrderBy(c => c.Id).Select(c => c.Id).FirstAsync();
        await db.Calls.Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Phase, phase));
    }

    private static DateTimeOffset Shanghai(string local) =>
        new(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(8));
}
