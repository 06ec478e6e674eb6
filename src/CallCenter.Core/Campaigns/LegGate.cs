using System.Collections.Immutable;
using CallCenter.Core.Customers;

namespace CallCenter.Core.Campaigns;

/// <summary>Which telephones may be rung that are not customers: transfers, third parties, agents' telephones. Settings.</summary>
/// <param name="Prefixes">E.164 beginnings that are allowed, such as <c>+86571</c>; empty allows no telephone.</param>
/// <param name="Numbers">Single numbers of departments, E.164.</param>
/// <param name="MostPerDay">Legs to telephones per agent and day.</param>
public sealed record LegRules(ImmutableArray<string> Prefixes, ImmutableArray<string> Numbers, int MostPerDay)
{
    /// <summary>Softphones only.</summary>
    public static LegRules SoftphonesOnly { get; } = new([], [], MostPerDay: 50);
}

/// <summary>Why a leg is refused.</summary>
public enum LegRefusal
{
    /// <summary>Neither <c>client:…</c> nor a telephone number.</summary>
    Malformed,

    /// <summary>A premium, service or short number.</summary>
    Premium,

    /// <summary>Another country, not on the list.</summary>
    International,

    /// <summary>A telephone that is not on the list.</summary>
    NotListed,

    /// <summary>The agent's legs of the day are used up.</summary>
    DailyCap,
}

/// <summary>The answer of the leg gate.</summary>
public abstract record LegAnswer
{
    private LegAnswer() { }

    /// <summary>The leg may be rung. Only the gate makes it.</summary>
    public sealed record Allowed : LegAnswer
    {
        internal Allowed(string to) => To = to;

        /// <summary>What may be rung: E.164 or <c>client:…</c>.</summary>
        public string To { get; }
    }

    /// <summary>The leg may not be rung.</summary>
    public sealed record Denied(LegRefusal Reason) : LegAnswer;
}

/// <summary>The gate of legs to others than customers: what is not listed is refused. domain §4.</summary>
public static class LegGate
{
    private const string Client = "client:";
    private const int LongestIdentity = 121;
    private static readonly string[] PremiumPrefixes = ["+86400", "+86800", "+1900", "+1976", "+449", "+979"];

    /// <summary>Whether a leg may be rung: agents' softphones always, telephones by the list, premium numbers never.</summary>
    /// <param name="to"><c>client:</c> and an identity, or a number as typed.</param>
    /// <param name="rules">The list in force.</param>
    /// <param name="madeToday">Legs to telephones this agent has rung on this day.</param>
    public static LegAnswer Decide(string to, LegRules rules, int madeToday)
    {
        if (to.StartsWith(Client, StringComparison.Ordinal))
            return IsIdentity(to.AsSpan(Client.Length)) ? new LegAnswer.Allowed(to) : Deny(LegRefusal.Malformed);
        return PhoneNumber.Read(to) switch
        {
            PhoneReading.Understood read => Listed(read.Number.Dialable, rules, madeToday),
            PhoneReading.Refused { Reason: PhoneRefusal.ServiceNumber } => Deny(LegRefusal.Premium),
            PhoneReading.Refused { Reason: PhoneRefusal.Foreign } => Abroad(to, rules, madeToday),
            _ => Deny(LegRefusal.Malformed),
        };
    }

    /// <summary>The proof for the carrier client that this leg may be rung.</summary>
    /// <param name="allowed">What the gate answered; it carries the target.</param>
    /// <param name="callId">The call the leg joins.</param>
    /// <param name="leg">Which leg of the call it is, from 1.</param>
    /// <param name="now">The instant of the answer.</param>
    public static DialPermit Permit(LegAnswer.Allowed allowed, Guid callId, int leg, DateTimeOffset now) =>
        new(allowed.To, callId, leg, now);

    private static LegAnswer.Denied Deny(LegRefusal reason) => new(reason);

    private static LegAnswer Abroad(string typed, LegRules rules, int madeToday)
    {
        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        var number = "+" + (digits.StartsWith("00", StringComparison.Ordinal) ? digits[2..] : digits);
        if (number.Length is < 8 or > 16)
            return Deny(LegRefusal.Malformed);
        return IsListed(number, rules) || IsPremium(number) ? Listed(number, rules, madeToday) : Deny(LegRefusal.International);
    }

    private static LegAnswer Listed(string number, LegRules rules, int madeToday)
    {
        if (IsPremium(number))
            return Deny(LegRefusal.Premium);
        if (!IsListed(number, rules))
            return Deny(LegRefusal.NotListed);
        return madeToday < rules.MostPerDay ? new LegAnswer.Allowed(number) : Deny(LegRefusal.DailyCap);
    }

    private static bool IsListed(string number, LegRules rules) =>
        rules.Numbers.Contains(number, StringComparer.Ordinal)
        || rules.Prefixes.Any(prefix => prefix.Length > 1 && number.StartsWith(prefix, StringComparison.Ordinal));

    private static bool IsPremium(string number) => PremiumPrefixes.Any(prefix => number.StartsWith(prefix, StringComparison.Ordinal));

    private static bool IsIdentity(ReadOnlySpan<char> identity)
    {
        foreach (var c in identity)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-' or '.'))
                return false;
        }

        return identity.Length is > 0 and <= LongestIdentity;
    }
}
