using CallCenter.Core.Calls;
using CallCenter.Core.Quality;

namespace CallCenter.Core.Compliance;

/// <summary>What an agent did wrong without a wrong word. domain §3.</summary>
public enum ConductFault
{
    /// <summary>The customer waited on hold for more than 3 minutes.</summary>
    LongHold,

    /// <summary>The agent began to speak while the customer spoke.</summary>
    TalkedOver,

    /// <summary>The agent spoke more than four fifths of the words.</summary>
    TalkShare,

    /// <summary>Nobody spoke for 20 s and the customer was not on hold.</summary>
    Silence,

    /// <summary>No greeting within the first 15 s of talk.</summary>
    NoGreeting,

    /// <summary>No apology within the first 30 s of the call back after a dropped line.</summary>
    NoApology,

    /// <summary>The agent ended the call before both had said goodbye.</summary>
    HungUpFirst,
}

/// <summary>One finding.</summary>
/// <param name="Fault">What.</param>
/// <param name="Seq">The event it shows at.</param>
/// <param name="At">When it began.</param>
/// <param name="Length">How long it lasted; zero for a moment.</param>
public sealed record ConductFinding(ConductFault Fault, int Seq, DateTimeOffset At, TimeSpan Length);

/// <summary>Conduct rules from the events of a call, not from words. Pure: the same events give the same findings. domain §3.</summary>
public static class Conduct
{
    /// <summary>Longest hold.</summary>
    public static TimeSpan LongestHold { get; } = TimeSpan.FromMinutes(3);

    /// <summary>Longest silence off hold.</summary>
    public static TimeSpan LongestSilence { get; } = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan GreetingWithin = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ApologyWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan QuietEnough = TimeSpan.FromSeconds(5);
    private static readonly string[] Goodbyes = ["再见", "拜拜", "bye"];
    private const int EnoughWords = 200;

    /// <summary>The findings, by time.</summary>
    /// <param name="events">Every event of the call, in order.</param>
    /// <param name="proven">What can be proven to have been said.</param>
    public static IReadOnlyList<ConductFinding> Findings(IReadOnlyList<Happening> events, ProvenWords proven)
    {
        var said = events.Where(e => e.Event is UtteranceHeard).ToList();
        return
        [
            .. Holds(events).Concat(Overlaps(said)).Concat(Silences(events, said)).Concat(Share(said))
                .Concat(Greeting(events, proven)).Concat(Apologies(events, said)).Concat(Ending(events, said))
                .OrderBy(f => f.At).ThenBy(f => f.Seq),
        ];
    }

    private static IEnumerable<ConductFinding> Holds(IReadOnlyList<Happening> events)
    {
        Happening? since = null;
        foreach (var happening in events)
            if (happening.Event is HoldStarted)
                since = happening;
            else if (since is not null && happening.Event is HoldEnded or LegEnded { Leg: Leg.Customer })
            {
                if (since is { } start && happening.At - start.At > LongestHold)
                    yield return new(ConductFault.LongHold, start.Seq, start.At, happening.At - start.At);
                since = null;
            }
    }

    private static IEnumerable<ConductFinding> Overlaps(List<Happening> said)
    {
        for (var i = 1; i < said.Count; i++)
            if (said[i - 1].Event is UtteranceHeard { Speaker: Speaker.Customer } customer && said[i].Event is UtteranceHeard { Speaker: Speaker.Agent } agent
                && customer.SpokenAt - SpeechSegment.EndingAt(agent.Text, agent.SpokenAt).From is var over && over > Overlap)
                yield return new(ConductFault.TalkedOver, said[i].Seq, agent.SpokenAt, over);
    }

    private static IEnumerable<ConductFinding> Silences(IReadOnlyList<Happening> events, List<Happening> said)
    {
        for (var i = 1; i < said.Count; i++)
        {
            var (before, now) = ((UtteranceHeard)said[i - 1].Event, (UtteranceHeard)said[i].Event);
            var quiet = SpeechSegment.EndingAt(now.Text, now.SpokenAt).From - before.SpokenAt;
            if (quiet > LongestSilence && !events.Any(e => e.Event is HoldStarted or HoldEnded or LegEnded { Leg: Leg.Customer } or SensitiveStarted or SensitiveEnded && e.At >= before.SpokenAt && e.At <= now.SpokenAt))
                yield return new(ConductFault.Silence, said[i].Seq, before.SpokenAt, quiet);
        }
    }

