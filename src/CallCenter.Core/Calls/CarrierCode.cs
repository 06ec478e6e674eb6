namespace CallCenter.Core.Calls;

/// <summary>What the network says of a call it did not put through, more exactly than SIP does. domain §2, results from the carrier.</summary>
/// <param name="Result">Key of the result it comes to.</param>
/// <param name="Reason">Key of the cause to show beside it; none where the result says it all.</param>
public sealed record CarrierCause(string Result, string? Reason);

/// <summary>The carrier's own codes beside the SIP code: 1xx is the carrier's rule, 2xx the called side.</summary>
public static class CarrierCode
{
    /// <summary>The cause of a code; none for a code we do not know, which leaves the SIP code to say it.</summary>
    public static CarrierCause? Of(int? code) => code switch
    {
        108 => new("blocked", "complaint-list"),
        109 => new("blocked", "too-frequent"),
        110 => new("blocked", "region"),
        111 => new("blocked", "outside-window"),
        202 => new("no-answer", null),
        203 => new("busy", "declined"),
        204 => new("switched-off", null),
        205 => new("not-in-service", null),
        206 => new("busy", null),
        207 => new("suspended", "arrears"),
        210 => new("unreachable", "out-of-area"),
        212 => new("blocked", "by-carrier"),
        _ => null,
    };
}
