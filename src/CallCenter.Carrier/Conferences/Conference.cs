using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Recordings;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Conferences;

internal enum ConferenceStatus { Init, InProgress, Completed }

internal enum EndReason
{
    ConferenceEndedViaApi,
    ParticipantWithEndConferenceOnExitLeft,
    ParticipantWithEndConferenceOnExitKicked,
    LastParticipantKicked,
    LastParticipantLeft,
}

[Flags]
internal enum ConferenceEvents { None = 0, Start = 1, End = 2, Join = 4, Leave = 8, Mute = 16, Hold = 32, Modify = 64, Speaker = 128, Announcement = 256 }

internal sealed record ConferencePlan(WebhookTarget Target, ConferenceEvents Events);

/// <summary>A room. Changed only under the switchboard's gate.</summary>
internal sealed class Conference(string account, string friendlyName, DateTimeOffset now)
{
    public string Sid { get; } = Hosting.Sid.New("CF");

    public string Account { get; } = account;

    public string FriendlyName { get; } = friendlyName;

    public ConferenceStatus Status { get; set; }

    public DateTimeOffset Created { get; } = now;

    public DateTimeOffset Updated { get; set; } = now;

    /// <summary>The callback of the first participant that named one; those of later participants do not count.</summary>
    public ConferencePlan? Plan { get; set; }

    public int NextSequence { get; set; } = 1;

    public EndReason? Reason { get; set; }

    public Participant? EndedBy { get; set; }

    /// <summary>Those present and those being dialled.</summary>
    public List<Participant> Participants { get; } = [];

    public List<Recording> Recordings { get; } = [];

    /// <summary>How it is recorded from its start on; null when it is not.</summary>
    public RecordingPlan? Recording { get; set; }

    public bool IsOver => Status == ConferenceStatus.Completed;

    public bool EverJoined { get; set; }
}

/// <summary>How a leg sits in a conference.</summary>
internal sealed record SeatPlan
{
    public string? Label { get; init; }

    public bool Muted { get; init; }

    public bool StartOnEnter { get; init; } = true;

    public bool EndOnExit { get; init; }

    public bool Coaching { get; init; }

    public string? CoachedCallSid { get; init; }

    public int Most { get; init; } = 250;

    public ConferencePlan? Callback { get; init; }

    /// <summary>The conference is recorded from its start on; the first leg that says so counts.</summary>
    public RecordingPlan? Recording { get; init; }

    /// <summary>Played until the conference starts; null for the carrier's own music.</summary>
    public WebhookTarget? Wait { get; init; }
}

/// <summary>A leg in, or on its way into, a conference.</summary>
internal sealed class Participant(Conference conference, Call call, SeatPlan plan, DateTimeOffset now)
{
    private readonly TaskCompletionSource<LeaveReason> _left = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Conference Conference { get; } = conference;

    public Call Call { get; } = call;

    public string? Label { get; } = plan.Label;

    public bool StartOnEnter { get; } = plan.StartOnEnter;

    public bool EndOnExit { get; set; } = plan.EndOnExit;

    public bool Muted { get; set; } = plan.Muted;

    public bool Hold { get; set; }

    public bool Coaching { get; set; } = plan.Coaching;

    public string? CoachedCallSid { get; set; } = plan.CoachedCallSid;

    public DateTimeOffset Created { get; } = now;

    public DateTimeOffset Updated { get; set; } = now;

    public bool Joined { get; set; }

    public WebhookTarget? Wait { get; } = plan.Wait;

    /// <summary>What is played to this leg alone while it waits or is on hold.</summary>
    public CancellationTokenSource? Interlude { get; set; }

    public Task<LeaveReason> Left => _left.Task;

    public void Gone(LeaveReason reason) => _left.TrySetResult(reason);
}

/// <summary>What an update over REST asks for; null leaves as it is.</summary>
internal sealed record SeatChange
{
    public bool? Muted { get; init; }

    public bool? Hold { get; init; }

    public bool? Coaching { get; init; }

    public string? CoachedCallSid { get; init; }

    public bool? EndOnExit { get; init; }

    /// <summary>Played while on hold; null for the carrier's own music.</summary>
    public WebhookTarget? HoldMusic { get; init; }

    /// <summary>Played once to this leg.</summary>
    public WebhookTarget? Announcement { get; init; }
}
