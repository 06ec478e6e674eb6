namespace CallCenter.Web.Parts;

/// <summary>One bar: a closed billing period.</summary>
/// <param name="Period">Year and month, such as 202610.</param>
/// <param name="Fen">The bill in fen.</param>
public sealed record BillBar(int Period, long Fen)
{
    /// <summary>The month alone, 1–12.</summary>
    public int Month => Period % 100;
}
