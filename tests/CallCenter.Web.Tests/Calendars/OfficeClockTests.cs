using CallCenter.Core.Calendars;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using CallCenter.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.Calendars;

public sealed class OfficeClockTests
{
    [Fact]
    public async Task The_clock_goes_forward_never_back_and_no_restart_loses_it()
    {
        var database = await TestDatabase.New(DatabaseProvider.Sqlite);
        DateTimeOffset far;
        await using (var first = await Product.Start(database, ("Demo:Clock", "false")))
        {
            var clock = first.Services.GetRequiredService<OfficeClock>();
            var row = first.Services.GetRequiredService<ClockRow>();
            Assert.Equal(TimeSpan.Zero, clock.Ahead);
            far = clock.GetUtcNow().AddDays(3);
            await row.AdvanceToAsync(far, "test");
            Assert.InRange(clock.GetUtcNow() - far, TimeSpan.Zero, TimeSpan.FromSeconds(30));
            await row.AdvanceToAsync(far.AddDays(-2), "test");
            Assert.True(clock.GetUtcNow() >= far);
        }
        await using var second = await Product.Start(database, ("Demo:Clock", "false"));
        var again = second.Services.GetRequiredService<OfficeClock>().GetUtcNow();
        Assert.InRange(again - far, TimeSpan.Zero, TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task A_node_follows_the_clock_that_another_has_moved()
    {
        var database = await TestDatabase.New(DatabaseProvider.Postgres);
        await using var one = await Product.Start(database, ("Demo:Clock", "false"));
        await using var two = await Product.Start(database, ("Demo:Clock", "false"));
        await one.Services.GetRequiredService<ClockRow>().AdvanceToAsync(DateTimeOffset.UtcNow.AddDays(2), "test");
        var follower = two.Services.GetRequiredService<OfficeClock>();
        await Eventually.Holds(() => follower.Ahead == one.Services.GetRequiredService<OfficeClock>().Ahead, "the other node follows");
        Assert.InRange(follower.Ahead, TimeSpan.FromDays(1.9), TimeSpan.FromDays(2));
    }

    [Fact]
    public async Task Technical_time_stays_on_the_systems_clock()
    {
        await using var product = await Product.Start();
        Assert.Same(TimeProvider.System, product.Services.GetRequiredService<TimeProvider>());
        await product.Services.GetRequiredService<ClockRow>().AdvanceToAsync(DateTimeOffset.UtcNow.AddDays(40), "test");
        Assert.InRange(product.Services.GetRequiredService<TimeProvider>().GetUtcNow() - DateTimeOffset.UtcNow, TimeSpan.FromSeconds(-5), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void The_clock_tells_whole_microseconds_and_knows_the_offices_zone()
    {
        var clock = new OfficeClock(TimeProvider.System, WorkCalendar.Default);
        for (var i = 0; i < 1000; i++) Assert.Equal(0, clock.GetUtcNow().Ticks % TimeSpan.TicksPerMicrosecond);
        Assert.Equal(TimeSpan.Zero, clock.GetUtcNow().Offset);
        Assert.Equal(TimeSpan.FromHours(8), clock.GetLocalNow().Offset);
    }

    [Fact]
    public async Task The_office_works_in_the_zone_hours_and_holidays_of_the_settings()
    {
        await using var product = await Product.Start(
            overrides: [("Office:Zone", "Asia/Tokyo"), ("Office:Opens", "09:30"), ("Gate:Holidays:0", "2027-01-01")]);
        var clock = product.Services.GetRequiredService<OfficeClock>();
        Assert.Equal(20270101, clock.DayNumber(new DateTimeOffset(2026, 12, 31, 15, 0, 0, TimeSpan.Zero)));
        Assert.Equal(20261231, clock.DayNumber(new DateTimeOffset(2026, 12, 31, 14, 59, 0, TimeSpan.Zero)));
        // Thursday evening in Tokyo; Friday is the holiday.
        Assert.Equal(new DateTimeOffset(2027, 1, 4, 0, 30, 0, TimeSpan.Zero), clock.Calendar.NextWorkingMinute(new(2026, 12, 31, 9, 0, 0, TimeSpan.Zero)));
    }
}
