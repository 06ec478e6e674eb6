namespace CallCenter.Core.Campaigns;

/// <summary>The proof that a gate said yes: the only thing the carrier client dials on. Only the gates make it. domain §4.</summary>
/// <remarks>Its members have no setters, so that no copy of a permit rings another number.</remarks>
public sealed record DialPermit
{
    /// <summary>How long a permit is good; what comes later asks the gate again.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromSeconds(10);

    internal DialPermit(string to, Guid callId, int attempt, DateTimeOffset issuedAt)
    {
        To = to;
        CallId = callId;
        Attempt = attempt;
        IssuedAt = issuedAt;
    }

    /// <summary>What the carrier rings: E.164 or <c>client:…</c>.</summary>
    public string To { get; }

    /// <summary>The call it belongs to.</summary>
    public Guid CallId { get; }

    /// <summary>Which attempt of the callback, or which leg of the call, it is, from 1.</summary>
    public int Attempt { get; }

    /// <summary>When the gate said yes.</summary>
    public DateTimeOffset IssuedAt { get; }

    /// <summary>Whether it is good at this instant: from its issue, for ten seconds, the last not included.</summary>
    public bool ValidAt(DateTimeOffset now) => now >= IssuedAt && now < IssuedAt + Validity;

    /// <summary>Says which call and attempt, never the number.</summary>
    public override string ToString() => $"permit of call {CallId}, attempt {Attempt}";
}
