using CallCenter.Core.Calls;
using CallCenter.Core.Customers;

namespace CallCenter.Web.Calls;

/// <summary>The list row of a call, kept in the same transaction as its events. Its truth is the events.</summary>
public sealed class Call
{
    public required Guid Id { get; init; }
    public required Guid CallbackId { get; init; }
    public required Guid CustomerId { get; init; }
    public required Guid CampaignId { get; init; }
    public required CallbackKind Kind { get; init; }
    public required Guid AgentId { get; set; }
    public required long TeamId { get; set; }
    public required string ScriptId { get; init; }
    public required string ScriptVersion { get; init; }
    public required string Locale { get; init; }
    public required int Attempt { get; init; }

    /// <summary>The customer rang us.</summary>
    public bool Inbound { get; init; }

    /// <summary>Number of the newest event; compared and set by every write.</summary>
    public int LastSeq { get; set; }
    public required CallPhase Phase { get; set; }
    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>Day of the call in the office's zone, yyyyMMdd, for reports.</summary>
    public required int LocalDay { get; init; }
    public DateTimeOffset? AnsweredAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    public string? Result { get; set; }
    public string? Reason { get; set; }
    public int Hits { get; set; }
}

/// <summary>One stored event. Facts are ids, types, times and figures; personal text stands apart so that it can be erased.</summary>
public sealed class CallEventRow
{
    public required Guid CallId { get; init; }
    public required int Seq { get; init; }
    public required int NodeId { get; init; }
    public required long NodeSeq { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Type { get; init; }
    public required string Facts { get; init; }
    public string? Personal { get; set; }

    /// <summary>Salted hash of the personal part: what the chain covers, also after the part was erased.</summary>
    public required string PersonalHash { get; init; }
    public required string Salt { get; init; }
    public required string Hash { get; init; }

    /// <summary>Natural key of the webhook it came from; unique in its call.</summary>
    public string? SourceKey { get; init; }
}

/// <summary>One reservation of the dial gate: a call or message to a customer that was allowed.</summary>
public sealed class Attempt
{
    public required Guid Id { get; init; }
    public required Guid CallbackId { get; init; }
    public required Guid CustomerId { get; init; }
    public required Guid CallId { get; init; }
    public required string Number { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether it counts against the caps; owed calls and calls that never left us do not.</summary>
    public bool Counted { get; set; }
}
