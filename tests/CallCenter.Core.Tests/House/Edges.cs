namespace CallCenter.Core.Tests.House;

/// <summary>The edges that answer for everything below them: endpoint, circuit, job, hosted loop. Nothing else catches every exception.</summary>
internal static class Edges
{
    /// <summary>Each file with its reason; one that no longer catches everything leaves the list.</summary>
    public static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["src/CallCenter.Carrier/Hosting/Errands.cs"] = "hosted loop: an errand that fails is logged, the carrier lives on",
        ["src/CallCenter.Web/Calendars/ClockFollow.cs"] = "hosted loop: a clock that cannot be read is read the next time",
        ["src/CallCenter.Web/Calendars/Sweeps.cs"] = "job: one sweep that fails is logged, the next one and the others go on",
        ["src/CallCenter.Web/Calls/DeskSession.cs"] = "circuit: an action that could not be stored is said on the desk, which stays open",
        ["src/CallCenter.Web/Calls/EventWriter.cs"] = "hosted loop: decisions that cannot be stored are answered as faults, the writer lives on",
        ["src/CallCenter.Web/Calls/NodeFollow.cs"] = "hosted loop: what other nodes wrote and cannot be read is read the next time",
        ["src/CallCenter.Web/Compliance/TrialDesk.cs"] = "job: a trial that fails says so on its page, the product goes on",
        ["src/CallCenter.Web/Data/DatabaseStart.cs"] = "hosted loop: a database that does not answer is asked again",
        ["src/CallCenter.Web/Data/Checkpoints.cs"] = "hosted loop: a log that could not be taken over now is taken over half a second later",
        ["src/CallCenter.Web/Data/NodeClaim.cs"] = "hosted loop: a sign of life that fails is tried again",
        ["src/CallCenter.Web/Knowledge/KnowledgeDrawer.razor"] = "circuit: a search that fails is said in the drawer, the call goes on",
        ["src/CallCenter.Web/Messages/MessageSweep.cs"] = "job: one message that cannot be sent does not stop the others",
        ["src/CallCenter.Web/Notices/NoticePoll.cs"] = "hosted loop: notices of other nodes that cannot be read are read the next time",
        ["src/CallCenter.Web/Scripts/FileWatch.cs"] = "hosted loop: scripts that cannot be looked at are looked at the next time",
        ["src/CallCenter.Web/Telephony/LineLanes.cs"] = "hosted loop: one event the line cannot follow does not stop the others",
        ["src/CallCenter.Web/Telephony/OpenCalls.cs"] = "hosted loop: one call that cannot be reconciled does not stop the others",
        ["src/CallCenter.Web/Telephony/StrayLegs.cs"] = "hosted loop: one leg that cannot be looked at does not stop the others",
        ["src/CallCenter.Web/Parts/Loading.cs"] = "circuit: what a page could not read is shown in its place",
    };
}
