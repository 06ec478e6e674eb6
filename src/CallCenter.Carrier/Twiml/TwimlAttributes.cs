using System.Globalization;
using System.Xml.Linq;
using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Conferences;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Recordings;
using CallCenter.Carrier.Speech;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Twiml;

/// <summary>The attributes of one element, typed; a value out of range counts as absent and leaves a warning.</summary>
internal sealed class TwimlAttributes(XElement element, List<string> warnings)
{
    public string? Text(string name) => element.Attribute(name)?.Value;

    public int Number(string name, int otherwise, int least, int most)
    {
        if (Text(name) is not { } text) return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most) return value;
        return Wrong(name, otherwise);
    }

    public bool Flag(string name, bool otherwise) => Text(name)?.ToUpperInvariant() switch
    {
        null => otherwise,
        "TRUE" => true,
        "FALSE" => false,
        _ => Wrong(name, otherwise),
    };

    public Verb Verb(string name) => Text(name) is { } text ? Wire.Parse<Verb>(text) ?? Wrong(name, Webhooks.Verb.Post) : Webhooks.Verb.Post;

    public SeatPlan Seat() => new()
    {
        Label = Text("participantLabel"),
        Muted = Flag("muted", otherwise: false),
        StartOnEnter = Flag("startConferenceOnEnter", otherwise: true),
        EndOnExit = Flag("endConferenceOnExit", otherwise: false),
        Coaching = Text("coach") is { Length: > 0 },
        CoachedCallSid = Text("coach"),
        Most = Number("maxParticipants", 250, 2, 250),
        Callback = Target("statusCallback") is { } target
            ? new ConferencePlan(target, Names<ConferenceEvents>("statusCallbackEvent", ConferenceEvents.Start | ConferenceEvents.End))
            : null,
        Wait = Target("waitUrl", "waitMethod"),
        Recording = Text("record") is "record-from-start" or "true" ? Recording() with { Source = RecordingSource.Conference } : null,
    };

    public StatusPlan? Status() => Target("statusCallback") is { } target
        ? new StatusPlan(target, Names<CallEvents>("statusCallbackEvent", CallEvents.Completed))
        : null;

    public TranscriptionPlan Transcription() => new()
    {
        Name = Text("name"),
        Callback = Target("statusCallbackUrl", "statusCallbackMethod"),
        Track = Wire.Parse<TranscriptionTrack>(Text("track")) ?? TranscriptionTrack.BothTracks,
        InboundLabel = Text("inboundTrackLabel"),
        OutboundLabel = Text("outboundTrackLabel"),
        Language = Text("languageCode") ?? "en-US",
        Engine = Text("transcriptionEngine") ?? "google",
        Model = Text("speechModel") ?? "telephony",
        Hints = Text("hints"),
        ProfanityFilter = Flag("profanityFilter", otherwise: true),
        Partials = Flag("partialResults", otherwise: false),
        Punctuation = Flag("enableAutomaticPunctuation", otherwise: true),
    };

    public RecordingPlan Recording() => new(RecordingSource.StartCallRecordingAPI)
    {
        Channels = Text("channels") == "dual" ? 2 : 1,
        Track = Wire.Parse<RecordingTrack>(Text("track")) ?? RecordingTrack.Both,
        Callback = Target("recordingStatusCallback", "recordingStatusCallbackMethod"),
        Events = Names<RecordingEvents>("recordingStatusCallbackEvent", RecordingEvents.Completed),
    };

    /// <summary>The <c>record</c> attribute of Dial.</summary>
    public RecordingPlan? DialRecording() => Text("record") is null or "do-not-record" or "false"
        ? null
        : Recording() with { Source = RecordingSource.DialVerb, Channels = Text("record")?.EndsWith("-dual", StringComparison.Ordinal) == true ? 2 : 1 };

    public WebhookTarget? Target(string name, string method = "statusCallbackMethod")
    {
        if (Text(name) is not { Length: > 0 } url) return null;
        return WebhookTarget.IsValid(url) ? WebhookTarget.Of(url, Verb(method)) : Wrong<WebhookTarget?>(name, null);
    }

    private T Names<T>(string name, T otherwise) where T : struct, Enum =>
        Text(name) is { } text ? Wire.Flags<T>(text.Split(' ', StringSplitOptions.RemoveEmptyEntries)) ?? Wrong(name, otherwise) : otherwise;

    private T Wrong<T>(string name, T otherwise)
    {
        warnings.Add($"12200 <{element.Name.LocalName} {name}=…>");
        return otherwise;
    }
}
