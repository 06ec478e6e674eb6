using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Conferences;
using CallCenter.Carrier.Recordings;
using CallCenter.Carrier.Speech;
using CallCenter.Carrier.Twiml;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Api;

/// <summary>What the parameters of a request ask for.</summary>
internal static class Plans
{
    private const int LongestTwiml = 4000;

    public static CallPlan Call(FormReader form) => Leg(form) with
    {
        Course = Source(form) is { } source ? new FollowTwiml(source) : null,
        Machine = Machine(form, form.Flag("AsyncAmd") == true ? form.Target("AsyncAmdStatusCallback") : null),
    };

    public static CallPlan Participant(FormReader form) => Leg(form) with { Machine = Machine(form, form.Target("AmdStatusCallback")) };

    public static SeatPlan Seat(FormReader form) => new()
    {
        Label = form.Text("Label") is { Length: > 0 } label ? label : null,
        Muted = form.Flag("Muted") ?? false,
        StartOnEnter = form.Flag("StartConferenceOnEnter") ?? true,
        EndOnExit = form.Flag("EndConferenceOnExit") ?? false,
        Coaching = form.Flag("Coaching") ?? false,
        CoachedCallSid = form.Text("CallSidToCoach"),
        Most = form.Number("MaxParticipants", 2, 250) ?? 250,
        Callback = form.Target("ConferenceStatusCallback") is { } target
            ? new ConferencePlan(target, form.Set("ConferenceStatusCallbackEvent", ConferenceEvents.Start | ConferenceEvents.End))
            : null,
        Wait = form.Target("WaitUrl", "WaitMethod"),
        Recording = form.Text("ConferenceRecord") is "true" or "record-from-start"
            ? new RecordingPlan(RecordingSource.Conference)
            {
                Callback = form.Target("ConferenceRecordingStatusCallback"),
                Events = form.Set("ConferenceRecordingStatusCallbackEvent", RecordingEvents.Completed),
            }
            : null,
    };

    public static SeatChange SeatChange(FormReader form) => new()
    {
        Muted = form.Flag("Muted"),
        Hold = form.Flag("Hold"),
        Coaching = form.Flag("Coaching"),
        CoachedCallSid = form.Text("CallSidToCoach"),
        EndOnExit = form.Flag("EndConferenceOnExit"),
        HoldMusic = form.Target("HoldUrl", "HoldMethod", Verb.Get),
        Announcement = form.Target("AnnounceUrl", "AnnounceMethod"),
    };

    public static TranscriptionPlan Transcription(FormReader form) => new()
    {
        Name = form.Text("Name"),
        Callback = form.Target("StatusCallbackUrl", "StatusCallbackMethod"),
        Track = form.Choice<TranscriptionTrack>("Track") ?? TranscriptionTrack.BothTracks,
        InboundLabel = form.Text("InboundTrackLabel"),
        OutboundLabel = form.Text("OutboundTrackLabel"),
        Language = form.Text("LanguageCode") ?? "en-US",
        Engine = form.Text("TranscriptionEngine") ?? "google",
        Model = form.Text("SpeechModel") ?? "telephony",
        Hints = form.Text("Hints"),
        ProfanityFilter = form.Flag("ProfanityFilter") ?? true,
        Partials = form.Flag("PartialResults") ?? false,
        Punctuation = form.Flag("EnableAutomaticPunctuation") ?? true,
    };

    public static RecordingPlan Recording(FormReader form, RecordingSource source) => new(source)
    {
        Channels = form.Text("RecordingChannels") == "dual" ? 2 : 1,
        Track = form.Choice<RecordingTrack>("RecordingTrack") ?? RecordingTrack.Both,
        Callback = form.Target("RecordingStatusCallback"),
        Events = form.Set("RecordingStatusCallbackEvent", RecordingEvents.Completed),
    };

    public static StatusPlan? Status(FormReader form)
    {
        var events = form.Set("StatusCallbackEvent", CallEvents.Completed);
        return form.Target("StatusCallback") is { } target ? new StatusPlan(target, events) : null;
    }

    /// <summary>Url before Twiml; null when there is neither.</summary>
    public static TwimlSource? Source(FormReader form)
    {
        if (form.Target("Url", "Method") is { } target) return new FromUrl(target, form.Target("FallbackUrl", "FallbackMethod"));
        if (form.Text("Twiml") is not { Length: > 0 } xml) return null;
        if (xml.Length > LongestTwiml) form.Refuse(RestErrors.Parameter("Twiml"));
        return new Inline(xml);
    }

    private static CallPlan Leg(FormReader form) => new(form.Text("To") ?? "", form.Text("From") ?? "")
    {
        Status = Status(form),
        RingSeconds = form.Number("Timeout", 1, 600) ?? 60,
        LimitSeconds = form.Number("TimeLimit", 1, 86400) ?? 14400,
        Recording = form.Flag("Record") == true ? Recording(form, RecordingSource.OutboundAPI) : null,
    };

    private static MachinePlan? Machine(FormReader form, WebhookTarget? callback) => form.Text("MachineDetection") switch
    {
        null or "" => null,
        "Enable" => new MachinePlan(ToTheBeep: false, callback),
        "DetectMessageEnd" => new MachinePlan(ToTheBeep: true, callback),
        _ => Refused(form),
    };

    private static MachinePlan? Refused(FormReader form)
    {
        form.Refuse(RestErrors.Parameter("MachineDetection"));
        return null;
    }
}
