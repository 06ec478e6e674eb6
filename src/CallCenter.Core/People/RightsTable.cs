using System.Collections.Frozen;

namespace CallCenter.Core.People;

/// <summary>How far a role reaches with an act; a wider reach includes the narrower ones.</summary>
public enum Reach
{
    /// <summary>One's own things.</summary>
    Own,

    /// <summary>One's own things, and those nobody has yet in one's team or in no team.</summary>
    Pool,

    /// <summary>The things of one's team.</summary>
    Team,

    /// <summary>Everybody's things.</summary>
    Everyone,

    /// <summary>No one's things: the house itself. The subject does not matter.</summary>
    House,
}

/// <summary>Which role does what, and how far it reaches. domain §1: agents their own calls, team leads their team.</summary>
public static class RightsTable
{
    private static readonly FrozenDictionary<(Role, Act), Reach> Table = Rows()
        .SelectMany(row => row.Acts.Select(act => KeyValuePair.Create((row.Role, act), row.Reach)))
        .ToFrozenDictionary();

    /// <summary>What the carrier's webhooks do.</summary>
    public static IReadOnlySet<Act> Carrier { get; } = new[] { Act.ReportFromCarrier }.ToFrozenSet();

    /// <summary>What jobs and the product's own follow-through do.</summary>
    public static IReadOnlySet<Act> Jobs { get; } = new[]
    {
        Act.BookFollowUp, Act.RemindOfFollowUp, Act.EscalateComplaint, Act.HangUp, Act.WrapUp, Act.ReconcileCall, Act.MoveDemoClock,
    }.ToFrozenSet();

    /// <summary>What keys of the REST interface do, if their role does: they read, check and keep the rules, they never act for a person.</summary>
    public static IReadOnlySet<Act> Keys { get; } = new[]
    {
        Act.ReadCall, Act.ReadCallbacks, Act.ReadCustomer, Act.ReadCustomerPersonal, Act.ReadFollowUps, Act.ReadComplaints,
        Act.ReadReports, Act.WatchBoard, Act.CheckPhrases, Act.CheckGate, Act.ReadKnowledge, Act.ManageRules,
    }.ToFrozenSet();

    /// <summary>How far a role reaches with an act; none when the role does not do it.</summary>
    public static Reach? ReachOf(Role role, Act act) => Table.TryGetValue((role, act), out var reach) ? reach : null;

    private static IEnumerable<(Role Role, Reach Reach, Act[] Acts)> Rows()
    {
        foreach (var role in Enum.GetValues<Role>())
            yield return (role, Reach.House, [Act.CheckPhrases, Act.MoveDemoClock, Act.ReadKnowledge]);
        foreach (var row in OnTheLine().Concat(OnCases()).Concat(OnKnowledge()).Concat(OnPractice()).Concat(Above()))
            yield return row;
    }

    // A lead ends, holds and closes calls of the team, but never speaks or answers in another's name.
    private static IEnumerable<(Role Role, Reach Reach, Act[] Acts)> OnTheLine()
    {
        yield return (Role.Agent, Reach.Pool, [Act.TakeCallback, Act.CheckGate]);
        yield return (Role.Agent, Reach.Own,
        [
            Act.PlaceCall, Act.AnswerScriptStep, Act.SpeakOnCall, Act.MuteCall, Act.HoldCall, Act.HangUp, Act.WrapUp,
            Act.PauseRecording, Act.TransferCall, Act.RecordDoNotCall, Act.FileComplaint, Act.BookFollowUp, Act.ReadCall, Act.ReadCallbacks, Act.ReadCustomer,
            Act.ReadCustomerPersonal, Act.ReadFollowUps, Act.CompleteFollowUp, Act.ReadComplaints,
        ]);
        yield return (Role.TeamLead, Reach.Own, [Act.PlaceCall, Act.AnswerScriptStep, Act.SpeakOnCall, Act.MuteCall, Act.PauseRecording, Act.TransferCall]);
        yield return (Role.TeamLead, Reach.Pool, [Act.TakeCallback]);
        yield return (Role.TeamLead, Reach.Team,
        [
            Act.AssignCallback, Act.CheckGate, Act.MonitorCall, Act.TakeOverCall, Act.HoldCall, Act.HangUp, Act.WrapUp, Act.RecordDoNotCall, Act.FileComplaint,
            Act.BookFollowUp, Act.ReadCall, Act.ReadCallbacks, Act.ReadCustomer, Act.ReadCustomerPersonal, Act.WatchBoard,
            Act.ReadFollowUps, Act.CompleteFollowUp, Act.ReadComplaints, Act.EscalateComplaint, Act.ReadReports, Act.JudgeHit, Act.ReadCampaigns,
        ]);
    }

