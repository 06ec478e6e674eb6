using CallCenter.Core.FollowUps;

namespace CallCenter.Web.FollowUps;

/// <summary>Something we owe a customer by a time. Closes only with what was done.</summary>
public sealed class FollowUp
{
    public required Guid Id { get; init; }
    public required Guid CustomerId { get; init; }
    public required Guid CallId { get; init; }
    public required Guid CallbackId { get; init; }
    public required FollowUpKind Kind { get; init; }
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>The customer asked for this very time.</summary>
    public bool Agreed { get; set; }
    public required Guid OwnerId { get; set; }
    public required long TeamId { get; set; }
    public string? Note { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the owner was reminded; once per due time.</summary>
    public DateTimeOffset? RemindedAt { get; set; }

    /// <summary>When the team leads were told that it is late; once.</summary>
    public DateTimeOffset? OverdueAt { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public Guid? DoneBy { get; set; }
    public string? Outcome { get; set; }
}

/// <summary>What was promised to a customer, from the catalogue of what a role may promise. domain §3.</summary>
public sealed class Promise
{
    public required Guid Id { get; init; }
    public required Guid CustomerId { get; init; }
    public required Guid CallId { get; init; }

    /// <summary>Key in the catalogue.</summary>
    public required string Key { get; init; }
    public required string Text { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public required PromiseState State { get; set; }
    public required Guid OwnerId { get; set; }
    public required DateTimeOffset MadeAt { get; init; }
}

/// <summary>Whether a promise was kept; unknown claims nothing.</summary>
public enum PromiseState
{
    Unknown,
    Kept,
    NotKept,
}
