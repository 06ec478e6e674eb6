using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Recordings;

internal enum RecordingStatus { InProgress, Paused, Stopped, Processing, Completed, Absent }

internal enum RecordingSource { StartCallRecordingAPI, OutboundAPI, DialVerb, RecordVerb, Conference }

internal enum PauseBehavior { Silence, Skip }

internal enum RecordingTrack { Both, Inbound, Outbound }

[Flags]
internal enum RecordingEvents { None = 0, InProgress = 1, Completed = 2, Absent = 4 }

internal sealed record RecordingPlan(RecordingSource Source)
{
    public int Channels { get; init; } = 1;

    public RecordingTrack Track { get; init; }

    public WebhookTarget? Callback { get; init; }

    public RecordingEvents Events { get; init; } = RecordingEvents.Completed;
}

/// <summary>What is recorded: a leg, or a conference, whose first leg is named then.</summary>
internal sealed record RecordingSubject(string Account, string CallSid, string? ConferenceSid)
{
    /// <summary>The stream its webhooks belong to.</summary>
    public string Stream => ConferenceSid ?? CallSid;
}

/// <summary>The sound of one leg or conference: silence, as long as it was.</summary>
internal sealed class Recording(RecordingSubject subject, RecordingPlan plan, string baseUrl, DateTimeOffset now)
{
    private readonly DateTimeOffset _started = now;
    private TimeSpan _recorded;
    private DateTimeOffset? _since = now;

    public string Sid { get; } = Hosting.Sid.New("RE");

    public RecordingSubject Subject { get; } = subject;

    public RecordingPlan Plan { get; } = plan;

    public RecordingSource Source => Plan.Source;

    public RecordingStatus Status { get; private set; } = RecordingStatus.InProgress;

    public DateTimeOffset Started => _started;

    public DateTimeOffset Updated { get; private set; } = now;

    /// <summary>Address of the sound without its ending.</summary>
    public string Url => $"{baseUrl}/2010-04-01/Accounts/{Subject.Account}/Recordings/{Sid}";

    public bool IsOpen => Status is RecordingStatus.InProgress or RecordingStatus.Paused;

    public int Seconds(DateTimeOffset at) => (int)Math.Ceiling((_recorded + (_since is { } s ? at - s : TimeSpan.Zero)).TotalSeconds);

    /// <param name="status">The new status.</param>
    /// <param name="at">When.</param>
    /// <param name="skip">A pause is left out of the sound, instead of being silent in it.</param>
    public void Become(RecordingStatus status, DateTimeOffset at, bool skip = true)
    {
        if (_since is { } since) _recorded += at - since;
        _since = status == RecordingStatus.InProgress || (status == RecordingStatus.Paused && !skip) ? at : null;
        Status = status;
        Updated = at;
    }
}
