using CallCenter.Core.Calendars;
using CallCenter.Core.FollowUps;

namespace CallCenter.Core.Knowledge;

/// <summary>The clock of a question to an owner. domain §7: what is not found is asked of the owner with a reply time.</summary>
public static class QuestionClock
{
    /// <summary>The longest question and the longest answer, in characters.</summary>
    public const int Longest = 1000;

    /// <summary>How long the owner has, in working hours: half of what the customer may be promised, so that the promise can be kept (ours).</summary>
    public static readonly TimeSpan Within = TimeSpan.FromHours(4);

    private const string PromiseKey = "reply-8h";

    /// <summary>By when the owner answers, offset 0.</summary>
    public static DateTimeOffset Due(DateTimeOffset now, WorkCalendar calendar) => calendar.AddWorking(now, Within);

    /// <summary>What the agent may promise the customer meanwhile; none when the catalogue has no such line.</summary>
    public static PromiseOffer? Promise(PromiseCatalogue catalogue) =>
        catalogue.Offers.FirstOrDefault(offer => string.Equals(offer.Key, PromiseKey, StringComparison.Ordinal));
}
