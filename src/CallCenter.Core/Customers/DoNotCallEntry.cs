namespace CallCenter.Core.Customers;

/// <summary>How far a customer's "stop calling" reaches. domain §2, branch <c>stop-calling</c>.</summary>
public enum DoNotCallScope
{
    /// <summary>No marketing.</summary>
    Marketing,

    /// <summary>No callback of one kind.</summary>
    Kind,

    /// <summary>No call at all; what we still owe is answered in writing.</summary>
    All,
}

/// <summary>A "stop calling" of a customer. domain §2.</summary>
public sealed record DoNotCallEntry
{
    private DoNotCallEntry(DoNotCallScope scope, CallbackKind? kind, DateTimeOffset? until)
    {
        Scope = scope;
        Kind = kind;
        Until = until;
    }

    /// <summary>How far it reaches.</summary>
    public DoNotCallScope Scope { get; }

    /// <summary>The kind that is barred; set exactly when the scope is <see cref="DoNotCallScope.Kind"/>.</summary>
    public CallbackKind? Kind { get; }

    /// <summary>The instant from which it no longer holds; none holds until it is taken back.</summary>
    public DateTimeOffset? Until { get; }

    /// <summary>No marketing calls, for good or until an instant.</summary>
    public static DoNotCallEntry Marketing(DateTimeOffset? until = null) => new(DoNotCallScope.Marketing, kind: null, until);

    /// <summary>No callbacks of this kind, for good or until an instant.</summary>
    public static DoNotCallEntry OfKind(CallbackKind kind, DateTimeOffset? until = null) => new(DoNotCallScope.Kind, kind, until);

    /// <summary>No calls at all, for good or until an instant.</summary>
    public static DoNotCallEntry All(DateTimeOffset? until = null) => new(DoNotCallScope.All, kind: null, until);

    /// <summary>An entry as it is stored or asked for; the kind counts for <see cref="DoNotCallScope.Kind"/> only.</summary>
    public static DoNotCallEntry Of(DoNotCallScope scope, CallbackKind kind, DateTimeOffset? until = null) => scope switch
    {
        DoNotCallScope.Marketing => Marketing(until),
        DoNotCallScope.Kind => OfKind(kind, until),
        _ => All(until),
    };

    /// <summary>Whether it bars a call of this purpose and kind, leaving its end aside.</summary>
    public bool Bars(CallPurpose purpose, CallbackKind kind) => Scope switch
    {
        DoNotCallScope.Marketing => purpose == CallPurpose.Marketing,
        DoNotCallScope.Kind => Kind == kind,
        _ => true,
    };
}
