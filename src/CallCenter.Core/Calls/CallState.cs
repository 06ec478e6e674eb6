using System.Collections.Immutable;
using CallCenter.Core.Compliance;
using CallCenter.Core.Scripts;

namespace CallCenter.Core.Calls;

/// <summary>One leg as far as its news goes.</summary>
/// <param name="Sid">The carrier's name of it, once known.</param>
/// <param name="RangAt">When it began to ring.</param>
/// <param name="AnsweredAt">When somebody took it.</param>
/// <param name="EndedAt">When it went down.</param>
/// <param name="End">How it went down.</param>
public sealed record LegState(string? Sid, DateTimeOffset? RangAt, DateTimeOffset? AnsweredAt, DateTimeOffset? EndedAt, LegEnd? End)
{
    /// <summary>A leg of which nothing is known yet.</summary>
    public static LegState None { get; } = new(null, null, null, null, null);

    /// <summary>Somebody is on it.</summary>
    public bool Up => AnsweredAt is not null && EndedAt is null;
}

/// <summary>The transcription of a call.</summary>
/// <param name="Sid">The carrier's name of it.</param>
/// <param name="Running">Whether words are still written down.</param>
public sealed record TranscriptState(string Sid, bool Running);

/// <summary>The recording of a call.</summary>
/// <param name="Sid">The carrier's name of it.</param>
/// <param name="Running">Whether it is still written.</param>
public sealed record RecordingState(string Sid, bool Running);

/// <summary>The closing survey.</summary>
/// <param name="At">When the customer was asked.</param>
/// <param name="Satisfaction">What the key meant; none so far.</param>
public sealed record SurveyState(DateTimeOffset At, string? Satisfaction);

/// <summary>What a caller was offered.</summary>
/// <param name="At">When we would call back.</param>
/// <param name="Closed">The office was closed.</param>
/// <param name="Taken">Whether they took it; none so far.</param>
/// <param name="AnsweredAt">When they said so.</param>
public sealed record SlotState(DateTimeOffset At, bool Closed, bool? Taken, DateTimeOffset? AnsweredAt);

/// <summary>Somebody else on the line.</summary>
/// <param name="Id">The guest.</param>
/// <param name="Role">What they do.</param>
/// <param name="PersonId">Who it is, when it is one of us.</param>
/// <param name="TeamId">Their team.</param>
/// <param name="Blind">The call is theirs as soon as they answer.</param>
/// <param name="To">What is rung.</param>
/// <param name="Leg">Their leg.</param>
public sealed record GuestState(Guid Id, GuestRole Role, Guid? PersonId, long? TeamId, bool Blind, string To, LegState Leg)
{
    /// <summary>A supervisor's, whatever they do just now.</summary>
    public bool Supervises => Role is GuestRole.Listener or GuestRole.Whisperer or GuestRole.Barger;
}

/// <summary>One line of the transcript with its number among the events.</summary>
public sealed record TranscriptLine(int Seq, UtteranceHeard Said);

/// <summary>A call, folded from its events. Nothing in it that the events do not say.</summary>
public sealed record CallState
{
    /// <summary>The call.</summary>
    public required Guid Id { get; init; }

    /// <summary>Number of the newest event, from 1.</summary>
    public required int Seq { get; init; }

    /// <summary>How it was placed.</summary>
    public required CallPlaced Order { get; init; }

    /// <summary>When it was placed.</summary>
    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>Where it stands in its script.</summary>
    public required ScriptPlace Place { get; init; }

    /// <summary>The agent's leg.</summary>
    public LegState Agent { get; init; } = LegState.None;

    /// <summary>The customer's leg.</summary>
    public LegState Customer { get; init; } = LegState.None;

    /// <summary>The carrier's name of the conference.</summary>
    public string? ConferenceSid { get; init; }

    /// <summary>When the recording notice was said.</summary>
    public DateTimeOffset? NoticeAt { get; init; }

    /// <summary>The transcription, once it was started.</summary>
    public TranscriptState? Transcription { get; init; }

    /// <summary>The recording, once it was started.</summary>
    public RecordingState? Recording { get; init; }

