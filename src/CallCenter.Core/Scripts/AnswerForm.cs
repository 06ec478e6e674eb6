using System.Globalization;
using System.Text;
using CallCenter.Core.Customers;

namespace CallCenter.Core.Scripts;

/// <summary>One of several things that may be ticked.</summary>
/// <param name="Key">Stored in the event.</param>
/// <param name="Label">What the button says.</param>
public sealed record AnswerOption(string Key, string Label);

/// <summary>What an answer was read as: the value to store, or the reason why it is none, one of <see cref="MoveRefusals"/>.</summary>
/// <param name="Value">As stored: numbers with a point, money in yuan, days as 2026-11-22, choices by key with commas.</param>
/// <param name="Refusal">Why it is no such value.</param>
public readonly record struct AnswerReading(string? Value, string? Refusal);

/// <summary>What kind of answer a question takes beside 不愿回答 and 说不清. domain §2.</summary>
public abstract record AnswerForm
{
    private AnswerForm() { }

    /// <summary>The key of the way that a typed value takes.</summary>
    public const string Given = "given";

    /// <summary>Longest text that can be asked for, in UTF-16 code units.</summary>
    public const int LongestText = 1_000;

    /// <summary>Any number of the options, between the two bounds.</summary>
    public sealed record Several(IReadOnlyList<AnswerOption> Options, int Least, int Most) : AnswerForm;

    /// <summary>Words, at most so many UTF-16 code units.</summary>
    public sealed record Words(int Longest) : AnswerForm;

    /// <summary>A number between two bounds with at most so many decimals.</summary>
    public sealed record Number(decimal Least, decimal Most, int Decimals, string? Unit) : AnswerForm;

    /// <summary>Money in yuan, never negative, at most this much.</summary>
    public sealed record Money(decimal Most) : AnswerForm;

    /// <summary>A day of the calendar between two days.</summary>
    public sealed record Date(DateOnly Earliest, DateOnly Latest) : AnswerForm;

    /// <summary>A telephone number, stored as E.164.</summary>
    public sealed record Phone : AnswerForm;

    /// <summary>A mark from 1 to the scale.</summary>
    public sealed record Rating(int Scale) : AnswerForm;

    /// <summary>Digits that are compared by the agent and never stored: only how many there were. domain §3.</summary>
    public sealed record Masked(int Digits) : AnswerForm;

    /// <summary>Reads what was typed or ticked. Total; full-width forms are taken.</summary>
    public AnswerReading Read(string? typed)
    {
        var text = (typed ?? "").Trim();
        if (text.Length > LongestText)
            return new(null, MoveRefusals.TooLong);
        if (text.Length == 0)
            return new(null, this is Several { Least: > 0 } ? MoveRefusals.TooFew : MoveRefusals.NoValue);
        return this switch
        {
            Words words => text.Length > words.Longest ? new(null, MoveRefusals.TooLong) : new(text, null),
            Several several => Ticked(several, text),
            Number number => InBounds(Plain(text), (number.Least, number.Most, number.Decimals)),
            Money money => InBounds(Plain(text).Trim('¥', '元'), (0, money.Most, 2)),
            Rating rating => InBounds(Plain(text), (1, rating.Scale, 0)),
            Date date => Day(date, Plain(text)),
            Phone => PhoneNumber.Read(text) is PhoneReading.Understood { Number: var number } ? new(number.Dialable, null) : new(null, MoveRefusals.NoPhone),
            Masked masked => Hidden(masked, Plain(text)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static string Plain(string text)
    {
        return Compose(text).Replace(",", "", StringComparison.Ordinal).Trim();
    }

    private static string Compose(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return ""; // half a character is no number either
        }
    }

    private static AnswerReading InBounds(string text, (decimal Least, decimal Most, int Decimals) bounds)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return new(null, MoveRefusals.NoNumber);
        if (number < bounds.Least || number > bounds.Most || decimal.Round(number, bounds.Decimals) != number)
            return new(null, MoveRefusals.OutOfBounds);
        return new(number.ToString(CultureInfo.InvariantCulture), null);
    }

    private static AnswerReading Day(Date form, string text) =>
        !DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new(null, MoveRefusals.NoDay)
            : day < form.Earliest || day > form.Latest
                ? new(null, MoveRefusals.OutOfBounds)
                : new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null);

    private static AnswerReading Hidden(Masked form, string text) =>
        text.Length == form.Digits && text.All(char.IsAsciiDigit) ? new(new('•', form.Digits), null) : new(null, MoveRefusals.NoNumber);

    // In the order of the script, whatever the order of the ticks.
    private static AnswerReading Ticked(Several form, string text)
    {
        var ticked = text.Split(',').ToHashSet(StringComparer.Ordinal);
        if (!ticked.All(key => form.Options.Any(o => string.Equals(o.Key, key, StringComparison.Ordinal))))
            return new(null, MoveRefusals.UnknownAnswer);
        if (ticked.Count < form.Least || ticked.Count > form.Most)
            return new(null, ticked.Count < form.Least ? MoveRefusals.TooFew : MoveRefusals.TooMany);
        return new(string.Join(',', form.Options.Select(o => o.Key).Where(ticked.Contains)), null);
    }
}
