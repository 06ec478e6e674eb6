namespace CallCenter.Web.Parts;

/// <summary>What a list is asked for: a search, an order, a piece.</summary>
/// <param name="Search">What was typed, trimmed; none when nothing was.</param>
/// <param name="Sort">Name of the property to order by; none keeps the order of the question.</param>
/// <param name="Descending">The largest first.</param>
/// <param name="Skip">Rows before the piece.</param>
/// <param name="Take">Rows of the piece.</param>
public sealed record ListQuery(string? Search, string? Sort, bool Descending, int Skip, int Take);

/// <summary>A piece of a list and how many rows there are in all.</summary>
public sealed record ListSlice<TRow>(IReadOnlyList<TRow> Rows, int Total);
