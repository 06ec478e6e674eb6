namespace CallCenter.Core.Calls;

/// <summary>An agent is rung for a customer who rang us. domain §4.</summary>
/// <param name="AgentId">Who is rung; the call is theirs while they are.</param>
/// <param name="TeamId">Their team.</param>
public sealed record CallOffered(Guid AgentId, long TeamId) : CallEvent;

/// <summary>They did not take it; somebody else is looked for.</summary>
public sealed record OfferMissed(Guid AgentId) : CallEvent;

/// <summary>The caller is offered to be called back, because nobody is free or the office is closed.</summary>
/// <param name="At">When, offset 0.</param>
/// <param name="Closed">The office is closed: the call is planned whatever the caller says.</param>
public sealed record SlotOffered(DateTimeOffset At, bool Closed) : CallEvent;

/// <summary>The caller's answer to it.</summary>
/// <param name="Taken">The time is agreed; otherwise they go on waiting.</param>
public sealed record SlotAnswered(bool Taken) : CallEvent;
