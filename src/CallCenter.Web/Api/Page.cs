using System.Buffers.Text;
using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace CallCenter.Web.Api;

/// <summary>One page of a list.</summary>
public sealed record Page<T>(
    [property: Description("The entries of this page.")] IReadOnlyList<T> Items,
    [property: Description("Hand this over as `after` to get the next page; null on the last one.")] string? Next);

/// <summary>The place after which a list goes on: the sort key and the id of the last entry, so that new rows shift nothing.</summary>
/// <param name="Key">The sort key as text.</param>
/// <param name="Id">The id, which decides between equal keys.</param>
public sealed record Cursor(string Key, Guid Id)
{
    private const int Longest = 300;
    private const string InstantFormat = "yyyyMMddHHmmssffffff";

    public static Cursor At(DateTimeOffset at, Guid id) => new(at.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture), id);

    /// <summary>The instant of a list that is sorted by time; none when the key is not one.</summary>
    public DateTimeOffset? Instant =>
        DateTimeOffset.TryParseExact(Key, InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    public static Cursor? Read(string text)
    {
        if (text.Length > Longest || !Base64Url.IsValid(text))
            return null;
        var plain = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        var cut = plain.IndexOf('/', StringComparison.Ordinal);
        return cut > 0 && Guid.TryParseExact(plain.AsSpan(0, cut), "N", out var id) ? new(plain[(cut + 1)..], id) : null;
    }

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Id:N}/{Key}"));
}

/// <summary>Cuts a page out of one row more than it holds.</summary>
public static class Paging
{
    public const int Usual = 50;
    public const int Most = 200;

    public static Page<TShown> Of<TRow, TShown>(IReadOnlyList<TRow> rows, int limit, Func<TRow, TShown> show, Func<TRow, Cursor> place) =>
        rows.Count > limit
            ? new([.. rows.Take(limit).Select(show)], place(rows[limit - 1]).ToString())
            : new([.. rows.Select(show)], Next: null);
}
