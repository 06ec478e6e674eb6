using CallCenter.Core.Calendars;
using CallCenter.Core.Campaigns;
using CallCenter.Core.Customers;
using CallCenter.Core.FollowUps;
using FsCheck;
using FsCheck.Fluent;
using static CallCenter.Core.Tests.Campaigns.GateSamples;

namespace CallCenter.Core.Tests.FollowUps;

public sealed class AppointmentSlotsTests
{
    [Fact]
    public void Offers_are_a_choice_over_half_days() => Assert.Equal(
        [At("2026-07-28 10:00"), At("2026-07-28 10:30"), At("2026-07-28 15:00"), At("2026-07-28 15:30"), At("2026-07-29 10:00")],
        Offer(Ordinary, "2026-07-28 08:45", 5));

    [Theory]
    [InlineData("2026-07-28 10:35", "2026-07-28 11:30")]
    [InlineData("2026-07-28 11:40", "2026-07-28 15:00")]
    [InlineData("2026-07-28 17:20", "2026-07-29 10:00")]
    [InlineData("2026-07-31 17:20", "2026-08-03 10:00")]
    public void The_first_offer_leaves_half_an_hour(string now, string first) => Assert.Equal(At(first), Offer(Ordinary, now, 1)[0]);

    [Fact]
    public void Times_are_offered_on_the_customers_clock_within_our_hours()
    {
        var abroad = Ordinary with { Zone = Zone("Asia/Kathmandu") };
        Assert.Equal([At("2026-07-28 14:00", "Asia/Kathmandu"), At("2026-07-28 15:00", "Asia/Kathmandu")], Offer(abroad, "2026-07-28 11:30", 2));
    }

    [Fact]
    public void Nothing_is_offered_where_the_gate_stays_shut()
    {
        Assert.Empty(Offer(Ordinary with { DoNotCall = [DoNotCallEntry.All()] }, "2026-07-28 10:00", 3));
        Assert.Empty(Offer(Ordinary with { Zone = Zone("America/New_York"), Rules = GateRules.Default with { Legal = new DailyWindow(new TimeOnly(9, 0), new TimeOnly(20, 0)) } }, "2026-07-28 10:00", 3));
        Assert.Empty(Offer(Ordinary, "2026-07-28 10:00", 0));
    }

    [Fact]
    public void Every_offer_is_allowed_without_an_appointment_and_rises() => Prop.ForAll(Any, sample =>
    {
        var offers = AppointmentSlots.Offer(sample.Facts, WorkCalendar.Default, sample.Now, 6);
        var open = sample.Facts with { AppointmentAt = null, Owed = null };
        return offers.All(at => at >= sample.Now.AddMinutes(30) && DialGate.Allows(open, at) && WorkCalendar.Default.IsWorking(at))
            && offers.Distinct().Order().SequenceEqual(offers);
    }).Check(Config.QuickThrowOnFailure);

    [Theory]
    [InlineData("2026-07-28 12:30", true)]
    [InlineData("2026-08-01 12:30", true)]
    [InlineData("2026-07-28 20:59", true)]
    [InlineData("2026-07-28 21:30", false)]
    public void Any_time_the_customer_asks_for_is_taken(string asked, bool lawful) => Assert.Equal(
        new BookingAnswer.Booked(At(asked), lawful), AppointmentSlots.Book(Ordinary, At(asked), At("2026-07-28 10:00")));

    [Theory]
    [InlineData("2026-07-28 10:00", BookingRefusal.Past)]
    [InlineData("2026-07-27 10:00", BookingRefusal.Past)]
    [InlineData("2027-08-28 10:00", BookingRefusal.TooFar)]
    public void The_past_and_the_far_future_are_no_appointments(string asked, BookingRefusal reason) => Assert.Equal(
        new BookingAnswer.Refused(reason), AppointmentSlots.Book(Ordinary, At(asked), At("2026-07-28 10:00")));

    [Fact]
    public void A_time_that_was_taken_is_let_through_by_the_gate()
    {
        var booked = Assert.IsType<BookingAnswer.Booked>(AppointmentSlots.Book(Ordinary, At("2026-07-28 12:30"), At("2026-07-28 10:00")));
        Assert.IsType<GateAnswer.Allowed>(DialGate.Decide(Ordinary with { AppointmentAt = booked.At }, booked.At));
    }

    private static IReadOnlyList<DateTimeOffset> Offer(GateFacts facts, string now, int count) =>
        AppointmentSlots.Offer(facts, WorkCalendar.Default, At(now), count);
}
