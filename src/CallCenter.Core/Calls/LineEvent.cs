namespace CallCenter.Core.Calls;

/// <summary>What the carrier said beside what we understand: kept, and followed by nothing.</summary>
/// <param name="What">Kind of webhook and event.</param>
/// <param name="Fields">JSON object of the fields; numbers of people may be among them.</param>
public sealed record CarrierSaid(string What, [property: Personal] string Fields) : CallEvent;

/// <summary>The carrier records both sides. Only after the notice: domain §2.</summary>
public sealed record RecordingStarted(string Sid) : CallEvent;

/// <summary>The recording is over.</summary>
/// <param name="Sid">Which recording.</param>
/// <param name="Seconds">Its length, where the carrier says it.</param>
/// <param name="Absent">There is no sound to fetch.</param>
public sealed record RecordingEnded(string Sid, int? Seconds, bool Absent) : CallEvent;

/// <summary>The sound was fetched and is kept. The hash is evidence: what is heard later is what was recorded.</summary>
/// <param name="Sid">Which recording.</param>
/// <param name="Sha256">Of the file, lower-case hex.</param>
/// <param name="Bytes">Its length.</param>
public sealed record RecordingStored(string Sid, string Sha256, long Bytes) : CallEvent;

/// <summary>Something is said that nobody may keep, such as a card number: recording and transcription pause. domain §3.</summary>
public sealed record SensitiveStarted : CallEvent;

/// <summary>Recording and transcription go on.</summary>
public sealed record SensitiveEnded : CallEvent;

/// <summary>The agent's leg was lost while the customer waits: the agent is rung again.</summary>
/// <param name="Try">Which time, from 1.</param>
public sealed record AgentRecalled(int Try) : CallEvent;

/// <summary>The dropped customer is called back at once, outside the caps. domain §3 (000).</summary>
/// <param name="Try">Which time, from 1; twice at most.</param>
public sealed record CustomerRedialled(int Try) : CallEvent;

/// <summary>What took the call instead of a person.</summary>
public enum MachineKind
{
    /// <summary>A mailbox that takes messages.</summary>
    Mailbox,

    /// <summary>A fax.</summary>
    Fax,
}

/// <summary>A machine has taken the call. domain §2, results: not reached.</summary>
public sealed record MachineAnswered(MachineKind Kind) : CallEvent;

/// <summary>The customer is asked by keys how it was; never after a complaint in this call.</summary>
public sealed record SurveyStarted : CallEvent;

/// <summary>The customer pressed a key, or none.</summary>
/// <param name="Satisfaction">Meaning of the key; none when nothing, or nothing known, was pressed.</param>
public sealed record SurveyAnswered(string? Satisfaction) : CallEvent;

/// <summary>What somebody else does on a line.</summary>
public enum GuestRole
{
    /// <summary>A department or another third party, by telephone.</summary>
    ThirdParty,

    /// <summary>Another agent, asked to help or to take the call.</summary>
    Colleague,

    /// <summary>A supervisor who hears and has no microphone.</summary>
    Listener,

    /// <summary>A supervisor whom the agent alone hears.</summary>
    Whisperer,

    /// <summary>A supervisor whom everybody hears.</summary>
    Barger,
}

/// <summary>Somebody else is asked onto the line.</summary>
/// <param name="GuestId">The guest.</param>
/// <param name="Role">What they do there.</param>
/// <param name="PersonId">Who it is, when it is one of us.</param>
/// <param name="TeamId">Their team, when it is one of us.</param>
/// <param name="Blind">The call is theirs as soon as they answer.</param>
/// <param name="To">What is rung.</param>
public sealed record GuestAsked(
    Guid GuestId, GuestRole Role, Guid? PersonId, long? TeamId, bool Blind, [property: Personal] string To) : CallEvent;

/// <summary>The carrier took the guest's leg and named it.</summary>
public sealed record GuestStarted(Guid GuestId, string Sid) : CallEvent;

/// <summary>The guest is on the line.</summary>
public sealed record GuestAnswered(Guid GuestId) : CallEvent;

/// <summary>The supervisor does something else now.</summary>
public sealed record GuestChanged(Guid GuestId, GuestRole Role) : CallEvent;

/// <summary>The guest is asked to leave.</summary>
public sealed record GuestDismissed(Guid GuestId) : CallEvent;

/// <summary>The guest is gone, or never came.</summary>
public sealed record GuestEnded(Guid GuestId, LegEnd End, int? Code) : CallEvent;

/// <summary>The call is somebody else's from now on: transferred, or taken over by a supervisor.</summary>
/// <param name="GuestId">As whom they came.</param>
/// <param name="AgentId">Whose it is now.</param>
/// <param name="TeamId">Their team.</param>
public sealed record CallHandedOver(Guid GuestId, Guid AgentId, long TeamId) : CallEvent;

/// <summary>The agent left the customer with a third party; the record stays the agent's.</summary>
public sealed record AgentSteppedOut(Guid GuestId) : CallEvent;
