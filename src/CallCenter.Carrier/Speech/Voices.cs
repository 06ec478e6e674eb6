using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Conferences;
using CallCenter.Carrier.Hosting;

namespace CallCenter.Carrier.Speech;

internal enum Manner
{
    /// <summary>Word by word, as long as a person takes.</summary>
    Spoken,

    /// <summary>All at once: typed by somebody who has said it already.</summary>
    Typed,
}

/// <summary>Carries speech: to the transcriptions of both ends and to the ears of those who hear it. One utterance of a leg at a time.</summary>
internal sealed class Voices(Switchboard board, Transcripts transcripts, ConferenceCallbacks callbacks, Timing timing, Errands errands)
{
    private const double SecondsPerHanCharacter = 0.16;
    private const double SecondsPerLetter = 0.05;
    private const double LongestSeconds = 5;

    /// <summary>The person on this leg says it; the task completes when it has been said.</summary>
    public Task Say(Call speaker, string text, Manner manner) => Queue(speaker, async (before, ct) =>
    {
        await before;
        await Utter(speaker, text, manner, ct);
    });

    /// <summary>A machine says it to this leg alone.</summary>
    public Task Announce(Call listener, string text) => Queue(listener, async (before, ct) =>
    {
        await before;
        await timing.Human(SecondsFor(text), ct);
        lock (board.Gate)
        {
            if (listener.IsOver) return;
            transcripts.Final(listener, TranscriptionTrack.OutboundTrack, text);
            listener.Ears.Writer.TryWrite(new Heard(text, ByPerson: false));
        }
    });

    private Task Queue(Call call, Func<Task, CancellationToken, Task> speak)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (board.Gate)
        {
            var before = call.Mouth;
            call.Mouth = done.Task;
            errands.Run(ct => Speak(speak, before, done, ct), call.Life);
        }

        return done.Task;
    }

    private static async Task Speak(Func<Task, CancellationToken, Task> speak, Task before, TaskCompletionSource done, CancellationToken ct)
    {
        try
        {
            await speak(before, ct);
        }
        finally
        {
            done.SetResult();
        }
    }

    private async Task Utter(Call speaker, string text, Manner manner, CancellationToken ct)
    {
        lock (board.Gate)
        {
            if (speaker.Seat is { Joined: true, Muted: false } seat) callbacks.Speech(seat, begins: true);
        }

        var parts = Parts(text);
        foreach (var beginning in parts)
        {
            lock (board.Gate) ForEachEnd(speaker, (leg, track) => transcripts.Partial(leg, track, beginning));
            if (manner == Manner.Spoken) await timing.Human(SecondsFor(text) / parts.Count, ct);
        }

        lock (board.Gate)
        {
            if (speaker.IsOver) return;
            speaker.Said.Writer.TryWrite(text);
            ForEachEnd(speaker, (leg, track) => transcripts.Final(leg, track, text));
            foreach (var listener in Hearing.Audience(speaker)) listener.Ears.Writer.TryWrite(new Heard(text, ByPerson: true));
            if (speaker.Seat is { Joined: true, Muted: false } seat) callbacks.Speech(seat, begins: false);
        }
    }

    private static void ForEachEnd(Call speaker, Action<Call, TranscriptionTrack> write)
    {
        if (speaker.IsOver) return;
        write(speaker, TranscriptionTrack.InboundTrack);
        foreach (var listener in Hearing.Audience(speaker)) write(listener, TranscriptionTrack.OutboundTrack);
    }

    /// <summary>Growing beginnings of what is being said, shorter than the whole.</summary>
    private static List<string> Parts(string text)
    {
        int[] cuts = text.Length < 4 ? [text.Length] : [text.Length / 3, text.Length * 2 / 3];
        // Never between the halves of one character.
        return [.. cuts.Where(c => c > 0 && c < text.Length).Select(c => char.IsLowSurrogate(text[c]) ? c + 1 : c).Select(c => text[..c])];
    }

    private static double SecondsFor(string text) =>
        Math.Min(LongestSeconds, text.Sum(c => c > 0x2E80 ? SecondsPerHanCharacter : SecondsPerLetter));
}
