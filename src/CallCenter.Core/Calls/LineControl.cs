namespace CallCenter.Core.Calls;

/// <summary>Hold, mute and hang up. What the carrier makes of it follows the event, not the other way round.</summary>
internal static class LineControl
{
    public static CallDecision? Decide(CallState s, CallCommand command) => command switch
    {
        HoldCall => Talking(s) ? s.HoldSince is null ? CallDecision.Of(new HoldStarted()) : CallDecision.No(CallRefusal.NoChange) : WrongPhase,
        ResumeCall => s.HoldSince is null ? CallDecision.No(CallRefusal.NoChange) : CallDecision.Of(new HoldEnded()),
        MuteAgent => Talking(s) ? s.Muted ? CallDecision.No(CallRefusal.NoChange) : CallDecision.Of(new AgentMuted()) : WrongPhase,
        UnmuteAgent => s.Muted ? CallDecision.Of(new AgentUnmuted()) : CallDecision.No(CallRefusal.NoChange),
        HangUp => s.EndedAt is not null || s.ClosedAt is not null ? WrongPhase
            : s.HangUpAsked ? CallDecision.No(CallRefusal.NoChange) : CallDecision.Of(new HangUpAsked()),
        _ => null,
    };

    private static CallDecision WrongPhase => CallDecision.No(CallRefusal.WrongPhase);

    private static bool Talking(CallState s) => s.Phase is CallPhase.Talking or CallPhase.OnHold;
}
