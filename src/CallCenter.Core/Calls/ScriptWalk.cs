using CallCenter.Core.Scripts;

namespace CallCenter.Core.Calls;

/// <summary>Moves the call through its script. Open from the first ring to the end of the wrap-up.</summary>
internal static class ScriptWalk
{
    public static CallDecision? Decide(CallState s, CallCommand command, Script script, IReadOnlyDictionary<string, Fact> facts) => command switch
    {
        AnswerStep or TakeBranch or StepBack when !Open(s) => CallDecision.No(CallRefusal.WrongPhase),
        AnswerStep c when s.Place.StepId != c.StepId => CallDecision.No(CallRefusal.StaleStep),
        AnswerStep c => Answered(s, script, new(c.Key, c.Value), facts),
        TakeBranch c => Moved(ScriptRunner.TakeBranch(script, s.Place, c.Key, facts), to => Move(s, to) with { Branch = c.Key }),
        StepBack => Moved(ScriptRunner.Back(script, s.Place), to => Move(s, to) with { Way = ScriptWay.Back }),
        _ => null,
    };

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
