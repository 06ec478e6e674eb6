using System.Text.Json;
using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Speech;

/// <summary>Writes down what passes over a leg and posts it, numbered per session.</summary>
internal sealed class Transcripts(Switchboard board, Outbox outbox, FaultSwitch faults, Timing timing)
{
    public Transcription Start(Call call, TranscriptionPlan plan)
    {
        lock (board.Gate)
        {
            var session = new Transcription(call, plan, timing.Now);
            call.Transcriptions.Add(session);
            Post(session, "transcription-started", fields => fields
                .Add("LanguageCode", plan.Language)
                .Add("Track", Wire.Snake(plan.Track))
                .Add("TranscriptionEngine", plan.Engine)
                .Add("Name", session.Name)
                .Add("InboundTrackLabel", plan.InboundLabel)
                .Add("OutboundTrackLabel", plan.OutboundLabel)
                .Add("PartialResults", plan.Partials)
                .Add("ProviderConfiguration", Configuration(plan)));
            if (faults.TranscriptionFails()) Fail(session);
            return session;
        }
    }

    public void Stop(Transcription session)
    {
        lock (board.Gate)
        {
            if (session.Status == TranscriptionStatus.Stopped) return;
            session.Status = TranscriptionStatus.Stopped;
            session.Updated = timing.Now;
            Post(session, "transcription-stopped", fields => fields);
        }
    }

    public void StopAll(Call call)
    {
        foreach (var session in call.Transcriptions) Stop(session);
    }

    /// <summary>Something complete was said on that track of the leg.</summary>
    public void Final(Call leg, TranscriptionTrack track, string text) => Content(leg, track, _ => true, fields => fields
        .Add("Final", true)
        .Add("TranscriptionData", JsonSerializer.Serialize(new { transcript = text, confidence = Confidence(text) }, Wire.Inner)));

    /// <summary>The beginning of something that is still being said.</summary>
    public void Partial(Call leg, TranscriptionTrack track, string text) => Content(leg, track, session => session.Plan.Partials, fields => fields
        .Add("Final", false)
        .Add("Stability", "0.9")
        .Add("TranscriptionData", JsonSerializer.Serialize(new { transcript = text }, Wire.Inner)));

    private void Content(Call leg, TranscriptionTrack track, Predicate<Transcription> wants, Func<Fields, Fields> fill)
    {
        foreach (var session in leg.Transcriptions.Where(s => s.Hears(track) && wants(s)))
        {
            Post(session, "transcription-content", fields => fill(fields.Add("LanguageCode", session.Plan.Language).Add("Track", Wire.Snake(track))));
        }
    }

    private void Fail(Transcription session)
    {
        session.Status = TranscriptionStatus.Stopped;
        Post(session, "transcription-error", fields => fields
            .Add("TranscriptionErrorCode", "32655")
            .Add("TranscriptionError", "Provider Unavailable"));
    }

    private void Post(Transcription session, string what, Func<Fields, Fields> fill)
    {
        if (session.Plan.Callback is not { } target) return;
        var fields = fill(new Fields()
            .Add("AccountSid", session.Call.Account)
            .Add("CallSid", session.Call.Sid)
            .Add("TranscriptionSid", session.Sid)
            .Add("Timestamp", Wire.Instant(timing.Now))
            .Add("SequenceId", session.NextSequence++)
            .Add("TranscriptionEvent", what));
        outbox.Post(new Webhook(session.Call.Sid, WebhookKind.Transcription, target, fields.All));
    }

    private static string Configuration(TranscriptionPlan plan)
    {
        var values = new Dictionary<string, string>
        {
            ["profanityFilter"] = Wire.Flag(plan.ProfanityFilter),
            ["speechModel"] = plan.Model,
            ["enableAutomaticPunctuation"] = Wire.Flag(plan.Punctuation),
        };
        if (plan.Hints is { Length: > 0 } hints) values["hints"] = hints;
        return JsonSerializer.Serialize(values, Wire.Inner);
    }

    // A plausible figure that is the same each time the same is said.
    private static double Confidence(string text) => 0.9 + text.Length * 37 % 99 / 1000.0;
}
