using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Conferences;
using CallCenter.Carrier.Recordings;
using CallCenter.Carrier.Speech;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Twiml;

/// <summary>Where instructions come from.</summary>
internal abstract record TwimlSource;

internal sealed record FromUrl(WebhookTarget Target, WebhookTarget? Fallback) : TwimlSource;

internal sealed record Inline(string Xml) : TwimlSource;

/// <summary>What reading a document gave: its verbs and what is wrong with it; no verbs at all when it cannot be read.</summary>
internal sealed record TwimlDocument(IReadOnlyList<TwimlVerb>? Verbs, IReadOnlyList<string> Warnings);

internal abstract record TwimlVerb;

internal sealed record Say(string Text, int Loop) : TwimlVerb;

internal sealed record Play(string Digits, int Loop) : TwimlVerb;

internal sealed record Pause(int Seconds) : TwimlVerb;

internal sealed record Redirect(string Url, Verb Verb) : TwimlVerb;

internal sealed record Hangup : TwimlVerb;

internal sealed record Reject(bool Busy) : TwimlVerb;

internal sealed record StartTranscription(TranscriptionPlan Plan) : TwimlVerb;

internal sealed record StopTranscription(string? Name) : TwimlVerb;

internal sealed record StartRecording(RecordingPlan Plan) : TwimlVerb;

internal sealed record StopRecording : TwimlVerb;

internal sealed record Gather(IReadOnlyList<TwimlVerb> Prompts) : TwimlVerb
{
    public string? Action { get; init; }

    public Verb Verb { get; init; }

    public int TimeoutSeconds { get; init; } = 5;

    public int? NumDigits { get; init; }

    public string FinishOnKey { get; init; } = "#";

    public bool ActionOnEmpty { get; init; }

    public bool Keys { get; init; } = true;

    public bool Speech { get; init; }
}

internal sealed record Record(RecordingPlan Plan) : TwimlVerb
{
    public string? Action { get; init; }

    public Verb Verb { get; init; }

    public int TimeoutSeconds { get; init; } = 5;

    public int MostSeconds { get; init; } = 3600;

    public string FinishOnKey { get; init; } = "1234567890*#";
}

internal sealed record Dial(DialGoal Goal) : TwimlVerb
{
    public string? Action { get; init; }

    public Verb Verb { get; init; }

    public int TimeoutSeconds { get; init; } = 30;

    public int LimitSeconds { get; init; } = 14400;

    public string? CallerId { get; init; }

    public RecordingPlan? Recording { get; init; }
}

internal abstract record DialGoal;

internal sealed record DialConference(string Name, SeatPlan Seat) : DialGoal;

internal sealed record DialLegs(IReadOnlyList<DialLeg> Legs) : DialGoal;

/// <param name="Whisper">Played to the leg before it is joined; hanging up in it refuses.</param>
internal sealed record DialLeg(string To, StatusPlan? Status, WebhookTarget? Whisper = null);
