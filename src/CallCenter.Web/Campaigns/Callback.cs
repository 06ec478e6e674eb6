using CallCenter.Core.Customers;

namespace CallCenter.Web.Campaigns;

/// <summary>Where a callback stands on its way.</summary>
public enum CallbackState
{
    /// <summary>Waits for its time.</summary>
    Waiting,

    /// <summary>An agent has it on the desk.</summary>
    Taken,

    /// <summary>Done: every callback ends with a result.</summary>
    Done,

    /// <summary>Given up for a reason that stays: refused for good, wrong number, out of attempts.</summary>
    Closed,
}

/// <summary>The task of calling one customer back once. Leased to one agent at a time.</summary>
public sealed class Callback
{
    /// <summary>Result of a callback that the gate will never let through.</summary>
    public const string Barred = "barred";

    /// <summary>Result of a callback whose stored number is none that can be rung; the file is to be corrected.</summary>
    public const string NotDialable = "not-dialable";

    public required Guid Id { get; init; }
    public required Guid CampaignId { get; init; }
    public required Guid CustomerId { get; init; }
    public required CallbackKind Kind { get; init; }
    public required CallbackState State { get; set; }
    public required long TeamId { get; set; }

    /// <summary>The agent it belongs to; none means anybody in the team.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>From when on it may be taken.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>The instant agreed with the customer: overrides the soft rules of the gate.</summary>
    public DateTimeOffset? AgreedAt { get; set; }

    /// <summary>Lower is sooner.</summary>
    public int Priority { get; set; }
    public int Attempts { get; set; }

    /// <summary>The language it needs; none for the customer's own.</summary>
    public string? Language { get; set; }

    /// <summary>Why we call, in one line, for the reason card.</summary>
    public string? Reason { get; set; }

    /// <summary>The earlier call this one follows.</summary>
    public Guid? EarlierCallId { get; set; }
    public string? LastResult { get; set; }

    public Guid? LeasedBy { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>Grows with every change of hands; compared and set.</summary>
    public int LeaseVersion { get; set; }
}