    private static IEnumerable<(Role Role, Reach Reach, Act[] Acts)> OnCases()
    {
        yield return (Role.Quality, Reach.Everyone, [Act.ReadCall, Act.ReadCallbacks, Act.ReadCustomer, Act.ReadReports, Act.JudgeHit]);
        yield return (Role.ComplaintHandler, Reach.Everyone,
        [
            Act.FileComplaint, Act.BookFollowUp, Act.ReadCall, Act.ReadCallbacks, Act.ReadCustomer, Act.ReadCustomerPersonal,
            Act.ReadComplaints, Act.AnswerComplaint, Act.EscalateComplaint, Act.CheckGate, Act.ReadReports,
        ]);
        yield return (Role.ComplaintHandler, Reach.Own, [Act.ReadFollowUps, Act.CompleteFollowUp]);
        yield return (Role.Department, Reach.Team, [Act.ReadComplaints, Act.AnswerComplaint]);
        yield return (Role.DepartmentHead, Reach.Team,
            [Act.ReadComplaints, Act.AnswerComplaint, Act.EscalateComplaint, Act.ReadReports]);
    }

    // Whoever speaks with customers asks; departments answer for their articles, whosever team asked.
    private static IEnumerable<(Role Role, Reach Reach, Act[] Acts)> OnKnowledge()
    {
        foreach (var role in new[] { Role.Agent, Role.ComplaintHandler })
            yield return (role, Reach.Own, [Act.AskKnowledge, Act.ReadQuestions]);
        yield return (Role.TeamLead, Reach.Own, [Act.AskKnowledge]);
        yield return (Role.TeamLead, Reach.Team, [Act.ReadQuestions]);
        foreach (var role in new[] { Role.Department, Role.DepartmentHead, Role.Manager })
        {
            yield return (role, Reach.Everyone, [Act.ReadQuestions, Act.AnswerQuestion]);
            yield return (role, Reach.House, [Act.ManageKnowledge]);
        }
    }

    // Everybody practises for themselves; leads and those who judge or plan see how it went.
    private static IEnumerable<(Role Role, Reach Reach, Act[] Acts)> OnPractice()
    {
        foreach (var role in new[] { Role.Agent, Role.TeamLead, Role.Manager })
            yield return (role, Reach.Own, [Act.Practise]);
        yield return (Role.Agent, Reach.Own, [Act.ReadPractice]);
        yield return (Role.TeamLead, Reach.Team, [Act.ReadPractice]);
        yield return (Role.Quality, Reach.Everyone, [Act.ReadPractice]);
        yield return (Role.Manager, Reach.Everyone, [Act.ReadPractice]);
    }

    private static IEnumerable<(Role Role, Reach Reach, Act[] Acts)> Above()
    {
        yield return (Role.Manager, Reach.House, [Act.ManageCampaigns, Act.ManageScripts, Act.ManageRules]);
        yield return (Role.Manager, Reach.Everyone,
        [
            Act.AssignCallback, Act.CheckGate, Act.ReadCall, Act.ReadCallbacks, Act.ReadCustomer, Act.WatchBoard,
            Act.ReadFollowUps, Act.ReadComplaints, Act.EscalateComplaint, Act.ReadReports, Act.JudgeHit, Act.ReadCampaigns,
        ]);
        yield return (Role.Administrator, Reach.House, [Act.ManagePeople, Act.ManageSettings, Act.ManageScripts, Act.ManageRules]);
    }
}
