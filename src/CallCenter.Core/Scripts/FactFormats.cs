using System.Globalization;

namespace CallCenter.Core.Scripts;

/// <summary>How a fact is shown.</summary>
public enum FactFormat
{
    /// <summary>As words.</summary>
    Text,

    /// <summary>A count, grouped by the culture.</summary>
    Number,

    /// <summary>¥86.50.</summary>
    Money,

    /// <summary>A difference of money in words: 多了¥86.50, 少了¥86.50, 没有变化.</summary>
    Change,

    /// <summary>Day and month: 11月12日.</summary>
    Date,

    /// <summary>The month alone: 10月.</summary>
    Month,

    /// <summary>A word for conditions, the same in every language: <c>not-kept</c>. No text may show it.</summary>
    Key,
}

/// <summary>Shows facts as a culture writes them. Total: a format that does not fit the fact gives way to the fact's own.</summary>
public static class FactFormats
{
    /// <summary>The format of this name, as written after the colon of a placeholder; none when there is none such.</summary>
    public static FactFormat? Of(string? name) => name switch
    {
        "text" => FactFormat.Text,
        "number" => FactFormat.Number,
        "money" => FactFormat.Money,
        "change" => FactFormat.Change,
        "date" => FactFormat.Date,
        "month" => FactFormat.Month,
        _ => null,
    };

    /// <summary>The fact as text.</summary>
    public static string Show(Fact fact, FactFormat? format, CultureInfo culture) => fact switch
    {
        Fact.Words words => words.Value,
        Fact.Money money when format == FactFormat.Change => Change(money.Fen, culture),
        Fact.Money money => Money(money.Fen, culture),
        Fact.Count count => count.Value.ToString("N0", culture),
        Fact.Day day when format == FactFormat.Month => day.Value.ToString(IsChinese(culture) ? "M月" : "MMMM", culture),
        Fact.Day day => day.Value.ToString(IsChinese(culture) ? "M月d日" : "d MMMM", culture),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Whether a placeholder may ask for this format of a fact that is kept in that one.</summary>
    public static bool Fits(FactFormat asked, FactFormat kept) => (asked == kept && kept != FactFormat.Key) || (asked, kept) is
        (FactFormat.Change, FactFormat.Money) or (FactFormat.Date, FactFormat.Month) or (FactFormat.Month, FactFormat.Date);

    private static string Money(long fen, CultureInfo culture) =>
        (fen < 0 ? "-¥" : "¥") + (Math.Abs((decimal)fen) / 100).ToString("N2", culture);

    private static string Change(long fen, CultureInfo culture)
    {
        var size = Money(fen < 0 ? -Math.Max(fen, -long.MaxValue) : fen, culture);
        return (Math.Sign(fen), IsChinese(culture)) switch
        {
            (0, true) => "没有变化",
            (1, true) => "多了" + size,
            (_, true) => "少了" + size,
            (0, false) => "unchanged",
            (1, false) => size + " higher",
            (_, false) => size + " lower",
        };
    }

    private static bool IsChinese(CultureInfo culture) =>
        string.Equals(culture.TwoLetterISOLanguageName, "zh", StringComparison.Ordinal);
}
