using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Conferences;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Recordings;

/// <summary>Starts, pauses and stops recordings, and tells when the sound can be fetched.</summary>
internal sealed class Recorder(Switchboard board, Outbox outbox, OwnAddress address, FaultSwitch faults, Timing timing, Errands errands)
{
    private const double ProcessingSeconds = 1;

    public Recording Start(Call call, RecordingPlan plan)
    {
        lock (board.Gate)
        {
            var recording = Start(new RecordingSubject(call.Account, call.Sid, null), plan);
            call.Recordings.Add(recording);
            return recording;
        }
    }

    public Recording Start(Conference conference, RecordingPlan plan)
    {
        lock (board.Gate)
        {
            var first = conference.Participants.FirstOrDefault(p => p.Joined)?.Call.Sid ?? "";
            var recording = Start(new RecordingSubject(conference.Account, first, conference.Sid), plan);
            conference.Recordings.Add(recording);
            return recording;
        }
    }

    /// <param name="recording">An open one; another stays as it is.</param>
    /// <param name="status">What it becomes.</param>
    /// <param name="skip">A pause is left out of the sound.</param>
    public void Become(Recording recording, RecordingStatus status, bool skip = false)
    {
        lock (board.Gate)
        {
            if (!recording.IsOpen || recording.Status == status) return;
            recording.Become(status, timing.Now, skip);
            if (status == RecordingStatus.Stopped) errands.Run(ct => Process(recording, ct));
        }
    }

    public void StopAll(IEnumerable<Recording> recordings)
    {
        foreach (var recording in recordings) Become(recording, RecordingStatus.Stopped);
    }

    private Recording Start(RecordingSubject subject, RecordingPlan plan)
    {
        var recording = new Recording(subject, plan, address.Value.GetLeftPart(UriPartial.Authority), timing.Now);
        board.Add(recording);
        Tell(recording, RecordingEvents.InProgress);
        return recording;
    }

    private async Task Process(Recording recording, CancellationToken ct)
    {
        await timing.Human(ProcessingSeconds, ct);
        await timing.Exact(faults.RecordingComesLate(), ct);
        var absent = faults.RecordingIsAbsent();
        lock (board.Gate)
        {
            recording.Become(absent ? RecordingStatus.Absent : RecordingStatus.Completed, timing.Now);
            Tell(recording, absent ? RecordingEvents.Absent : RecordingEvents.Completed);
        }
    }

    private void Tell(Recording recording, RecordingEvents what)
    {
        if (recording.Plan.Callback is not { } target || !recording.Plan.Events.HasFlag(what)) return;
        var fields = new Fields()
            .Add("AccountSid", recording.Subject.Account)
            .Add("CallSid", recording.Subject.ConferenceSid is null ? recording.Subject.CallSid : null)
            .Add("ConferenceSid", recording.Subject.ConferenceSid)
            .Add("RecordingSid", recording.Sid)
            .Add("RecordingUrl", recording.Url)
            .Add("RecordingStatus", Wire.Kebab(recording.Status))
            .Add("RecordingDuration", what == RecordingEvents.Completed ? Wire.Number(recording.Seconds(timing.Now)) : null)
            .Add("RecordingChannels", recording.Plan.Channels)
            .Add("RecordingStartTime", Wire.Date(recording.Started))
            .Add("RecordingSource", recording.Source.ToString())
            .Add("RecordingTrack", Wire.Kebab(recording.Plan.Track))
            .Add("ErrorCode", recording.Status == RecordingStatus.Absent ? "16100" : "0");
        outbox.Post(new Webhook(recording.Subject.Stream, WebhookKind.Recording, target, fields.All));
    }
}
