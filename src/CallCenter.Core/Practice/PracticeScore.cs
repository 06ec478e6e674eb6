using CallCenter.Core.Calls;
using CallCenter.Core.Compliance;
using CallCenter.Core.Quality;
using CallCenter.Core.Scripts;

namespace CallCenter.Core.Practice;

/// <summary>
/// How a practice went: the score of a call (<see cref="CallScore"/>: forbidden and required phrases, conduct), less 5 for every required
/// question that was not asked and 2 for every step that was left without a word. domain §3, §7.
/// </summary>
/// <param name="Points">From 0 to 100; none when nobody took the call.</param>
/// <param name="Call">What a call with these words would score, with the reasons.</param>
/// <param name="NotAsked">Ids of required questions that were owed and not asked.</param>
/// <param name="Unsaid">Ids of steps that were left without a word of theirs being said.</param>
/// <param name="Steps">How many steps were shown.</param>
/// <param name="End">How it ended.</param>
public sealed record PracticeScore(
    int? Points, CallScore Call, IReadOnlyList<string> NotAsked, IReadOnlyList<string> Unsaid, int Steps, PracticeEnd End)
{
    /// <summary>Points of a required question that was not asked.</summary>
    public const int OfQuestion = 5;

    /// <summary>Points of a step that was left without a word.</summary>
    public const int OfStep = 2;

    /// <summary>Scores a practice that is over, or one so far.</summary>
    public static PracticeScore Of(PracticeCall practice, Script script, IReadOnlyDictionary<string, Fact> facts, PhraseMatcher phrases)
    {
        var place = practice.State.Place;
        var shown = place.Asked.Distinct(StringComparer.Ordinal).Select(id => script.Steps.GetValueOrDefault(id)).OfType<Step>().ToList();
        var call = CallScore.Of(practice.Events, script, phrases.Required);
        var end = EndOf(practice, script);
        if (end == PracticeEnd.NotReached)
            return new(null, call, [], [], 0, end);
        var (notAsked, unsaid) = (NotAskedIn(practice, script, facts, end), UnsaidIn(practice, script));
        return new(Math.Max(0, call.Points - (OfQuestion * notAsked.Count) - (OfStep * unsaid.Count)), call, notAsked, unsaid, shown.Count, end);
    }

    // A customer who hangs up at the closing does what is wanted: they are to hang up first. domain §3.
    private static PracticeEnd EndOf(PracticeCall practice, Script script) => practice.State switch
    {
        { Customer.AnsweredAt: null } => PracticeEnd.NotReached,
        { Place.Ended: true } => PracticeEnd.Closed,
        { Customer.EndedAt: not null, HangUpAsked: false, Place.StepId: var at } when script.Steps.GetValueOrDefault(at)?.Role == StepRole.Closing => PracticeEnd.Closed,
        { HangUpAsked: true } => PracticeEnd.HungUp,
        { Customer.EndedAt: not null } => PracticeEnd.CustomerLeft,
        _ => PracticeEnd.Open,
    };

    // Owed where the call counts as done, or was broken off by the agent; not where the customer would not, could not, or left.
    private static IReadOnlyList<string> NotAskedIn(PracticeCall practice, Script script, IReadOnlyDictionary<string, Fact> facts, PracticeEnd end)
    {
        var place = practice.State.Place;
        var done = end == PracticeEnd.Closed && script.Steps.GetValueOrDefault(place.StepId) is { } last && last.Outcomes.Contains("done", StringComparer.Ordinal);
        return done || end == PracticeEnd.HungUp ? ScriptRunner.StillToAsk(script, place, facts) : [];
    }

    // A step counts as said when the agent spoke between its coming up and its answer.
    private static List<string> UnsaidIn(PracticeCall practice, Script script)
    {
        var (at, spoke, unsaid) = (script.Start, false, new List<string>());
        foreach (var happened in practice.Events)
            if (happened.Event is UtteranceHeard { Speaker: Speaker.Agent })
                spoke = true;
            else if (happened.Event is ScriptMoved moved)
            {
                if (!spoke && moved is { Way: ScriptWay.Forward, Answer: not null } && script.Steps.GetValueOrDefault(at) is { Say.Source.Length: > 0 } && !unsaid.Contains(at))
                    unsaid.Add(at);
                (at, spoke) = (moved.To, false);
            }
        return unsaid;
    }
}

/// <summary>How a practice ended.</summary>
public enum PracticeEnd
{
    /// <summary>It goes on.</summary>
    Open,

    /// <summary>The script came to a closing.</summary>
    Closed,

    /// <summary>The agent ended it before a closing.</summary>
    HungUp,

    /// <summary>The customer hung up.</summary>
    CustomerLeft,

    /// <summary>Nobody took the call.</summary>
    NotReached,
}
