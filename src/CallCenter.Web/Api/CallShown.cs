using System.ComponentModel;
using System.Text.Json.Nodes;
using CallCenter.Core.Calls;
using CallCenter.Core.Customers;

namespace CallCenter.Web.Api;

/// <summary>A call without its events.</summary>
[Description("A call without its events.")]
public sealed record CallShown(
    Guid Id,
    [property: Description("The task the call served.")] Guid CallbackId,
    Guid CustomerId,
    Guid CampaignId,
    CallbackKind Kind,
    Guid AgentId,
    long TeamId,
    [property: Description("The script, without language.")] string ScriptId,
    [property: Description("The version the call kept to its end.")] string ScriptVersion,
    string Locale,
    [property: Description("Which attempt of the callback it was, from 1.")] int Attempt,
    CallPhase Phase,
    DateTimeOffset PlacedAt,
    DateTimeOffset? AnsweredAt,
    DateTimeOffset? EndedAt,
    [property: Description("When the record was complete.")] DateTimeOffset? ClosedAt,
    [property: Description("Key of the result, such as `booked` or `no-answer`.")] string? Result,
    [property: Description("Key of the reason.")] string? Reason,
    [property: Description("Hits of forbidden phrases.")] int Hits);

/// <summary>A call with everything that happened in it.</summary>
[Description("A call with everything that happened in it.")]
public sealed record CallFile(
    CallShown Call,
    [property: Description("Every event in order, without a gap.")] IReadOnlyList<EventShown> Events);

/// <summary>One event of a call.</summary>
[Description("One event of a call.")]
public sealed record EventShown(
    [property: Description("Number in the call, from 1.")] int Seq,
    DateTimeOffset At,
    [property: Description("What happened, such as `call-placed`.")] string Type,
    [property: Description("Ids, types, times and figures.")] JsonObject Facts,
    [property: Description("Words and numbers of people; null unless the key's scope is `personal`, or after they were erased.")] JsonObject? Personal);
