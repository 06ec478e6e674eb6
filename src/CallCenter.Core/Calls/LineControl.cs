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
        HangUp c => s.EndedAt is not null || s.ClosedAt is not null ? WrongPhase
            : s.HangUpAsked ? CallDecision.No(CallRefusal.NoChange)
            : c.Survey && Surveyed(s) ? CallDecision.Of(new HangUpAsked(), new SurveyStarted()) : CallDecision.Of(new HangUpAsked()),
        PauseRecording => !Talking(s) ? WrongPhase : s.Sensitive ? CallDecision.No(CallRefusal.NoChange) : CallDecision.Of(new SensitiveStarted()),
        ResumeRecording => s.Sensitive ? CallDecision.Of(new SensitiveEnded()) : CallDecision.No(CallRefusal.NoChange),
        RedialCustomer => Redialled(s),
        _ => null,
    };

    /// <summary>A dropped line is called back twice at most. domain §3.</summary>
    internal const int MostRedials = 2;

    private static CallDecision Redialled(CallState s) =>
        s is not { Customer: { AnsweredAt: not null, EndedAt: not null }, ClosedAt: null, Machine: null, Survey: null } || s.Redials >= MostRedials
            ? WrongPhase : CallDecision.Of(new CustomerRedialled(s.Redials + 1));

    // Whoever complained in this call is not asked by a machine how it was.
    private static bool Surveyed(CallState s) => s is { Customer.Up: true, HoldSince: null, Machine: null, SteppedOut: false } && s.Complaints.IsEmpty;

    private static CallDecision WrongPhase => CallDecision.No(CallRefusal.WrongPhase);

    private static bool Talking(CallState s) => s.Phase is CallPhase.Talking or CallPhase.OnHold;
}
