using CallCenter.Core.Scripts;

namespace CallCenter.Core.Calls;

/// <summary>Moves the call through its script. Open from the first ring to the end of the wrap-up.</summary>
internal static class ScriptWalk
{
    public static CallDecision? Decide(CallState s, CallCommand command, Script script, IReadOnlyDictionary<string, Fact> facts) => command switch
    {
        AnswerStep or TakeBranch or StepBack or ChangeLanguage when !Open(s) => CallDecision.No(CallRefusal.WrongPhase),
        AnswerStep c when s.Place.StepId != c.StepId => CallDecision.No(CallRefusal.StaleStep),
        AnswerStep c => Answered(s, script, new(c.Key, c.Value), facts),
        TakeBranch c => Moved(ScriptRunner.TakeBranch(script, s.Place, c.Key, facts), to => Move(s, to) with { Branch = c.Key }),
        StepBack => Moved(ScriptRunner.Back(script, s.Place), to => Move(s, to) with { Way = ScriptWay.Back }),
        ChangeLanguage c => Carried(s, c),
        _ => null,
    };

    private static CallDecision Carried(CallState s, ChangeLanguage c)
    {
        if (!People.Languages.All.Contains(c.Language, StringComparer.Ordinal) || !string.Equals(c.Other.Id, s.Order.ScriptId, StringComparison.Ordinal))
            return CallDecision.No(CallRefusal.UnknownKey);
        if (string.Equals(s.Language?.Language ?? s.Order.Locale, c.Language, StringComparison.Ordinal))
            return CallDecision.No(CallRefusal.NoChange);
        // A dialect is spoken from the text that is on the screen.
        if (string.Equals(c.Other.Locale, s.Order.Locale, StringComparison.Ordinal))
            return CallDecision.Of(new LanguageChanged(c.Language, s.Order.Locale, s.Order.ScriptVersion, s.Place.StepId, s.Place.ReturnTo, s.Place.Ended, [], []));
        var carried = CarriedPlace.Of(s.Place, c.Other);
        return CallDecision.Of(new LanguageChanged(
            c.Language, c.Other.Locale, c.Other.Version, carried.Place.StepId, carried.Place.ReturnTo, carried.Place.Ended, carried.Gone, carried.Dropped));
    }

    private static bool Open(CallState s) => s.Reached && s.ClosedAt is null;

    private static CallDecision Answered(CallState s, Script script, ScriptTurn.Answer given, IReadOnlyDictionary<string, Fact> facts)
    {
        var decision = Moved(
            ScriptRunner.Answer(script, s.Place, given, facts),
            to => Move(s, to) with { Answer = given.Key, Value = to.Values.GetValueOrDefault(s.Place.StepId) });
        // The agent confirmed the step that carries the notice: only now may anything be recorded. domain §2.
        var notice = s.NoticeAt is null && script.Steps.GetValueOrDefault(s.Place.StepId)?.Role == StepRole.Notice;
        return notice && decision is CallDecision.Happens happens ? new CallDecision.Happens([.. happens.Events, new NoticeGiven()]) : decision;
    }

    private static CallDecision Moved(ScriptMove move, Func<ScriptPlace, ScriptMoved> moved) =>
        move switch
        {
            ScriptMove.Moved { Place: var to } => CallDecision.Of(moved(to)),
            ScriptMove.Refused { Reason: var reason } when MoveRefusals.IsOfValue(reason) => CallDecision.No(CallRefusal.BadValue),
            _ => CallDecision.No(CallRefusal.NotInScript),
        };

    private static ScriptMoved Move(CallState s, ScriptPlace to) =>
        new(s.Place.StepId, null, null, to.StepId, to.ReturnTo, to.Identity, ScriptWay.Forward, to.Ended);
}
