using CallCenter.Core.Customers;

namespace CallCenter.Web.Customers;

/// <summary>The customer asked not to be called, in this scope. Never deleted, only lifted.</summary>
public sealed class DoNotCall
{
    public required Guid Id { get; init; }
    public required Guid CustomerId { get; init; }
    public required DoNotCallScope Scope { get; init; }

    /// <summary>The kind that is refused when the scope is one kind.</summary>
    public CallbackKind? Kind { get; init; }
    public required DateTimeOffset At { get; init; }
    public Guid? CallId { get; init; }
    public DateTimeOffset? LiftedAt { get; set; }
}
