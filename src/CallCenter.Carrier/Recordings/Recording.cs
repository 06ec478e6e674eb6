using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Recordings;

internal enum RecordingStatus { InProgress, Paused, Stopped, Processing, Completed, Absent }

internal enum RecordingSource { StartCallRecordingAPI, OutboundAPI, DialVerb }

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

/// <summary>The sound of one leg: silence, as long as the call was.</summary>
internal sealed class Recording(Call call, RecordingPlan plan, string baseUrl, DateTimeOffset now)
{
    private readonly DateTimeOffset _started = now;
    private TimeSpan _recorded;
    private DateTimeOffset? _since = now;

    public string Sid { get; } = Hosting.Sid.New("RE");

    public Call Call { get; } = call;

    public RecordingPlan Plan { get; } = plan;

    public RecordingSource Source => Plan.Source;

    public RecordingStatus Status { get; private set; } = RecordingStatus.InProgress;

    public DateTimeOffset Started => _started;

    public DateTimeOffset Updated { get; private set; } = now;

    /// <summary>Address of the sound without its ending.</summary>
    public string Url => $"{baseUrl}/2010-04-01/Accounts/{Call.Account}/Recordings/{Sid}";

    public bool IsOpen => Status is RecordingStatus.InProgress or RecordingStatus.Paused;

    public int Seconds(DateTimeOffset at) => (int)Math.Ceiling((_recorded + (_since is { } s ? at - s : TimeSpan.Zero)).TotalSeconds);

    public void Become(RecordingStatus status, DateTimeOffset at)
    {
        if (_since is { } since) _recorded += at - since;
        _since = status == RecordingStatus.InProgress ? at : null;
        Status = status;
        Updated = at;
    }
}
