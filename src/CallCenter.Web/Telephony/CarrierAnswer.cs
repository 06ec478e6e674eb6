namespace CallCenter.Web.Telephony;

/// <summary>What a request to the carrier came to.</summary>
public abstract record CarrierAnswer<T>
{
    private CarrierAnswer() { }

    /// <summary>Done.</summary>
    public sealed record Done(T Value) : CarrierAnswer<T>;

    /// <summary>The carrier said no; nothing happened.</summary>
    public sealed record Refused(int HttpStatus, int Code, string Message) : CarrierAnswer<T>;

    /// <summary>No answer in time: it may or may not have happened.</summary>
    public sealed record Unreachable(string Reason) : CarrierAnswer<T>;
}

/// <summary>A call as the carrier describes it.</summary>
public sealed record CarrierCall(string Sid, string Status, string? To);

/// <summary>A conference as the carrier describes it.</summary>
public sealed record CarrierConference(string Sid, string FriendlyName, string Status);

/// <summary>Somebody in a conference.</summary>
public sealed record CarrierParticipant(string CallSid, string? Label, string ConferenceSid, bool Hold, bool Muted, string? Status);

/// <summary>A transcription that runs on a leg.</summary>
public sealed record CarrierTranscription(string Sid, string Status);
