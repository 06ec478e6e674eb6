using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Conferences;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Recordings;
using CallCenter.Carrier.Speech;

namespace CallCenter.Carrier.Api;

/// <summary>A call as REST shows it: every value a string or null.</summary>
internal sealed record CallResource(string Sid, string AccountSid, string? ParentCallSid, string To, string From, string Status)
{
    private static readonly string[] Below =
        ["notifications", "recordings", "payments", "events", "siprec", "streams", "transcriptions", "user_defined_message_subscriptions", "user_defined_messages"];

    public string ToFormatted => To;

    public string FromFormatted => From;

    public string? PhoneNumberSid => null;

    public string? StartTime { get; init; }

    public string? EndTime { get; init; }

    public string? Duration { get; init; }

    public string? Price => null;

    public string PriceUnit => "USD";

    public required string Direction { get; init; }

    public string? AnsweredBy { get; init; }

    public string ApiVersion => "2010-04-01";

    public string? ForwardedFrom => null;

    public string? GroupSid => null;

    public string? CallerName => null;

    public string? QueueTime { get; init; }

    public string? TrunkSid => null;

    public required string DateCreated { get; init; }

    public required string DateUpdated { get; init; }

    public string Uri => $"/2010-04-01/Accounts/{AccountSid}/Calls/{Sid}.json";

    public Dictionary<string, string> SubresourceUris =>
        Below.ToDictionary(n => n, n => $"/2010-04-01/Accounts/{AccountSid}/Calls/{Sid}/{Pascal(n)}.json");

    public static CallResource Of(Call call) => new(call.Sid, call.Account, call.Parent?.Sid, call.Plan.To, call.Plan.From, Wire.Kebab(call.Status))
    {
        StartTime = call.Dialled is { } start ? Wire.Date(start) : null,
        EndTime = call.Ended is { } end ? Wire.Date(end) : null,
        Duration = call.Ended is { } at ? Wire.Number(call.DurationSeconds(at)) : null,
        Direction = Wire.Kebab(call.Direction),
        AnsweredBy = call.AnsweredBy is { } by ? Wire.Snake(by) : null,
        QueueTime = Wire.Number((long)call.QueueTime.TotalMilliseconds),
        DateCreated = Wire.Date(call.Created),
        DateUpdated = Wire.Date(call.Updated),
    };

    private static string Pascal(string snake) => string.Concat(snake.Split('_').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
}

internal sealed record ConferenceResource(string Sid, string AccountSid, string FriendlyName, string Status)
{
    public string Region => "us1";

    public string ApiVersion => "2010-04-01";

    public required string DateCreated { get; init; }

    public required string DateUpdated { get; init; }

    public string? ReasonConferenceEnded { get; init; }

    public string? CallSidEndingConference { get; init; }

    public string Uri => $"/2010-04-01/Accounts/{AccountSid}/Conferences/{Sid}.json";

    public Dictionary<string, string> SubresourceUris => new()
    {
        ["participants"] = $"/2010-04-01/Accounts/{AccountSid}/Conferences/{Sid}/Participants.json",
        ["recordings"] = $"/2010-04-01/Accounts/{AccountSid}/Conferences/{Sid}/Recordings.json",
    };

    public static ConferenceResource Of(Conference conference) => new(conference.Sid, conference.Account, conference.FriendlyName, Wire.Kebab(conference.Status))
    {
        DateCreated = Wire.Date(conference.Created),
        DateUpdated = Wire.Date(conference.Updated),
        ReasonConferenceEnded = conference.Reason is { } reason ? Wire.Kebab(reason) : null,
        CallSidEndingConference = conference.EndedBy?.Call.Sid,
    };
}

internal sealed record ParticipantResource(string AccountSid, string CallSid, string ConferenceSid, string? Label, string Status)
{
    public bool Muted { get; init; }

    public bool Hold { get; init; }

    public bool Coaching { get; init; }

    public string? CallSidToCoach { get; init; }

    public bool StartConferenceOnEnter { get; init; }

    public bool EndConferenceOnExit { get; init; }

    public required string QueueTime { get; init; }

    public required string DateCreated { get; init; }

    public required string DateUpdated { get; init; }

    public string Uri => $"/2010-04-01/Accounts/{AccountSid}/Conferences/{ConferenceSid}/Participants/{CallSid}.json";

    public static ParticipantResource Of(Participant seat) => new(seat.Call.Account, seat.Call.Sid, seat.Conference.Sid, seat.Label, StatusOf(seat))
    {
        Muted = seat.Muted,
        Hold = seat.Hold,
        Coaching = seat.Coaching,
        CallSidToCoach = seat.CoachedCallSid,
        StartConferenceOnEnter = seat.StartOnEnter,
        EndConferenceOnExit = seat.EndOnExit,
        QueueTime = Wire.Number((long)seat.Call.QueueTime.TotalMilliseconds),
        DateCreated = Wire.Date(seat.Created),
        DateUpdated = Wire.Date(seat.Updated),
    };

    private static string StatusOf(Participant seat) => seat switch
    {
        { Joined: true, Call.IsOver: false } => "connected",
        { Call.Status: CallStatus.Completed } => "complete",
        { Call.IsOver: true } => "failed",
        { Call.Status: CallStatus.Queued } => "queued",
        { Call.Status: CallStatus.Ringing } => "ringing",
        _ => "connecting",
    };
}

internal sealed record TranscriptionResource(string Sid, string AccountSid, string CallSid, string Name, string Status, string DateUpdated)
{
    public string Uri => $"/2010-04-01/Accounts/{AccountSid}/Calls/{CallSid}/Transcriptions/{Sid}.json";

    public static TranscriptionResource Of(Transcription session) => new(
        session.Sid, session.Call.Account, session.Call.Sid, session.Name, Wire.Kebab(session.Status), Wire.Date(session.Updated));
}

internal sealed record RecordingResource(string Sid, string AccountSid, string CallSid, string Status, string Source)
{
    public string? ConferenceSid { get; init; }

    public string ApiVersion => "2010-04-01";

    public int Channels { get; init; }

    public required string Track { get; init; }

    public string? Duration { get; init; }

    public required string StartTime { get; init; }

    public required string DateCreated { get; init; }

    public required string DateUpdated { get; init; }

    public required string MediaUrl { get; init; }

    public string? Price => null;

    public string PriceUnit => "USD";

    public int? ErrorCode { get; init; }

    public string? EncryptionDetails => null;

    public string Uri => $"/2010-04-01/Accounts/{AccountSid}/Recordings/{Sid}.json";

    public static RecordingResource Of(Recording recording) => new(
        recording.Sid, recording.Subject.Account, recording.Subject.CallSid, Wire.Kebab(recording.Status), recording.Source.ToString())
    {
        ConferenceSid = recording.Subject.ConferenceSid,
        ErrorCode = recording.Status == RecordingStatus.Absent ? 16100 : null,
        Channels = recording.Plan.Channels,
        Track = Wire.Kebab(recording.Plan.Track),
        Duration = recording.IsOpen ? null : Wire.Number(recording.Seconds(recording.Updated)),
        StartTime = Wire.Date(recording.Started),
        DateCreated = Wire.Date(recording.Started),
        DateUpdated = Wire.Date(recording.Updated),
        MediaUrl = recording.Url,
    };
}
