using System.Globalization;

namespace CallCenter.Core.Scripts;

/// <summary>One closed billing period as a comparison sees it. Money in fen.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Total">All of it.</param>
/// <param name="Plan">Fee of the plan.</param>
/// <param name="Extra">Use beyond the plan.</param>
/// <param name="ValueAdded">Value-added services.</param>
/// <param name="Used">Whether there was any call or data.</param>
public sealed record BilledMonth(DateOnly Month, long Total, long Plan, long Extra, long ValueAdded, bool Used);

/// <summary>
/// Compares the newest bill with the ones before, item by item, so that agent and customer hear the same figures. domain §2, bill anomaly.
/// </summary>
public static class BillFacts
{
    /// <summary>Months before the newest one that an average needs.</summary>
    public const int FewestMonths = 3;

    /// <summary>Months before the newest one that count; older ones say nothing of now.</summary>
    public const int MostMonths = 6;

    /// <summary>The facts of these months, the oldest first; fewer months give fewer facts.</summary>
    public static IEnumerable<KeyValuePair<string, Fact>> Of(IReadOnlyList<BilledMonth> months, CultureInfo culture)
    {
        if (months is not [.., var latest])
            yield break;
        yield return new("bill.month", new Fact.Day(latest.Month));
        yield return new("bill.latest", new Fact.Money(latest.Total));
        yield return new("bill.silent-months", new Fact.Count(months.Reverse().TakeWhile(m => !m.Used).Count()));
        if (months is not [.., var previous, _])
            yield break;
        yield return new("bill.previous", new Fact.Money(previous.Total));
        yield return new("bill.difference", new Fact.Money(latest.Total - previous.Total));
        yield return new("bill.trend", new Fact.Words(Math.Sign(latest.Total - previous.Total) switch { > 0 => "up", < 0 => "down", _ => "same" }));
        yield return new("bill.items", new Fact.Words(Items(latest, previous, culture)));
        var before = months.SkipLast(1).TakeLast(MostMonths).ToList();
        if (before.Count < FewestMonths)
            yield break;
        yield return new("bill.months", new Fact.Count(before.Count));
        yield return new("bill.average", new Fact.Money((long)Math.Round(before.Average(m => (decimal)m.Total), MidpointRounding.AwayFromZero)));
    }

    // The largest change first; what stayed the same is not told.
    private static string Items(BilledMonth now, BilledMonth before, CultureInfo culture)
    {
        var chinese = string.Equals(culture.TwoLetterISOLanguageName, "zh", StringComparison.Ordinal);
        (string Name, long Change)[] items =
        [
            (chinese ? "套餐费" : "the plan fee is ", now.Plan - before.Plan),
            (chinese ? "套餐外费用" : "use beyond the plan is ", now.Extra - before.Extra),
            (chinese ? "增值业务费" : "value-added services are ", now.ValueAdded - before.ValueAdded),
        ];
        var other = now.Total - before.Total - items.Sum(i => i.Change);
        var told = items.Append((chinese ? "其他费用" : "other items are ", other)).Where(i => i.Item2 != 0)
            .OrderByDescending(i => Math.Abs((decimal)i.Item2))
            .Select(i => i.Item1 + FactFormats.Show(new Fact.Money(i.Item2), FactFormat.Change, culture)).ToList();
        return told.Count > 0 ? string.Join(chinese ? "，" : ", ", told) : chinese ? "各项费用没有变化" : "no item has changed";
    }
}
