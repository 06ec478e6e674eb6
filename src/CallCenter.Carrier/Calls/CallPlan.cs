using CallCenter.Carrier.Conferences;
using CallCenter.Carrier.Recordings;
using CallCenter.Carrier.Twiml;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Calls;

/// <summary>What was asked for when the call was created.</summary>
internal sealed record CallPlan(string To, string From)
{
    /// <summary>What happens once it is answered.</summary>
    public Course? Course { get; init; }

    public StatusPlan? Status { get; init; }

    /// <summary>Seconds it may ring.</summary>
    public int RingSeconds { get; init; } = 60;

    /// <summary>Seconds it may last.</summary>
    public int LimitSeconds { get; init; } = 14400;

    public MachinePlan? Machine { get; init; }

    public RecordingPlan? Recording { get; init; }
}

internal sealed record StatusPlan(WebhookTarget Target, CallEvents Events);

/// <param name="ToTheBeep">DetectMessageEnd instead of Enable.</param>
/// <param name="Callback">Asynchronous: the call goes on and the result is posted here; null holds the call until it is known.</param>
internal sealed record MachinePlan(bool ToTheBeep, WebhookTarget? Callback);

/// <summary>What an answered leg does: TwiML, a seat in a conference, or nothing (the called side of a Dial).</summary>
internal abstract record Course;

internal sealed record FollowTwiml(TwimlSource Source) : Course;

internal sealed record TakeSeat(Participant Seat) : Course;
