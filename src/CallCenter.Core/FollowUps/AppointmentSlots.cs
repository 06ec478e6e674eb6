using CallCenter.Core.Calendars;
using CallCenter.Core.Campaigns;

namespace CallCenter.Core.FollowUps;

/// <summary>What came of a time the customer asked for.</summary>
public abstract record BookingAnswer
{
    private BookingAnswer() { }

    /// <summary>Taken as asked.</summary>
    /// <param name="At">The agreed instant, offset 0.</param>
    /// <param name="Lawful">Whether the gate lets an agreed call through then; if not, the agent is told to ask for another time.</param>
    public sealed record Booked(DateTimeOffset At, bool Lawful) : BookingAnswer;

    /// <summary>Not a time that can be agreed on.</summary>
    public sealed record Refused(BookingRefusal Reason) : BookingAnswer;
}

/// <summary>Why a time cannot be agreed on.</summary>
public enum BookingRefusal
{
    /// <summary>Not later than now.</summary>
    Past,

    /// <summary>More than a year ahead.</summary>
    TooFar,
}

/// <summary>Times for an appointment: offered those the gate allows, taken any the customer asks for. domain §2, branch <c>busy</c>.</summary>
public static class AppointmentSlots
{
    /// <summary>How far ahead a time can be agreed on.</summary>
    public static readonly TimeSpan Farthest = TimeSpan.FromDays(366);

    private const int MostDays = 60;
    private const int PerHalfDay = 2;
    private static readonly TimeSpan Lead = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Grid = TimeSpan.FromMinutes(30);
    private static readonly TimeOnly Noon = new(12, 0);
    private static readonly TimeOnly BestMorning = new(10, 0);
    private static readonly TimeOnly BestAfternoon = new(15, 0);

    /// <summary>The next times to offer: on the customer's half hours, inside our working hours, allowed without any appointment.</summary>
    /// <remarks>At most two of a half-day, so that the offer is a choice; from 10:00 and 15:00 on where that can be.</remarks>
    /// <returns>Rising, offset 0; fewer than asked for, or none, when the gate stays shut for sixty days.</returns>
    public static IReadOnlyList<DateTimeOffset> Offer(GateFacts facts, WorkCalendar office, DateTimeOffset now, int count)
    {
        var open = facts with { AppointmentAt = null, Owed = null };
        if (count <= 0 || DialGate.FirstAllowed(open, now) is null)
            return [];
        var first = WallClock.Day(facts.Zone, now);
        return [.. Enumerable.Range(0, MostDays).SelectMany(days => OfDay(open, office, first.AddDays(days), now)).Take(count)];
    }

    /// <summary>The first instant at or after this one at which the office works and the gate lets a call through; the office alone where the gate stays shut.</summary>
    public static DateTimeOffset NextOpening(GateFacts facts, WorkCalendar office, DateTimeOffset from)
    {
        var (open, at) = (facts with { AppointmentAt = null, Owed = null }, office.NextWorkingMinute(from));
        for (var looked = 0; looked < MostDays; looked++)
        {
            if (DialGate.FirstAllowed(open, at) is not { } allowed)
                break;
            if (allowed == at)
                return at;
            at = office.NextWorkingMinute(allowed);
        }

        return office.NextWorkingMinute(from);
    }

    /// <summary>Takes the time the customer asks for, rest time and weekend included. Refused: the past, more than a year ahead.</summary>
    public static BookingAnswer Book(GateFacts facts, DateTimeOffset asked, DateTimeOffset now)
    {
        if (asked <= now)
            return new BookingAnswer.Refused(BookingRefusal.Past);
        if (asked > now + Farthest)
            return new BookingAnswer.Refused(BookingRefusal.TooFar);
        var lawful = DialGate.Allows(facts with { AppointmentAt = asked, Owed = null }, asked);
        return new BookingAnswer.Booked(asked.ToUniversalTime(), lawful);
    }

    private static IEnumerable<DateTimeOffset> OfDay(GateFacts facts, WorkCalendar office, DateOnly day, DateTimeOffset now)
    {
        var times = Enumerable.Range(0, 48).Select(slot => TimeOnly.MinValue.Add(slot * Grid)).ToList();
        var morning = times.Where(time => time < Noon).OrderBy(time => time < BestMorning);
        var afternoon = times.Where(time => time >= Noon).OrderBy(time => time < BestAfternoon);
        return Pick(morning).Concat(Pick(afternoon));

        IEnumerable<DateTimeOffset> Pick(IEnumerable<TimeOnly> half) => half
            .Select(time => WallClock.InstantOf(facts.Zone, day, time))
            .Where(at => at >= now + Lead && office.IsWorking(at) && DialGate.Allows(facts, at))
            .Distinct().Take(PerHalfDay).Order();
    }
}
