namespace CallCenter.Core.People;

/// <summary>Everything a person, a key, the carrier or a job may ask for. Rights are asked per act, not per page.</summary>
public enum Act
{
    /// <summary>Take a callback out of the pool or off one's list.</summary>
    TakeCallback,

    /// <summary>Hand callbacks out and take them back.</summary>
    AssignCallback,

    /// <summary>Ask the gate whether a customer may be called.</summary>
    CheckGate,

    /// <summary>Ring the customer.</summary>
    PlaceCall,

    /// <summary>Answer a step of the script or take a branch.</summary>
    AnswerScriptStep,

    /// <summary>Say something on the line.</summary>
    SpeakOnCall,

    /// <summary>Mute one's microphone.</summary>
    MuteCall,

    /// <summary>Put on hold and take back.</summary>
    HoldCall,

    /// <summary>Pause recording and transcription while sensitive data is said.</summary>
    PauseRecording,

    /// <summary>Ask somebody else onto the line, hand the call over.</summary>
    TransferCall,

    /// <summary>Listen to a call, whisper to its agent, speak to all.</summary>
    MonitorCall,

    /// <summary>Take a call from its agent.</summary>
    TakeOverCall,

    /// <summary>End the line.</summary>
    HangUp,

    /// <summary>Write down result, reason and notes.</summary>
    WrapUp,

    /// <summary>Write down "stop calling" with its scope.</summary>
    RecordDoNotCall,

    /// <summary>Register a complaint.</summary>
    FileComplaint,

    /// <summary>Book an appointment, a promise or another follow-up.</summary>
    BookFollowUp,

    /// <summary>Read a call with its events.</summary>
    ReadCall,

    /// <summary>Read callbacks.</summary>
    ReadCallbacks,

    /// <summary>Read a customer's file, masked.</summary>
    ReadCustomer,

    /// <summary>Read a customer's file with name, numbers and address unmasked; every look is logged.</summary>
    ReadCustomerPersonal,

    /// <summary>Watch the live board.</summary>
    WatchBoard,

    /// <summary>Read follow-ups.</summary>
    ReadFollowUps,

    /// <summary>Close a follow-up with feedback.</summary>
    CompleteFollowUp,

    /// <summary>Remind of a due follow-up.</summary>
    RemindOfFollowUp,

    /// <summary>Read complaints.</summary>
    ReadComplaints,

    /// <summary>Answer, close or reopen a complaint.</summary>
    AnswerComplaint,

    /// <summary>Raise a complaint one level.</summary>
    EscalateComplaint,

    /// <summary>Read campaigns with what is done in them.</summary>
    ReadCampaigns,

    /// <summary>Make and change campaigns.</summary>
    ManageCampaigns,

    /// <summary>Publish scripts.</summary>
    ManageScripts,

    /// <summary>Practise a script against a persona.</summary>
    Practise,

    /// <summary>Read practices with their scores.</summary>
    ReadPractice,

    /// <summary>Write and publish phrase rules, and try them on past calls.</summary>
    ManageRules,

    /// <summary>Say whether a hit of a phrase rule is right.</summary>
    JudgeHit,

    /// <summary>Make and change people, teams and roles.</summary>
    ManagePeople,

    /// <summary>Change settings and keys.</summary>
    ManageSettings,

    /// <summary>Move the demo's clock on.</summary>
    MoveDemoClock,

    /// <summary>Read reports.</summary>
    ReadReports,

    /// <summary>Check a text against the phrases.</summary>
    CheckPhrases,

    /// <summary>Look articles up.</summary>
    ReadKnowledge,

    /// <summary>Import, change and retire articles.</summary>
    ManageKnowledge,

    /// <summary>Ask an owner what no article says.</summary>
    AskKnowledge,

    /// <summary>Read questions to owners.</summary>
    ReadQuestions,

    /// <summary>Answer a question as its owner.</summary>
    AnswerQuestion,

    /// <summary>Report what happened on a line; webhooks only.</summary>
    ReportFromCarrier,

    /// <summary>Bring an open call in line with the carrier after a start.</summary>
    ReconcileCall,
}

/// <summary>Whose thing an act is about: a call, a callback, a follow-up, a complaint.</summary>
/// <param name="OwnerId">The person it belongs to; none when nobody has it.</param>
/// <param name="TeamId">The team it belongs to; none when no team has it.</param>
public sealed record Subject(Guid? OwnerId, long? TeamId)
{
    /// <summary>Nobody's: the house itself, or everybody's things together.</summary>
    public static Subject None { get; } = new(OwnerId: null, TeamId: null);
}