    private static IEnumerable<ConductFinding> Share(List<Happening> said)
    {
        var all = said.Sum(s => ((UtteranceHeard)s.Event).Text.Length);
        var agents = said.Sum(s => s.Event is UtteranceHeard { Speaker: Speaker.Agent } u ? u.Text.Length : 0);
        if (all >= EnoughWords && agents * 5 > all * 4)
            yield return new(ConductFault.TalkShare, said[^1].Seq, ((UtteranceHeard)said[^1].Event).SpokenAt, TimeSpan.Zero);
    }

    // Where nothing was written down in those seconds, nothing is proven.
    private static IEnumerable<ConductFinding> Greeting(IReadOnlyList<Happening> events, ProvenWords proven)
    {
        if (events.FirstOrDefault(e => e.Event is LegAnswered { Leg: Leg.Customer }) is not { } answered || !(proven.ListeningSince <= answered.At + GreetingWithin))
            yield break;
        if (!proven.Said.TryGetValue("greeting", out var said) || (said.Heard && said.At - answered.At > GreetingWithin))
            yield return new(ConductFault.NoGreeting, answered.Seq, answered.At, TimeSpan.Zero);
    }

    // Every call back after a dropped line begins with an apology.
    private static IEnumerable<ConductFinding> Apologies(IReadOnlyList<Happening> events, List<Happening> said)
    {
        foreach (var redialled in events.Where(e => e.Event is CustomerRedialled))
            if (events.FirstOrDefault(e => e.Seq > redialled.Seq && e.Event is LegAnswered { Leg: Leg.Customer }) is { } again
                && said.Where(s => s.Seq > again.Seq).Select(s => (UtteranceHeard)s.Event).ToList() is { Count: > 0 } after
                && !after.Exists(u => u.Speaker == Speaker.Agent && u.Heard.Contains("apology", StringComparer.Ordinal) && u.SpokenAt - again.At <= ApologyWithin))
                yield return new(ConductFault.NoApology, again.Seq, again.At, TimeSpan.Zero);
    }

    // The customer hangs up first: an offence before both have said goodbye; not after silence, into the survey, voicemail or after two warnings.
    private static IEnumerable<ConductFinding> Ending(IReadOnlyList<Happening> events, List<Happening> said)
    {
        if (events.FirstOrDefault(e => e.Event is HangUpAsked) is not { } asked || said.Count == 0 || events.Any(e => e.Event is SurveyStarted or MachineAnswered) || Warned(events, asked))
            yield break;
        var before = said.Where(s => s.Seq < asked.Seq).Select(s => (UtteranceHeard)s.Event).ToList();
        var closed = events.Any(e => e.Event is ScriptMoved { Ended: true } && e.Seq < asked.Seq) || before.Exists(u => u.Speaker == Speaker.Agent && SaysGoodbye(u.Text));
        var parted = before.Exists(u => u.Speaker == Speaker.Customer && SaysGoodbye(u.Text));
        if (!(closed && parted) && !(before.Count > 0 && asked.At - before.Max(u => u.SpokenAt) >= QuietEnough))
            yield return new(ConductFault.HungUpFirst, asked.Seq, asked.At, TimeSpan.Zero);
    }

    private static bool SaysGoodbye(string text) => Array.Exists(Goodbyes, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static bool Warned(IReadOnlyList<Happening> events, Happening asked) =>
        events.FirstOrDefault(e => e.Event is ScriptMoved { Branch: "abuse" }) is { } taken
        && events.Count(e => e.Event is ScriptMoved { Way: ScriptWay.Forward } && e.Seq > taken.Seq && e.Seq < asked.Seq) >= 2;
}