    /// <summary>Recordings of a line that dropped, of which the carrier has not said yet that they are over.</summary>
    public ImmutableHashSet<string> PastRecordings { get; init; } = [];

    /// <summary>Something is said that nobody may keep.</summary>
    public bool Sensitive { get; init; }

    /// <summary>How often the transcription failed.</summary>
    public int TranscriptionErrors { get; init; }

    /// <summary>How often the agent was rung again.</summary>
    public int Recalls { get; init; }

    /// <summary>How often the customer was called back at once.</summary>
    public int Redials { get; init; }

    /// <summary>What answered instead of a person.</summary>
    public MachineKind? Machine { get; init; }

    /// <summary>The closing survey, once it was begun.</summary>
    public SurveyState? Survey { get; init; }

    /// <summary>The time a caller was offered to be called back at; none when none was.</summary>
    public SlotState? Slot { get; init; }

    /// <summary>Whoever else was asked onto the line.</summary>
    public ImmutableList<GuestState> Guests { get; init; } = [];

    /// <summary>The agent left the customer with a third party.</summary>
    public bool SteppedOut { get; init; }

    /// <summary>Legs that others took the place of: their news come late.</summary>
    public ImmutableHashSet<string> PastLegs { get; init; } = [];

    /// <summary>Since when the customer waits; none off hold.</summary>
    public DateTimeOffset? HoldSince { get; init; }

    /// <summary>The agent's microphone is off.</summary>
    public bool Muted { get; init; }

    /// <summary>The agent asked to end the call.</summary>
    public bool HangUpAsked { get; init; }

    /// <summary>What was said, in the order it was stored.</summary>
    public ImmutableList<TranscriptLine> Transcript { get; init; } = [];

    /// <summary>Required phrases that were heard or whose step was confirmed.</summary>
    public ImmutableHashSet<string> Heard { get; init; } = [];

    /// <summary>Notes, in order.</summary>
    public ImmutableList<string> Notes { get; init; } = [];

    /// <summary>Complaints filed in this call.</summary>
    public ImmutableList<ComplaintFiled> Complaints { get; init; } = [];

    /// <summary>What was booked in this call.</summary>
    public ImmutableList<FollowUpBooked> FollowUps { get; init; } = [];

    /// <summary>What was promised in this call.</summary>
    public ImmutableList<PromiseMade> Promises { get; init; } = [];

    /// <summary>Whether and how the customer asked not to be called.</summary>
    public StopCallingAsked? StopCalling { get; init; }

    /// <summary>The language the talk changed to; none while it is that of the script it began with.</summary>
    public LanguageState? Language { get; init; }

    /// <summary>When the record was finished.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>How it was finished.</summary>
    public CallClosed? Closing { get; init; }

    /// <summary>Natural keys of the webhooks that had an effect.</summary>
    public ImmutableHashSet<string> Sources { get; init; } = [];

    /// <summary>When the line went down.</summary>
    public DateTimeOffset? EndedAt => Customer.EndedAt ?? Survey?.At;

    /// <summary>The customer was on the line in this call, also when the line dropped since.</summary>
    public bool Reached => Customer.AnsweredAt is not null || Redials > 0;

    /// <summary>The customer rang us and nobody has spoken with them yet.</summary>
    public bool Waits => Order.Inbound && !Reached && Customer.EndedAt is null && ClosedAt is null;

    /// <summary>Offences of the agent so far.</summary>
    public int Hits => Transcript.Sum(l => l.Said.Speaker == Speaker.Agent ? l.Said.Offences.Count : 0);

    /// <summary>The customer spoke of a regulator, the media or a court, or of doing harm. domain §5.</summary>
    public bool Alarmed => Transcript.Exists(l => l.Said.IsAlarm);

    /// <summary>Where the call stands, for lists and boards.</summary>
    public CallPhase Phase => this switch
    {
        { ClosedAt: not null } => CallPhase.Closed,
        { EndedAt: not null } => CallPhase.WrapUp,
        { HoldSince: not null } => CallPhase.OnHold,
        { Customer.AnsweredAt: not null } => CallPhase.Talking,
        { Customer.RangAt: not null } => CallPhase.Ringing,
        _ => CallPhase.Placing,
    };
}
