using System.Globalization;

namespace CallCenter.Core.Scripts;

/// <summary>What kind of value a condition compares.</summary>
public enum DatumKind
{
    /// <summary>Nothing is known.</summary>
    None,

    /// <summary>A count, or money in yuan.</summary>
    Number,

    /// <summary>Words or the key of an answer.</summary>
    Text,

    /// <summary>A day of the calendar.</summary>
    Day,
}

/// <summary>A value in a condition.</summary>
/// <param name="Kind">Which of the others counts.</param>
/// <param name="Number">A count, or money in yuan.</param>
/// <param name="Text">Words, or the key of an answer.</param>
/// <param name="Day">A day.</param>
public readonly record struct Datum(DatumKind Kind, decimal Number, string? Text, DateOnly Day)
{
    /// <summary>What names of answers begin with.</summary>
    public const string Answers = "answers.";

    /// <summary>A number.</summary>
    public static Datum Of(decimal number) => new(DatumKind.Number, number, null, default);

    /// <summary>Words.</summary>
    public static Datum Of(string text) => new(DatumKind.Text, 0, text, default);

    /// <summary>A day.</summary>
    public static Datum Of(DateOnly day) => new(DatumKind.Day, 0, null, day);

    /// <summary>The kind of value a fact of this format has.</summary>
    public static DatumKind KindOf(FactFormat format) => format switch
    {
        FactFormat.Number or FactFormat.Money or FactFormat.Change => DatumKind.Number,
        FactFormat.Date or FactFormat.Month => DatumKind.Day,
        _ => DatumKind.Text,
    };

    internal static Datum Of(DatumName name, IReadOnlyDictionary<string, Fact> facts, in Said said)
    {
        if (name.Step is not { } step)
            return facts.TryGetValue(name.Name, out var fact) ? Of(fact) : default;
        if (said.Values.TryGetValue(step, out var value))
            return Parse(value);
        return said.Answers.TryGetValue(step, out var key) ? Of(key) : default;
    }

    internal bool Compare(Comparison how, Datum other)
    {
        if (Kind == DatumKind.None || Kind != other.Kind)
            return false;
        var order = Kind switch
        {
            DatumKind.Number => Number.CompareTo(other.Number),
            DatumKind.Day => Day.CompareTo(other.Day),
            _ => string.CompareOrdinal(Text, other.Text),
        };
        return how switch
        {
            Comparison.Equal => order == 0,
            Comparison.Unequal => order != 0,
            Comparison.Less => order < 0,
            Comparison.AtMost => order <= 0,
            Comparison.More => order > 0,
            _ => order >= 0,
        };
    }

    /// <summary>Whether a list of keys, written with commas, has this one.</summary>
    internal bool Holds(string key)
    {
        if (Text is null)
            return false;
        foreach (var part in Text.AsSpan().Split(','))
            if (Text.AsSpan()[part].SequenceEqual(key))
                return true;
        return false;
    }

    private static Datum Of(Fact fact) => fact switch
    {
        Fact.Money money => Of(money.Fen / 100m),
        Fact.Count count => Of(count.Value),
        Fact.Day day => Of(day.Value),
        Fact.Words words => Of(words.Value),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // As AnswerForm stores it: days as 2026-11-22, numbers with a point.
    private static Datum Parse(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Of(day)
        : decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? Of(number)
        : Of(value);
}

/// <summary>A name in a condition, cut once.</summary>
/// <param name="Name">As written.</param>
internal readonly record struct DatumName(string Name)
{
    /// <summary>Id of the step whose answer it names; none for a fact.</summary>
    internal string? Step { get; } = Name.StartsWith(Datum.Answers, StringComparison.Ordinal) ? Name[Datum.Answers.Length..] : null;
}
