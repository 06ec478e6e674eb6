using CallCenter.Core.People;

namespace CallCenter.Core.Calls;

/// <summary>A customer rings us.</summary>
/// <param name="Order">What the call is for; it belongs to nobody yet.</param>
/// <param name="Sid">The carrier's name of their leg.</param>
/// <param name="ClosedUntil">When we call back, where the office is closed; none where it is open.</param>
public sealed record TakeCall(CallPlaced Order, string Sid, DateTimeOffset? ClosedUntil) : StartCall(Order, Act.ReportFromCarrier);

/// <summary>Rings an agent who is free for the caller.</summary>
public sealed record OfferCall(Guid AgentId, long TeamId) : CallCommand(Act.ReportFromCarrier);

/// <summary>Offers the caller who waits to be called back.</summary>
public sealed record OfferSlot(DateTimeOffset At) : CallCommand(Act.ReportFromCarrier);

/// <summary>The caller pressed a key at the offer.</summary>
/// <param name="Digits">What was pressed; empty for nothing.</param>
public sealed record ReportSlotKey(string Digits) : CallCommand(Act.ReportFromCarrier);
