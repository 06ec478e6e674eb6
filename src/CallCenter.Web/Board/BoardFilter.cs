namespace CallCenter.Web.Board;

/// <summary>What a watcher wants to see, kept in the address.</summary>
/// <param name="Team">One team alone.</param>
/// <param name="Search">Part of an agent's name.</param>
/// <param name="OnlyTroubles">Rows with troubles alone.</param>
/// <param name="Wall">For a screen on the wall: neither names of customers nor what is said.</param>
public sealed record BoardFilter(long? Team, string? Search, bool OnlyTroubles, bool Wall)
{
    /// <summary>The rows to show, in the order they always have.</summary>
    public IReadOnlyList<BoardRow> Of(IReadOnlyList<BoardRow> rows, DateTimeOffset now) =>
    [
        .. rows.Where(row => Team is null || row.TeamId == Team)
            .Where(row => string.IsNullOrWhiteSpace(Search) || row.Agent.Contains(Search.Trim(), StringComparison.OrdinalIgnoreCase))
            .Where(row => !OnlyTroubles || BoardTroubles.Of(row, now).Count > 0),
    ];
}
