namespace CallCenter.Carrier.Calls;

/// <summary>Statuses of the REST resource; a callback knows <c>initiated</c> besides.</summary>
internal enum CallStatus { Queued, Ringing, InProgress, Completed, Busy, Failed, NoAnswer, Canceled }

internal enum CallDirection { OutboundApi, OutboundDial, Inbound }

/// <summary>Events of a call a callback can be asked for.</summary>
[Flags]
internal enum CallEvents { None = 0, Initiated = 1, Ringing = 2, Answered = 4, Completed = 8 }

internal enum AnsweredBy { Human, MachineStart, MachineEndBeep, Fax, Unknown }

/// <summary>Why a leg is no longer in its conference.</summary>
internal enum LeaveReason { ParticipantHungUp, ParticipantUpdatedViaApi, ParticipantAddFailed, ConferenceEndedViaApi, ModeratorEndedConference }

/// <summary>How a call ended: its last status, the SIP code of the callback, and what its conference is told.</summary>
internal sealed record CallEnd(CallStatus Status, int SipCode = 200, LeaveReason Reason = LeaveReason.ParticipantHungUp)
{
    /// <summary>The carrier's own code for it, when it gives one.</summary>
    public int? CarrierCode { get; init; }

    public static CallEnd HungUp { get; } = new(CallStatus.Completed);

    public static CallEnd ByApi { get; } = new(CallStatus.Completed, 200, LeaveReason.ParticipantUpdatedViaApi);

    public static CallEnd Canceled { get; } = new(CallStatus.Canceled, 487, LeaveReason.ParticipantAddFailed);

    public static CallEnd NoAnswer { get; } = new(CallStatus.NoAnswer, 487, LeaveReason.ParticipantAddFailed);

    public static CallEnd Busy { get; } = new(CallStatus.Busy, 486, LeaveReason.ParticipantAddFailed);

    public static CallEnd Declined { get; } = new(CallStatus.Busy, 603, LeaveReason.ParticipantAddFailed);

    public static CallEnd Failed(int sipCode) => new(CallStatus.Failed, sipCode, LeaveReason.ParticipantAddFailed);
}
