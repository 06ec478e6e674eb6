namespace CallCenter.Web.Telephony;

/// <summary>What a request to the carrier came to.</summary>
public abstract record CarrierAnswer<T>
{
    private CarrierAnswer() { }

    /// <summary>Done.</summary>
    public sealed record Done(T Value) : CarrierAnswer<T>;

    /// <summary>The carrier said no; nothing happened.</summary>
    public sealed record Refused(int HttpStatus, int Code, string Message) : CarrierAnswer<T>
    {
        /// <summary>What the carrier's code means to us.</summary>
        public CarrierRefusal Reason => CarrierRefusals.Of(Code, HttpStatus);
    }

    /// <summary>No answer in time, or none that says whether it happened: it may or may not have.</summary>
    public sealed record Unreachable(string Reason) : CarrierAnswer<T>;
}

/// <summary>Nothing to say beside that it was done.</summary>
public sealed record CarrierNothing;

/// <summary>A call as the carrier describes it.</summary>
public sealed record CarrierCall(
    string Sid, CarrierCallStatus Status, string? To, string? From = null, DateTimeOffset? DateCreated = null, string? QueueTime = null,
    string? ParentCallSid = null, string? AnsweredBy = null);

/// <summary>Where a call stands, in the carrier's words.</summary>
public enum CarrierCallStatus
{
    /// <summary>A word we do not know.</summary>
    Unknown,
    Queued,
    Initiated,
    Ringing,
    InProgress,
    Completed,
    Busy,
    Failed,
    NoAnswer,
    Canceled,
}

/// <summary>A conference as the carrier describes it.</summary>
public sealed record CarrierConference(string Sid, string FriendlyName, CarrierConferenceStatus Status);

/// <summary>Whether a conference waits, runs or is over.</summary>
public enum CarrierConferenceStatus
{
    /// <summary>A word we do not know.</summary>
    Unknown,
    Init,
    InProgress,
    Completed,
}

/// <summary>Somebody in a conference.</summary>
public sealed record CarrierParticipant(
    string CallSid, string? Label, string ConferenceSid, bool Hold, bool Muted, bool Coaching = false, string? CallSidToCoach = null);

/// <summary>A recording as the carrier describes it. Its duration is a text of seconds, or -1 while it runs.</summary>
public sealed record CarrierRecording(string Sid, string? CallSid, CarrierRecordingStatus Status, string? Duration = null, int? Channels = null);

/// <summary>Where a recording stands.</summary>
public enum CarrierRecordingStatus
{
    /// <summary>A word we do not know.</summary>
    Unknown,
    InProgress,
    Paused,
    Stopped,
    Processing,
    Completed,
    Absent,
    Failed,
    Deleted,
}

/// <summary>A transcription that runs on a leg.</summary>
public sealed record CarrierTranscription(string Sid, CarrierTranscriptionStatus Status);

/// <summary>Whether a transcription writes.</summary>
public enum CarrierTranscriptionStatus
{
    /// <summary>A word we do not know.</summary>
    Unknown,
    InProgress,
    Stopped,
}

/// <summary>A text message as the carrier describes it.</summary>
public sealed record CarrierMessage(
    string Sid, CarrierMessageStatus Status, string? To = null, int? ErrorCode = null, string? Body = null, DateTimeOffset? DateCreated = null);

/// <summary>A number of the account, and where it asks and tells.</summary>
public sealed record CarrierNumber(string Sid, string? PhoneNumber, string? VoiceUrl = null, string? StatusCallback = null, string? SmsUrl = null);

/// <summary>How far a text message got.</summary>
public enum CarrierMessageStatus
{
    /// <summary>A word we do not know.</summary>
    Unknown,
    Queued,
    Accepted,
    Scheduled,
    Sending,
    Sent,
    Delivered,
    Undelivered,
    Failed,
    Canceled,
    Read,
}
