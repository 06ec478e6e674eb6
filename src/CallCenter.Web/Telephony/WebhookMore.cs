using System.Collections.Frozen;
using System.Text.Json;
using CallCenter.Core.Calls;

namespace CallCenter.Web.Telephony;

/// <summary>Fields and events that we do not know: kept in the call's history, followed by nothing.</summary>
public static class WebhookMore
{
    private const int LongestFields = 4000;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // What the carrier documents for the webhooks we take.
    private static readonly FrozenSet<string> Known = (
        "AccountSid ApiVersion Direction CallSid ParentCallSid CallToken CallStatus CallDuration Duration From To Caller Called CallerName ForwardedFrom "
        + "FromCity FromState FromZip FromCountry ToCity ToState ToZip ToCountry CallerCity CallerState CallerZip CallerCountry CalledCity CalledState CalledZip "
        + "CalledCountry StirVerstat StirStatus SipResponseCode Timestamp CallbackSource SequenceNumber AnsweredBy MachineDetectionDuration ErrorCode ErrorMessage "
        + "ConferenceSid FriendlyName StatusCallbackEvent Muted Hold Coaching CallSidToCoach EndConferenceOnExit StartConferenceOnEnter ParticipantLabel "
        + "CallSidEndingConference ParticipantLabelEndingConference ReasonConferenceEnded Reason ParticipantCallStatus ReasonParticipantLeft AnnounceUrl "
        + "ReasonAnnouncementFailed RecordingSid RecordingUrl RecordingStatus RecordingDuration RecordingChannels RecordingStartTime RecordingSource RecordingTrack "
        + "TranscriptionSid TranscriptionEvent SequenceId LanguageCode Track TranscriptionEngine Name InboundTrackLabel OutboundTrackLabel PartialResults "
        + "SipHeader_X-Carrier-Code ProviderConfiguration Final Stability TranscriptionData TranscriptionProviderData TranscriptionErrorCode TranscriptionError QueueTime")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The fields nobody documented; none when all are known, as almost always.</summary>
    public static CarrierSaid? Of(string kind, WebhookForm form)
    {
        List<KeyValuePair<string, string>>? more = null;
        foreach (var field in form.Fields)
            if (!Known.Contains(field.Key)) (more ??= []).Add(field);
        return more is null ? null : Kept(kind, more);
    }

    /// <summary>A whole webhook of an event we do not know.</summary>
    public static ReportUnknown Unknown(string kind, WebhookForm form, string? key) => new(Kept(kind, form.Fields)) { SourceKey = key };

    private static CarrierSaid Kept(string kind, IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        var text = JsonSerializer.Serialize(fields.GroupBy(f => f.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => string.Join(',', g.Select(f => f.Value))), Plain);
        return new(kind.Length <= 100 ? kind : kind[..100], text.Length <= LongestFields ? text : "{}");
    }
}
