using CallCenter.Core.Calendars;
using static CallCenter.Core.Tests.Campaigns.GateSamples;

namespace CallCenter.Core.Tests.Calendars;

public sealed class WallClockTests
{
    [Theory]
    [InlineData("Asia/Shanghai", "2026-07-28", "12:30", "2026-07-28T04:30:00Z")]
    [InlineData("America/New_York", "2026-03-08", "02:30", "2026-03-08T07:00:00Z")]
    [InlineData("America/New_York", "2026-03-08", "03:00", "2026-03-08T07:00:00Z")]
    [InlineData("America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:30:00Z")]
    [InlineData("America/Santiago", "2026-09-06", "00:00", "2026-09-06T04:00:00Z")]
    public void A_wall_time_is_its_first_instant_or_the_change_that_skips_it(string zone, string day, string time, string instant) =>
        Assert.Equal(At(instant.Replace("Z", "", StringComparison.Ordinal), "Etc/UTC"), WallClock.InstantOf(Zone(zone), DateOnly.Parse(day), TimeOnly.Parse(time)));

    [Fact]
    public void Boundaries_rise_and_hold_midnight_times_and_changes()
    {
        var newYork = Zone("America/New_York");
        var from = At("2026-10-31 12:00", "America/New_York");
        var found = WallClock.Boundaries(newYork, [new TimeOnly(1, 30), new TimeOnly(9, 0)], from, from.AddDays(2)).ToList();
        Assert.Equal(found.Distinct().Order(), found);
        Assert.All(
            new[] { "2026-11-01T04:00", "2026-11-01T05:30", "2026-11-01T06:00", "2026-11-01T06:30", "2026-11-01T14:00", "2026-11-02T05:00" },
            instant => Assert.Contains(At(instant, "Etc/UTC"), found));
        Assert.Equal(from.AddDays(2), found[^1]);
    }

    [Theory]
    [InlineData("Asia/Shanghai", true)]
    [InlineData("America/Argentina/Buenos_Aires", true)]
    [InlineData("Etc/GMT+8", true)]
    [InlineData("Mars/Olympus", false)]
    [InlineData("../../etc/passwd", false)]
    [InlineData("/etc/localtime", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Zones_are_known_by_their_id(string? id, bool known) => Assert.Equal(known, CalendarZones.Of(id) is not null);

    [Fact]
    public void A_long_id_is_no_zone() => Assert.Null(CalendarZones.Of(new string('A', 4000)));
}
