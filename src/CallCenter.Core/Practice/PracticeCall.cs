using System.Collections.Immutable;
using CallCenter.Core.Calls;
using CallCenter.Core.Compliance;
using CallCenter.Core.Customers;
using CallCenter.Core.Scripts;

namespace CallCenter.Core.Practice;

/// <summary>
/// A call that is only practised: the events a real one would have, walked by the same runner and heard by the same phrase engine, with
/// no customer, callback or carrier behind them. Unchanging. domain §7, practice of scripts.
/// </summary>
public sealed record PracticeCall
{
    /// <summary>Most events of one practice; nothing more happens then.</summary>
    public const int MostEvents = 600;

    private PracticeCall(CallState state, ImmutableList<Happening> events) => (State, Events) = (state, events);

    /// <summary>What happened, in order.</summary>
    public ImmutableList<Happening> Events { get; }

    /// <summary>The call, folded from <see cref="Events"/>.</summary>
    public CallState State { get; }

    /// <summary>The line is down: nothing more can be done.</summary>
    public bool Over => State.Customer.EndedAt is not null || Events.Count >= MostEvents;

    /// <summary>Begins with somebody on the line, or, where nobody takes it, at its end.</summary>
    /// <param name="script">The version it keeps.</param>
    /// <param name="who">The practice, who practises, and their team.</param>
    /// <param name="notTaken">How the line ends when nobody takes it; none when somebody does.</param>
    /// <param name="now">Business time.</param>
    public static PracticeCall Begin(Script script, (Guid Practice, Guid Person, long Team) who, LegEnd? notTaken, DateTimeOffset now)
    {
        var placed = new CallPlaced(
            Guid.Empty, Guid.Empty, Guid.Empty, script.CallbackKind ?? CallbackKind.FirstCallback, who.Person, who.Team,
            script.Id, script.Version, script.Locale, script.Start, Attempt: 1, Counted: false, Number: "");
        CallEvent taken = notTaken is { } end ? new LegEnded(Leg.Customer, end, Code: null) : new LegAnswered(Leg.Customer);
        return From(who.Practice, [new(1, now, placed, null), new(2, now, taken, null)]) ?? throw new System.Diagnostics.UnreachableException();
    }

    /// <summary>As it was stored; none without its beginning.</summary>
    public static PracticeCall? From(Guid id, IEnumerable<Happening> events)
    {
        var all = events.ToImmutableList();
        return CallFold.From(id, all) is { } state ? new(state, all) : null;
    }

    /// <summary>Somebody speaks. Speaking takes as long as it would on the line: the clock of a practice never runs behind its words.</summary>
    public PracticeCall Say(Speaker speaker, string text, PhraseMatcher phrases, DateTimeOffset now)
    {
        var words = text.Trim();
        if (Over || words.Length == 0)
            return this;
        words = words.Length > CallMachine.LongestText ? words[..CallMachine.LongestText] : words;
        var since = At(now);
        var until = since + (since - SpeechSegment.EndingAt(words, since).From);
        return LineNews.Heard(State, Listening.Of(State, phrases, (speaker, words, until))) is CallDecision.Happens heard ? With(heard.Events, until) : this;
    }

    /// <summary>A turn in the script, or the end of the call, as the desk would send it. The end of the script ends the line.</summary>
    public (PracticeCall Call, CallRefusal? Refusal) Do(CallCommand command, Script script, IReadOnlyDictionary<string, Fact> facts, DateTimeOffset now)
    {
        if (Over)
            return (this, CallRefusal.WrongPhase);
        var decision = ScriptWalk.Decide(State, command, script, facts) ?? (command is HangUp ? LineControl.Decide(State, command) : null);
        if (decision is not CallDecision.Happens happens)
            return (this, decision is CallDecision.Refused refused ? refused.Reason : CallRefusal.NotInScript);
        var after = With(happens.Events, At(now));
        return (command is HangUp || after.State.Place.Ended ? after.Down(now) : after, null);
    }

    /// <summary>The other side hangs up.</summary>
    public PracticeCall Down(DateTimeOffset now) => Over ? this : With([new LegEnded(Leg.Customer, LegEnd.Completed, Code: null)], At(now));

    private DateTimeOffset At(DateTimeOffset now) => Events[^1].At > now ? Events[^1].At : now;

    private PracticeCall With(IReadOnlyList<CallEvent> events, DateTimeOffset at)
    {
        var news = events.Select((e, i) => new Happening(Events.Count + 1 + i, at, e, SourceKey: null)).ToList();
        var state = news.Aggregate<Happening, CallState?>(State, (s, h) => CallFold.Next(State.Id, s, h));
        return state is null ? this : new(state, Events.AddRange(news));
    }
}
