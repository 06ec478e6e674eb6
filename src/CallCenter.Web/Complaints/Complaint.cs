using CallCenter.Core.Complaints;

namespace CallCenter.Web.Complaints;

/// <summary>A complaint from receipt to closing. domain §5.</summary>
public sealed class Complaint
{
    public required Guid Id { get; init; }

    /// <summary>What the customer is told, such as TS20261122-0007.</summary>
    public required string Number { get; init; }
    public required Guid CustomerId { get; init; }
    public required Guid CallId { get; init; }
    public required ComplaintCategory Category { get; set; }
    public required ComplaintSeverity Severity { get; set; }
    public required ComplaintStage State { get; set; }

    /// <summary>What happened, in the customer's words.</summary>
    public required string Text { get; set; }

    /// <summary>What the customer wants.</summary>
    public string? Wanted { get; set; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required DateTimeOffset DueAt { get; set; }
    public required Guid OwnerId { get; set; }
    public required long TeamId { get; set; }

    /// <summary>Rung of the ladder of escalation, 0 is the agent.</summary>
    public int Level { get; set; }

    /// <summary>When it goes one rung up if nobody has answered: at first the time it is due. None on the last rung.</summary>
    public required DateTimeOffset? RaiseAt { get; set; }
    public DateTimeOffset? RaisedAt { get; set; }
    public string? Answer { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }
    public ComplaintVerdict? Verdict { get; set; }
    public DateTimeOffset? ReopenedAt { get; set; }
    public int Reopens { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    public ComplaintClosure? Closure { get; set; }

    /// <summary>Grows with every step; compared and set, so that two people at once make one fail.</summary>
    public int Version { get; set; }
}

/// <summary>Where a complaint stands, as a column; <see cref="ComplaintState"/> says the same with its instants.</summary>
public enum ComplaintStage
{
    Received,
    Answered,
    Closed,
    Reopened,
}
