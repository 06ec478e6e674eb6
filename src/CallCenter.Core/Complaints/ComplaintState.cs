namespace CallCenter.Core.Complaints;

/// <summary>Where a complaint stands. domain §5, closed loop.</summary>
public abstract record ComplaintState
{
    private ComplaintState() { }

    /// <summary>Registered, the clock runs.</summary>
    /// <param name="At">When it was registered.</param>
    public sealed record Received(DateTimeOffset At) : ComplaintState;

    /// <summary>The answer is ready; the customer has not confirmed yet.</summary>
    /// <param name="At">When it was answered.</param>
    /// <param name="Verdict">What was found.</param>
    public sealed record Answered(DateTimeOffset At, ComplaintVerdict Verdict) : ComplaintState;

    /// <summary>Over.</summary>
    /// <param name="At">When it ended.</param>
    /// <param name="Verdict">What was found.</param>
    /// <param name="How">Confirmed by the customer, or unreachable.</param>
    public sealed record Closed(DateTimeOffset At, ComplaintVerdict Verdict, ComplaintClosure How) : ComplaintState;

    /// <summary>The customer was not satisfied: the same clock again, one level up.</summary>
    /// <param name="At">When it was reopened.</param>
    /// <param name="Times">How often by now.</param>
    public sealed record Reopened(DateTimeOffset At, int Times) : ComplaintState;

    /// <summary>Whether its clock runs: nobody has answered yet.</summary>
    public bool ClockRuns => this is Received or Reopened;

    /// <summary>Whether it is open for the dial gate and the screens.</summary>
    public bool IsOpen => this is not Closed;
}

/// <summary>What is done to a complaint.</summary>
public abstract record ComplaintStep
{
    private ComplaintStep() { }

    /// <summary>Answer it.</summary>
    public sealed record Answer(ComplaintVerdict Verdict) : ComplaintStep;

    /// <summary>Close it.</summary>
    public sealed record Close(ComplaintClosure How) : ComplaintStep;

    /// <summary>Reopen it.</summary>
    /// <param name="TimesBefore">How often it was reopened before.</param>
    public sealed record Reopen(int TimesBefore) : ComplaintStep;
}

/// <summary>What came of a step.</summary>
public abstract record ComplaintMove
{
    private ComplaintMove() { }

    /// <summary>It stands elsewhere now.</summary>
    public sealed record Moved(ComplaintState To) : ComplaintMove;

    /// <summary>The step does not fit where it stands.</summary>
    public sealed record Refused(ComplaintRefusal Reason) : ComplaintMove;
}

/// <summary>Why a step is refused.</summary>
public enum ComplaintRefusal
{
    /// <summary>Not answered yet.</summary>
    NotAnswered,

    /// <summary>Answered already.</summary>
    AnsweredAlready,

    /// <summary>Over already.</summary>
    ClosedAlready,
}

/// <summary>Moves a complaint. domain §5.</summary>
public static class ComplaintMachine
{
    /// <summary>Takes a step: answered once, closed only after the answer, reopened from the answer or the end.</summary>
    public static ComplaintMove Take(ComplaintState state, ComplaintStep step, DateTimeOffset now) => (state, step) switch
    {
        ({ ClockRuns: true }, ComplaintStep.Answer answer) => To(new ComplaintState.Answered(now, answer.Verdict)),
        (ComplaintState.Answered answered, ComplaintStep.Close close) => To(new ComplaintState.Closed(now, answered.Verdict, close.How)),
        (ComplaintState.Answered or ComplaintState.Closed, ComplaintStep.Reopen again) => To(new ComplaintState.Reopened(now, again.TimesBefore + 1)),
        ({ ClockRuns: true }, _) => new ComplaintMove.Refused(ComplaintRefusal.NotAnswered),
        (ComplaintState.Closed, _) => new ComplaintMove.Refused(ComplaintRefusal.ClosedAlready),
        _ => new ComplaintMove.Refused(ComplaintRefusal.AnsweredAlready),
    };

    private static ComplaintMove.Moved To(ComplaintState state) => new(state);
}
