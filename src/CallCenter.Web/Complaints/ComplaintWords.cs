using CallCenter.Core.Complaints;
using CallCenter.Web.Layout;

namespace CallCenter.Web.Complaints;

/// <summary>Names that are data of the ladder of escalation.</summary>
public static class ComplaintWords
{
    /// <summary>The rung a complaint stands on.</summary>
    public static string Level(this Texts texts, int level) =>
        level >= 0 && level < Escalation.Default.Rungs.Length
            ? texts == Texts.English ? Escalation.Default.Rungs[level].En : Escalation.Default.Rungs[level].Zh
            : "–";
}
