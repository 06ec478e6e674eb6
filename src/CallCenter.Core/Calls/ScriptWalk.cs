using CallCenter.Core.Scripts;

namespace CallCenter.Core.Calls;

/// <summary>Moves the call through its script. Open from the first ring to the end of the wrap-up.</summary>
internal static class ScriptWalk
{
    public static CallDecision? Decide(CallState s, CallCommand command, CallRules rules) => command switch
    {
        AnswerStep c when s.Place.StepId != c.StepId => CallDecision.No(CallRefusal.StaleStep),
        AnswerStep c => Move(s, rules.Script, ScriptRunner.Answer(rules.Script, s.Place, c.Key), c.Key),
        TakeBranch c => Move(s, rules.Script, ScriptRunner.TakeBranch(rules.Script, s.Place, c.Key), null, c.Key),
        StepBack => Back(s, ScriptRunner.Back(rules.Script, s.Place)),
        _ => null,
    };

    private static bool Open(CallState s) => s.Customer.AnsweredAt is not null && s.ClosedAt is null;

    private static CallDecision Move(CallState s, Script script, ScriptMove move, string? answer, string? branch = null)
    {
        if (!Open(s)) return CallDecision.No(CallRefusal.WrongPhase);
        if (move is not ScriptMove.Moved { Place: var to }) return CallDecision.No(CallRefusal.NotInScript);
        List<CallEvent> events =
        [
            new ScriptMoved(s.Place.StepId, answer, branch, to.StepId, to.ReturnTo, to.Identity, ScriptWay.Forward, to.Ended),
        ];
        // The agent confirmed the step that carries the notice: only now may anything be recorded. domain §2.
        if (answer is not null && s.NoticeAt is null && script.Steps.TryGetValue(s.Place.StepId, out var left) && left.Role == StepRole.Notice)
            events.Add(new NoticeGiven());
        return new CallDecision.Happens(events);
    }

    private static CallDecision Back(CallState s, ScriptMove move) => (Open(s), move) switch
    {
        (false, _) => CallDecision.No(CallRefusal.WrongPhase),
        (_, ScriptMove.Moved { Place: var to }) => CallDecision.Of(
            new ScriptMoved(s.Place.StepId, null, null, to.StepId, to.ReturnTo, to.Identity, ScriptWay.Back, to.Ended)),
        _ => CallDecision.No(CallRefusal.NotInScript),
    };
}
