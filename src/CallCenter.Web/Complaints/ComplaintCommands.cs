using CallCenter.Core.Complaints;

namespace CallCenter.Web.Complaints;

/// <summary>Answer it: what was found, what the customer is told.</summary>
public sealed record AnswerComplaint(Guid Id, string Text, ComplaintVerdict Verdict);

/// <summary>Close it: the customer confirmed, or could not be reached.</summary>
public sealed record CloseComplaint(Guid Id, ComplaintClosure How);

/// <summary>The customer is not satisfied: the same clock again, one rung up.</summary>
public sealed record ReopenComplaint(Guid Id);

/// <summary>What came of a command.</summary>
public abstract record ComplaintAnswer
{
    private ComplaintAnswer() { }

    /// <summary>It is done.</summary>
    public sealed record Done : ComplaintAnswer;

    /// <summary>There is no such complaint.</summary>
    public sealed record NotFound : ComplaintAnswer;

    /// <summary>Not theirs to do.</summary>
    public sealed record NotAllowed : ComplaintAnswer;

    /// <summary>The text is empty, or longer than is kept.</summary>
    public sealed record BadText(bool TooLong) : ComplaintAnswer;

    /// <summary>The step does not fit where the complaint stands.</summary>
    public sealed record NotFitting(ComplaintState State) : ComplaintAnswer;

    /// <summary>Somebody else changed it in the same moment: look again.</summary>
    public sealed record ChangedMeanwhile : ComplaintAnswer;
}

/// <summary>Between the row and the state of Core.</summary>
public static class ComplaintRow
{
    /// <summary>Where the complaint of a row stands.</summary>
    public static ComplaintState StateOf(Complaint row) => (row.State, row.Verdict, row.AnsweredAt, row.ClosedAt, row.Closure) switch
    {
        (ComplaintStage.Received, _, _, _, _) => new ComplaintState.Received(row.ReceivedAt),
        (ComplaintStage.Reopened, _, _, _, _) => new ComplaintState.Reopened(row.ReopenedAt ?? row.ReceivedAt, row.Reopens),
        (ComplaintStage.Answered, { } verdict, { } at, _, _) => new ComplaintState.Answered(at, verdict),
        (ComplaintStage.Closed, { } verdict, _, { } at, { } how) => new ComplaintState.Closed(at, verdict, how),
        _ => throw new InvalidOperationException($"Complaint {row.Number} is {row.State} and says not how."),
    };

    /// <summary>Writes a state into its row.</summary>
    public static void Write(Complaint row, ComplaintState state)
    {
        switch (state)
        {
            case ComplaintState.Answered answered:
                (row.State, row.AnsweredAt, row.Verdict, row.RaiseAt) = (ComplaintStage.Answered, answered.At, answered.Verdict, null);
                break;
            case ComplaintState.Closed closed:
                (row.State, row.ClosedAt, row.Verdict, row.Closure) = (ComplaintStage.Closed, closed.At, closed.Verdict, closed.How);
                break;
            case ComplaintState.Reopened again:
                (row.State, row.ReopenedAt, row.Reopens) = (ComplaintStage.Reopened, again.At, again.Times);
                (row.AnsweredAt, row.ClosedAt, row.Closure) = (null, null, null);
                break;
            default:
                row.State = ComplaintStage.Received;
                break;
        }
    }
}
