using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Recordings;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Twiml;

/// <summary>Records what the person says, until a key, a silence or the longest time.</summary>
internal sealed class Dictation(Switchboard board, Recorder recorder, Gathering gathering, Timing timing)
{
    public async Task<Next> Play(Call call, Record record, CancellationToken ct)
    {
        var recording = recorder.Start(call, record.Plan);
        var end = timing.Now.AddSeconds(record.MostSeconds);
        var (spoke, pressed) = (false, default(char?));
        while (timing.Now < end)
        {
            var left = end - timing.Now;
            var quiet = TimeSpan.FromSeconds(record.TimeoutSeconds);
            var (key, words) = await gathering.Next(call, quiet < left ? quiet : left, ct);
            spoke |= words is not null;
            if (key is { } one && record.FinishOnKey.Contains(one, StringComparison.Ordinal)) pressed = one;
            if (pressed is not null || (key is null && words is null)) break;
        }

        recorder.Become(recording, RecordingStatus.Stopped);
        // Silence alone is no recording: the document goes on.
        return spoke || pressed is not null ? Done(recording, record, pressed) : new GoOn();
    }

    private GoTo Done(Recording recording, Record record, char? pressed)
    {
        lock (board.Gate)
        {
            return new GoTo(record.Action ?? "", record.Verb, new Fields()
                .Add("RecordingSid", recording.Sid)
                .Add("RecordingUrl", recording.Url)
                .Add("RecordingDuration", recording.Seconds(recording.Updated))
                .Add("Digits", pressed?.ToString())
                .All);
        }
    }
}
