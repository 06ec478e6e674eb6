using System.Globalization;
using CallCenter.Core.Calendars;
using CallCenter.Core.Campaigns;
using CallCenter.Core.Customers;
using FsCheck;
using FsCheck.Fluent;

namespace CallCenter.Core.Tests.Campaigns;

/// <summary>Facts for the gate: an ordinary one to vary, and any.</summary>
internal static class GateSamples
{
    public static readonly PhoneNumber Mobile = PhoneNumber.Stored("+8613812345678")!;

    public static readonly GateFacts Ordinary = new(
        CalendarZones.China, CallbackKind.SecondCallback, new NumberFacts(Mobile), new CampaignFacts(CallPurpose.Service),
        [], AttemptFacts.None, GateRules.Default);

    public static TimeZoneInfo Zone(string id) => CalendarZones.Of(id) ?? throw new ArgumentException(id, nameof(id));

    /// <summary>The instant of a wall-clock time, such as 2026-07-28 12:30, in a zone.</summary>
    public static DateTimeOffset At(string wall, string zone = "Asia/Shanghai")
    {
        var time = DateTime.Parse(wall, CultureInfo.InvariantCulture);
        return new DateTimeOffset(time, Zone(zone).GetUtcOffset(time)).ToUniversalTime();
    }

    public static IReadOnlyList<GateRule> Reasons(GateAnswer answer) =>
        answer is GateAnswer.Denied denied ? [.. denied.Reasons.Select(r => r.Rule)] : [];

    public static DateTimeOffset? Next(GateAnswer answer) => Assert.IsType<GateAnswer.Denied>(answer).NextAllowedAt;

    /// <summary>Any facts and any instant of two years, changes of daylight saving among them.</summary>
    public static Arbitrary<(GateFacts Facts, DateTimeOffset Now)> Any { get; } = (
        from now in Gen.Choose(0, 2 * 365 * 24 * 60).Select(minute => At("2026-01-01").AddMinutes(minute).AddSeconds(minute % 7))
        from facts in FactsAt(now)
        select (facts, now)).ToArbitrary();

    private static readonly string[] Zones =
    [
        "Asia/Shanghai", "Asia/Urumqi", "America/New_York", "Europe/London", "Australia/Lord_Howe", "America/Santiago", "Asia/Kathmandu",
    ];

    private static Gen<GateFacts> FactsAt(DateTimeOffset now) =>
        from zone in Gen.Elements(Zones)
        from campaign in Campaign
        from many in Gen.Choose(0, 9)
        from attempts in Gen.Choose(0, 9 * 24 * 60).Select(ago => now.AddMinutes(-ago)).ListOf(many)
        from appointment in Seldom(Gen.Choose(-300, 3 * 24 * 60).Select(minutes => now.AddMinutes(minutes)))
        from owed in Seldom(Gen.Elements(Enum.GetValues<OwedKind>()))
        from doNotCall in Gen.Elements<DoNotCallEntry[]>([], [], [], [DoNotCallEntry.All(now.AddHours(31))], [DoNotCallEntry.Marketing()])
        from holiday in Gen.Choose(0, 4)
        from complaint in Gen.Frequency((5, Gen.Constant(value: false)), (1, Gen.Constant(value: true)))
        select new GateFacts(
            Zone(zone), CallbackKind.SecondCallback, new NumberFacts(Mobile), campaign, doNotCall,
            new AttemptFacts([.. attempts.Take(2)], [.. attempts.Take(4)], [.. attempts]), WithHoliday(now, holiday))
        {
            AppointmentAt = appointment,
            Owed = owed is { } kind ? new OwedCall(kind, now.AddMinutes(-20)) : null,
            OpenComplaint = complaint,
        };

    private static readonly Gen<CampaignFacts> Campaign =
        from purpose in Gen.Elements(Enum.GetValues<CallPurpose>())
        from weekends in Gen.Elements(Enum.GetValues<WeekendPolicy>())
        from consent in Gen.Elements(ConsentState.Given, ConsentState.Given, ConsentState.Withdrawn)
        select new CampaignFacts(purpose, CampaignState.Running, weekends, consent);

    private static GateRules WithHoliday(DateTimeOffset now, int inDays) => GateRules.Default with
    {
        Days = DayTable.Plain with { Holidays = [DateOnly.FromDateTime(now.UtcDateTime.AddDays(inDays))] },
    };

    private static Gen<T?> Seldom<T>(Gen<T> gen)
        where T : struct => Gen.Frequency((3, Gen.Constant<T?>(value: null)), (1, gen.Select(value => (T?)value)));
}
