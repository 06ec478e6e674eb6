using System.Collections.Immutable;
using CallCenter.Core.Calendars;

namespace CallCenter.Core.Campaigns;

/// <summary>The figures of the dial gate; settings, not constants. domain §4.</summary>
/// <param name="Legal">Local hours in which calls are lawful (<em>law</em>, to be confirmed by counsel).</param>
/// <param name="Rest">Local rest time (午休), avoided unless the customer asked for it (002).</param>
/// <param name="Days">Weekend, holidays and make-up days of the customer's country.</param>
/// <param name="Caps">How many attempts are made in what time.</param>
public sealed record GateRules(DailyWindow Legal, DailyWindow Rest, DayTable Days, ImmutableArray<AttemptCap> Caps)
{
    /// <summary>Legal 9:00–21:00, rest 12:00–14:00, Saturday and Sunday, <see cref="AttemptCap.Defaults"/>.</summary>
    public static GateRules Default { get; } = new(
        new DailyWindow(new TimeOnly(9, 0), new TimeOnly(21, 0)), new DailyWindow(new TimeOnly(12, 0), new TimeOnly(14, 0)),
        DayTable.Plain, AttemptCap.Defaults);
}

/// <summary>What a cap counts.</summary>
public enum CapScope
{
    /// <summary>Attempts of this callback.</summary>
    Callback,

    /// <summary>Attempts on this number, in all campaigns.</summary>
    Number,

    /// <summary>Attempts on all numbers of this customer, in all campaigns.</summary>
    Customer,
}

/// <summary>At most so many attempts in a time that slides along: one made exactly that long ago no longer counts.</summary>
/// <param name="Scope">What is counted.</param>
/// <param name="Most">The attempt after this many is denied; not below zero.</param>
/// <param name="Within">The sliding time; none counts for ever.</param>
public sealed record AttemptCap(CapScope Scope, int Most, TimeSpan? Within)
{
    /// <summary>Ours: a callback 2 a day and 6 in all, a number 3 a day, a customer 3 a day and 8 in a week.</summary>
    public static ImmutableArray<AttemptCap> Defaults { get; } =
    [
        new(CapScope.Callback, 2, TimeSpan.FromHours(24)), new(CapScope.Callback, 6, Within: null),
        new(CapScope.Number, 3, TimeSpan.FromHours(24)),
        new(CapScope.Customer, 3, TimeSpan.FromHours(24)), new(CapScope.Customer, 8, TimeSpan.FromDays(7)),
    ];

    internal bool IsReached(AttemptFacts attempts, DateTimeOffset now) =>
        attempts.Of(Scope).Count(made => Within is not { } within || now - made < within) >= Most;
}

/// <summary>When attempts were made, those of owed calls left out; the order does not matter.</summary>
/// <param name="OfCallback">Of this callback.</param>
/// <param name="OfNumber">On this number.</param>
/// <param name="OfCustomer">On any number of this customer.</param>
public sealed record AttemptFacts(
    IReadOnlyList<DateTimeOffset> OfCallback, IReadOnlyList<DateTimeOffset> OfNumber, IReadOnlyList<DateTimeOffset> OfCustomer)
{
    /// <summary>Nobody was called yet.</summary>
    public static AttemptFacts None { get; } = new([], [], []);

    /// <summary>The attempts a cap of this scope counts.</summary>
    public IReadOnlyList<DateTimeOffset> Of(CapScope scope) => scope switch
    {
        CapScope.Callback => OfCallback,
        CapScope.Number => OfNumber,
        _ => OfCustomer,
    };
}
