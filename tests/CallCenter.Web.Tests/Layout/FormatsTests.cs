using CallCenter.Core.Calendars;
using CallCenter.Web.Layout;

namespace CallCenter.Web.Tests.Layout;

public sealed class FormatsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(8650, "¥86.50")]
    [InlineData(-8650, "-¥86.50")]
    [InlineData(123456789, "¥1,234,567.89")]
    [InlineData(5, "¥0.05")]
    public void Money_is_written_with_its_sign_and_two_places(long fen, string written) => Assert.Equal(written, Texts.Chinese.Money(fen));

    [Theory]
    [InlineData(0, 5.5, "今天 15:30", "Today 15:30")]
    [InlineData(1, 0, "明天 10:00", "Tomorrow 10:00")]
    [InlineData(-1, 0, "昨天 10:00", "Yesterday 10:00")]
    [InlineData(2, 5.5, "周二 15:30", "Tue 15:30")]
    [InlineData(9, 0, "12-01 周二 10:00", "12-01 Tue 10:00")]
    public void A_plan_names_the_day_as_people_do(int days, double hours, string chinese, string english)
    {
        var at = Now.AddDays(days).AddHours(hours);
        Assert.Equal(chinese, Texts.Chinese.When(at, Now, CalendarZones.China));
        Assert.Equal(english, Texts.English.When(at, Now, CalendarZones.China));
    }

    [Fact]
    public void Midnight_belongs_to_the_zone_that_is_shown() =>
        Assert.Equal("明天 00:30", Texts.Chinese.When(new(2026, 11, 22, 16, 30, 0, TimeSpan.Zero), Now, CalendarZones.China));

    [Fact]
    public void Another_zone_shows_its_own_time() =>
        Assert.Equal("今天 08:00", Texts.Chinese.When(Now.AddHours(6), Now, TimeZoneInfo.Utc));

    [Theory]
    [InlineData(125, "2:05")]
    [InlineData(3725, "1:02:05")]
    public void A_length_of_time_shows_hours_only_when_there_are_any(int seconds, string written) =>
        Assert.Equal(written, Texts.Chinese.Length(TimeSpan.FromSeconds(seconds)));
}
