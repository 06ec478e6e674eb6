using CallCenter.Core.Calls;
using CallCenter.Core.Compliance;
using CallCenter.Core.Scripts;

namespace CallCenter.Core.Quality;

/// <summary>A required phrase that was said, as far as that can be proven.</summary>
/// <param name="At">When it was heard, or when its step was left.</param>
/// <param name="Heard">The transcription heard it; false when its step was confirmed before anything was written down.</param>
public sealed record ProvenWord(DateTimeOffset At, bool Heard);

/// <summary>
/// What can be proven of the required phrases of a call. The recording notice comes before the transcription (domain §2), so what belongs
/// to the steps before it counts as said when its step was confirmed, and has no second. A phrase is owed when its step was shown
/// and left, or when the agent ended the call on it. Pure.
/// </summary>
/// <param name="Said">What was said, by id.</param>
/// <param name="Owed">What had to be said, by id, with the event at which it was too late.</param>
/// <param name="ListeningSince">Since when words were written down; none when none ever were.</param>
public sealed record ProvenWords(
    IReadOnlyDictionary<string, ProvenWord> Said, IReadOnlyDictionary<string, Happening> Owed, DateTimeOffset? ListeningSince)
{
    /// <summary>Reads them from the events of a call.</summary>
    public static ProvenWords Of(IReadOnlyList<Happening> events, Script script)
    {
        var listening = events.FirstOrDefault(e => e.Event is TranscriptionStarted or UtteranceHeard);
        var said = new Dictionary<string, ProvenWord>(StringComparer.Ordinal);
        foreach (var heard in events)
            if (heard.Event is UtteranceHeard { Speaker: Speaker.Agent } line)
                foreach (var id in line.Heard)
                    said.TryAdd(id, new(line.SpokenAt, Heard: true));
        var owed = new Dictionary<string, Happening>(StringComparer.Ordinal);
        foreach (var (left, step) in Left(events, script))
            foreach (var id in step.Phrases)
            {
                owed.TryAdd(id, left);
                if (step.Role == StepRole.Notice || listening is null || left.Seq < listening.Seq)
                    said.TryAdd(id, new(left.At, Heard: false));
            }
        return new(said, owed, events.Any(e => e.Event is UtteranceHeard) ? SinceOf(listening) : null);
    }

    private static DateTimeOffset? SinceOf(Happening? listening) => listening?.Event is UtteranceHeard first ? first.SpokenAt : listening?.At;

    // Steps that were left forwards, and the one on which the agent hung up.
    private static IEnumerable<(Happening Left, Step Step)> Left(IReadOnlyList<Happening> events, Script script)
    {
        var shown = events.Select(e => e.Event).OfType<CallPlaced>().FirstOrDefault()?.StartStep ?? script.Start;
        foreach (var happening in events)
            switch (happening.Event)
            {
                case ScriptMoved { Way: ScriptWay.Forward } moved:
                    if (moved.Answer is not null && script.Steps.GetValueOrDefault(moved.From) is { } step)
                        yield return (happening, step);
                    shown = moved.To;
                    break;
                case ScriptMoved moved:
                    shown = moved.To;
                    break;
                case LanguageChanged changed:
                    shown = changed.To;
                    break;
                case HangUpAsked when script.Steps.GetValueOrDefault(shown) is { } last:
                    yield return (happening, last);
                    break;
            }
    }
}
