using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Conferences;

/// <summary>Conference events, numbered per conference.</summary>
internal sealed class ConferenceCallbacks(Outbox outbox, Timing timing)
{
    public void Started(Conference conference) => Send(conference, ConferenceEvents.Start, Common(conference, "conference-start"));

    public void Ended(Conference conference)
    {
        var reason = conference.Reason is { } r ? Wire.Kebab(r) : null;
        Send(conference, ConferenceEvents.End, fields => Common(conference, "conference-end")(fields)
            .Add("CallSidEndingConference", conference.EndedBy?.Call.Sid)
            .Add("ParticipantLabelEndingConference", conference.EndedBy?.Label)
            .Add("ReasonConferenceEnded", reason)
            .Add("Reason", Sentence(conference)));
    }

    public void Joined(Participant who) => Send(who.Conference, ConferenceEvents.Join, Of(who, "participant-join"));

    public void Left(Participant who, string reason) => Send(who.Conference, ConferenceEvents.Leave, fields => Of(who, "participant-leave")(fields)
        .Add("ParticipantCallStatus", Wire.Kebab(who.Call.Status))
        .Add("ReasonParticipantLeft", reason));

    public void Muted(Participant who) => Send(who.Conference, ConferenceEvents.Mute, Of(who, who.Muted ? "participant-mute" : "participant-unmute"));

    public void Held(Participant who) => Send(who.Conference, ConferenceEvents.Hold, Of(who, who.Hold ? "participant-hold" : "participant-unhold"));

    public void Modified(Participant who) => Send(who.Conference, ConferenceEvents.Modify, Of(who, "participant-modify"));

    /// <summary>An announcement has been played to the whole conference, or could not be.</summary>
    public void Announced(Conference conference, string url, string? failure) => Send(conference, ConferenceEvents.Announcement, fields =>
        Announcement(Common(conference, Name(failure))(fields), url, failure));

    /// <summary>An announcement has been played to one leg, or could not be.</summary>
    public void Announced(Participant who, string url, string? failure) => Send(who.Conference, ConferenceEvents.Announcement, fields =>
        Announcement(Of(who, Name(failure))(fields), url, failure));

    private static string Name(string? failure) => failure is null ? "announcement-end" : "announcement-fail";

    private static Fields Announcement(Fields fields, string url, string? failure) => fields.Add("AnnounceUrl", url).Add("ReasonAnnouncementFailed", failure);

    public void Speech(Participant who, bool begins) =>
        Send(who.Conference, ConferenceEvents.Speaker, Of(who, begins ? "participant-speech-start" : "participant-speech-stop"));

    private void Send(Conference conference, ConferenceEvents what, Func<Fields, Fields> fill)
    {
        if (conference.Plan is not { } plan || !plan.Events.HasFlag(what)) return;
        var fields = fill(new Fields()).Add("SequenceNumber", conference.NextSequence++).Add("Timestamp", Wire.Date(timing.Now));
        outbox.Post(new Webhook(conference.Sid, WebhookKind.Conference, plan.Target, fields.All));
    }

    private static Func<Fields, Fields> Common(Conference conference, string name) => fields => fields
        .Add("ConferenceSid", conference.Sid)
        .Add("FriendlyName", conference.FriendlyName)
        .Add("AccountSid", conference.Account)
        .Add("StatusCallbackEvent", name);

    private static Func<Fields, Fields> Of(Participant who, string name) => fields => Common(who.Conference, name)(fields)
        .Add("CallSid", who.Call.Sid)
        .Add("Muted", who.Muted)
        .Add("Hold", who.Hold)
        .Add("Coaching", who.Coaching)
        .Add("EndConferenceOnExit", who.EndOnExit)
        .Add("StartConferenceOnEnter", who.StartOnEnter)
        .Add("ParticipantLabel", who.Label);

    private static string Sentence(Conference conference) => conference.Reason switch
    {
        EndReason.ConferenceEndedViaApi => "Conference ended via API",
        EndReason.LastParticipantKicked => "Last participant kicked",
        EndReason.LastParticipantLeft => "Last participant left",
        _ => "Participant with endConferenceOnExit left the conference",
    };
}
