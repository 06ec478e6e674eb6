using System.Globalization;
using CallCenter.Core.Customers;

namespace CallCenter.Web.Api;

/// <summary>Reads the values of a query and gathers everything that is wrong, so that one answer names it all.</summary>
public sealed class ApiInput
{
    private readonly Dictionary<string, string[]> faults = [];

    /// <summary>The answer when something was wrong; none when all is well.</summary>
    public IResult? Problem => faults.Count == 0
        ? null
        : TypedResults.ValidationProblem(faults, title: "The request cannot be understood.");

    public Guid? Id(string name, string? text) => Value<Guid>(name, text, t => Guid.TryParse(t, out var id) ? id : null, "an id such as 019ab1c2-…");

    public DateTimeOffset? Instant(string name, string? text) =>
        Value<DateTimeOffset>(name, text, ApiJson.Instant, "an instant with its offset, such as 2026-11-23T04:30:00Z");

    public bool? Flag(string name, string? text) =>
        Value<bool>(name, text, t => t switch { "true" => true, "false" => false, _ => null }, "true or false");

    public T? Key<T>(string name, string? text)
        where T : struct, Enum =>
        Value(name, text, ApiJson.Of<T>, "one of " + string.Join(", ", Enum.GetValues<T>().Select(ApiJson.Key)));

    public int Limit(string? text) =>
        Value<int>(
            "limit", text, t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= Paging.Most ? n : null,
            $"a number between 1 and {Paging.Most}") ?? Paging.Usual;

    /// <summary>Where a list sorted by text goes on.</summary>
    public Cursor? After(string? text) => Reference("after", text, Cursor.Read, "the `next` of the page before");

    /// <summary>Where a list sorted by time goes on.</summary>
    public (DateTimeOffset At, Guid Id)? AfterInstant(string? text) =>
        After(text) switch
        {
            null => null,
            { Instant: { } at, Id: var id } => (at, id),
            _ => Fault<(DateTimeOffset, Guid)>("after", "the `next` of the page before"),
        };

    public PhoneNumber? Number(string name, string? text) => Reference(
        name, text, t => PhoneNumber.Read(t) is PhoneReading.Understood read ? read.Number : null,
        "a telephone number such as 13812345678 or +8613812345678");

    public string? Text(string name, string? text, int longest)
    {
        if (text is null || text.Length <= longest)
            return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        faults[name] = [$"At most {longest} characters."];
        return null;
    }

    private T? Value<T>(string name, string? text, Func<string, T?> read, string expected)
        where T : struct
    {
        if (string.IsNullOrEmpty(text))
            return null;
        return read(text) ?? Fault<T>(name, expected);
    }

    private T? Reference<T>(string name, string? text, Func<string, T?> read, string expected)
        where T : class
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (read(text) is { } value)
            return value;
        Fault<int>(name, expected);
        return null;
    }

    private T? Fault<T>(string name, string expected)
        where T : struct
    {
        faults[name] = [$"Expected {expected}."];
        return null;
    }
}
