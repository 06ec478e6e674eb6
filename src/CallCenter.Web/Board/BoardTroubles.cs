using CallCenter.Core.Calls;
using CallCenter.Core.Compliance;

namespace CallCenter.Web.Board;

/// <summary>What makes a row rise to the strip of exceptions.</summary>
public enum BoardTrouble
{
    /// <summary>The customer spoke of a regulator, the media, a court, or of doing harm.</summary>
    Alarmed,

    /// <summary>What was said calls the supervisor.</summary>
    Stopped,

    /// <summary>A forbidden phrase was said in this call.</summary>
    Hit,

    /// <summary>The customer has been on hold for nearly as long as is allowed.</summary>
    LongHold,

    /// <summary>A complaint was filed in this call.</summary>
    Complaint,
}

/// <summary>Finds what a team lead should look at.</summary>
public static class BoardTroubles
{
    /// <summary>With less than this left a hold is nearly too long. domain §3.</summary>
    public static readonly TimeSpan HoldNear = TimeSpan.FromSeconds(30);

    /// <summary>The troubles of a row at this instant, the gravest first.</summary>
    public static IReadOnlyList<BoardTrouble> Of(BoardRow row, DateTimeOffset now) => row.Call is { } call ? [.. All(call, now)] : [];

    private static IEnumerable<BoardTrouble> All(BoardCall call, DateTimeOffset now)
    {
        if (call.Alarmed)
            yield return BoardTrouble.Alarmed;
        if (call.LastHit is { } hit)
            yield return hit.Severity is Severity.Stop ? BoardTrouble.Stopped : BoardTrouble.Hit;
        if (call.Phase is CallPhase.OnHold && call.HoldUntil is { } until && until - now < HoldNear)
            yield return BoardTrouble.LongHold;
        if (call.Complaints > 0)
            yield return BoardTrouble.Complaint;
    }
}
