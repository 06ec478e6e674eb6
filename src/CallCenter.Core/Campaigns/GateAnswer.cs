using CallCenter.Core.Customers;

namespace CallCenter.Core.Campaigns;

/// <summary>The answer of the dial gate. domain §4.</summary>
public abstract record GateAnswer
{
    private GateAnswer() { }

    /// <summary>The call may be placed now. Only the gate makes it.</summary>
    public sealed record Allowed : GateAnswer
    {
        internal Allowed(PhoneNumber number, DateTimeOffset at, bool counted)
        {
            Number = number;
            At = at;
            Counted = counted;
        }

        /// <summary>The number it was asked for.</summary>
        public PhoneNumber Number { get; }

        /// <summary>The instant it was asked for; a permit is made of it within <see cref="DialPermit.Validity"/>.</summary>
        public DateTimeOffset At { get; }

        /// <summary>Whether the attempt counts towards the caps; owed and agreed calls do not.</summary>
        public bool Counted { get; }
    }

    /// <summary>The call may not be placed now.</summary>
    /// <param name="Reasons">Why, the permanent ones first; never empty.</param>
    /// <param name="NextAllowedAt">The first instant at which the same facts pass; none when no waiting helps (<see cref="DialGate.Horizon"/>).</param>
    public sealed record Denied(IReadOnlyList<GateReason> Reasons, DateTimeOffset? NextAllowedAt) : GateAnswer;
}

/// <summary>One reason of a denial.</summary>
/// <param name="Rule">The rule that stands against the call.</param>
/// <param name="Force">How strong it is here.</param>
public sealed record GateReason(GateRule Rule, GateForce Force);

/// <summary>How strong a rule is, the strongest first.</summary>
public enum GateForce
{
    /// <summary>Hard, and no waiting cures it.</summary>
    Permanent,

    /// <summary>Nothing overrides it; it may pass with time.</summary>
    Hard,

    /// <summary>An appointment with the customer overrides it.</summary>
    Soft,
}

/// <summary>The rules of the gate. domain §4.</summary>
public enum GateRule
{
    /// <summary>The customer asked us to stop, in a scope that covers this call.</summary>
    DoNotCall,

    /// <summary>错号.</summary>
    WrongNumber,

    /// <summary>The number cannot be called.</summary>
    NotDialable,

    /// <summary>The campaign is over.</summary>
    CampaignEnded,

    /// <summary>Marketing without consent.</summary>
    ConsentMissing,

    /// <summary>A reminder of arrears to a customer of the red list without the manager's release.</summary>
    RedList,

    /// <summary>A dropped line was called back twice already; the callback goes on as an ordinary one.</summary>
    RedialsUsedUp,

    /// <summary>The campaign is a draft or paused.</summary>
    CampaignNotRunning,

    /// <summary>Outside the lawful hours of the customer's zone.</summary>
    LegalWindow,

    /// <summary>Rest time (午休) of the customer's zone.</summary>
    RestTime,

    /// <summary>A public holiday.</summary>
    Holiday,

    /// <summary>A weekend of a campaign that rests then.</summary>
    Weekend,

    /// <summary>Enough attempts of this callback.</summary>
    CallbackCap,

    /// <summary>Enough attempts on this number.</summary>
    NumberCap,

    /// <summary>Enough attempts on this customer.</summary>
    CustomerCap,

    /// <summary>The customer has a complaint open: its handler speaks with them first.</summary>
    OpenComplaint,
}
