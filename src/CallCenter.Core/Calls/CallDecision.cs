using CallCenter.Core.Calendars;
using CallCenter.Core.Campaigns;
using CallCenter.Core.FollowUps;
using CallCenter.Core.Scripts;

namespace CallCenter.Core.Calls;

/// <summary>Why a command had no effect. A refusal is an ordinary value; late and double webhooks are refusals.</summary>
public enum CallRefusal
{
    /// <summary>There is no such call.</summary>
    Unknown,

    /// <summary>The call exists already.</summary>
    Exists,

    /// <summary>This webhook was here before.</summary>
    Duplicate,

    /// <summary>Newer news came first.</summary>
    Late,

    /// <summary>It names a leg or transcription that is not of this call.</summary>
    Foreign,

    /// <summary>Not in this phase of the call.</summary>
    WrongPhase,

    /// <summary>The screen showed another step.</summary>
    StaleStep,

    /// <summary>The script has no such answer or branch here.</summary>
    NotInScript,

    /// <summary>Nothing would change.</summary>
    NoChange,

    /// <summary>What was typed is not what the question asks for.</summary>
    BadValue,

    /// <summary>Text is missing or too long.</summary>
    BadText,

    /// <summary>The time lies in the past or too far ahead.</summary>
    BadTime,

    /// <summary>The list has no such key.</summary>
    UnknownKey,

    /// <summary>The actor may not do this.</summary>
    NotAllowed,

    /// <summary>Another node was faster; the caller decides again.</summary>
    Conflict,

    /// <summary>Required questions were not asked yet.</summary>
    StillToAsk,
}

/// <summary>The answer of <see cref="CallMachine"/>.</summary>
public abstract record CallDecision
{
    private CallDecision() { }

    /// <summary>These events happen, in this order.</summary>
    public sealed record Happens(IReadOnlyList<CallEvent> Events) : CallDecision;

    /// <summary>Nothing happens.</summary>
    public sealed record Refused(CallRefusal Reason) : CallDecision;

    internal static CallDecision Of(params CallEvent[] events) => new Happens(events);

    internal static CallDecision No(CallRefusal reason) => new Refused(reason);
}

/// <summary>What a call is decided by, pinned at its start.</summary>
/// <param name="Script">The version the call started with.</param>
/// <param name="Gate">What the gate knew of the customer: retries are due when it would let them through.</param>
/// <param name="FollowUps">When failed attempts are repeated. domain §4.</param>
/// <param name="Calendar">The office's calendar, for clocks in working time.</param>
public sealed record CallRules(Script Script, GateFacts Gate, FollowUpRules FollowUps, WorkCalendar Calendar)
{
    /// <summary>What the conditions of the script look at; empty for a script without conditions.</summary>
    public IReadOnlyDictionary<string, Fact> Facts { get; init; } = NoFacts;

    private static readonly Dictionary<string, Fact> NoFacts = [];
}
