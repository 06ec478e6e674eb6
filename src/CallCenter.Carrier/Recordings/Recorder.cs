using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Recordings;

/// <summary>Starts, pauses and stops recordings, and tells when the sound can be fetched.</summary>
internal sealed class Recorder(Switchboard board, Outbox outbox, OwnAddress address, Timing timing, Errands errands)
{
    private const double ProcessingSeconds = 1;

    public Recording Start(Call call, RecordingPlan plan)
    {
        lock (board.Gate)
        {
            var recording = new Recording(call, plan, address.Value.GetLeftPart(UriPartial.Authority), timing.Now);
            call.Recordings.Add(recording);
            board.Add(recording);
            Tell(recording, RecordingEvents.InProgress);
            return recording;
        }
    }

    public void Become(Recording recording, RecordingStatus status)
    {
        lock (board.Gate)
        {
            if (!recording.IsOpen || recording.Status == status) return;
            recording.Become(status, timing.Now);
            if (status == RecordingStatus.Stopped) errands.Run(ct => Process(recording, ct));
        }
    }

    public void StopAll(Call call)
    {
        foreach (var recording in call.Recordings) Become(recording, RecordingStatus.Stopped);
    }

    private async Task Process(Recording recording, CancellationToken ct)
    {
        await timing.Human(ProcessingSeconds, ct);
        lock (board.Gate)
        {
            recording.Become(RecordingStatus.Completed, timing.Now);
            Tell(recording, RecordingEvents.Completed);
        }
    }

    private void Tell(Recording recording, RecordingEvents what)
    {
        if (recording.Plan.Callback is not { } target || !recording.Plan.Events.HasFlag(what)) return;
        var fields = new Fields()
            .Add("AccountSid", recording.Call.Account)
            .Add("CallSid", recording.Call.Sid)
            .Add("RecordingSid", recording.Sid)
            .Add("RecordingUrl", recording.Url)
            .Add("RecordingStatus", Wire.Kebab(recording.Status))
            .Add("RecordingDuration", what == RecordingEvents.Completed ? Wire.Number(recording.Seconds(timing.Now)) : null)
            .Add("RecordingChannels", recording.Plan.Channels)
            .Add("RecordingStartTime", Wire.Date(recording.Started))
            .Add("RecordingSource", recording.Source.ToString())
            .Add("RecordingTrack", Wire.Kebab(recording.Plan.Track))
            .Add("ErrorCode", "0");
        outbox.Post(new Webhook(recording.Call.Sid, WebhookKind.Recording, target, fields.All));
    }
}
