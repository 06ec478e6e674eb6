using CallCenter.Core.Calendars;
using CallCenter.Core.Customers;

namespace CallCenter.Core.Campaigns;

/// <summary>Everything the dial gate looks at for one call to one customer. domain §4.</summary>
/// <param name="Zone">The customer's time zone: legal window, rest time and days are read from its clock.</param>
/// <param name="Kind">Kind of the callback.</param>
/// <param name="Number">The number to ring and what is known of it.</param>
/// <param name="Campaign">The campaign it belongs to.</param>
/// <param name="DoNotCall">What the customer asked us to stop.</param>
/// <param name="Attempts">Attempts made so far, the owed ones left out.</param>
/// <param name="Rules">Windows, days and caps in force.</param>
public sealed record GateFacts(
    TimeZoneInfo Zone, CallbackKind Kind, NumberFacts Number, CampaignFacts Campaign,
    IReadOnlyList<DoNotCallEntry> DoNotCall, AttemptFacts Attempts, GateRules Rules)
{
    /// <summary>Whether the customer has a complaint open; a call that closes a complaint does not mind.</summary>
    public bool OpenComplaint { get; init; }

    /// <summary>Whether the customer is on the red list (红名单) and the manager has not released them. domain §6.</summary>
    public bool RedListed { get; init; }

    /// <summary>The instant agreed with the customer and recorded; none when nothing was agreed.</summary>
    public DateTimeOffset? AppointmentAt { get; init; }

    /// <summary>What makes this a call we owe; none for an ordinary one.</summary>
    public OwedCall? Owed { get; init; }
}

/// <summary>The number to ring.</summary>
/// <param name="Number">The number; none where what is stored is no number: such a customer is <see cref="GateRule.NotDialable"/>.</param>
/// <param name="State">What is known of it.</param>
public sealed record NumberFacts(PhoneNumber? Number, NumberState State = NumberState.Usable);

/// <summary>What is known of a number. domain §2, results that come from the carrier.</summary>
public enum NumberState
{
    /// <summary>Nothing against it.</summary>
    Usable,

    /// <summary>错号: it belongs to somebody else.</summary>
    Wrong,

    /// <summary>Not in service, suspended for good or not a number calls can be placed to.</summary>
    NotDialable,
}

/// <summary>The campaign as the gate sees it. domain §2.</summary>
/// <param name="Purpose">Why it calls.</param>
/// <param name="State">Whether it runs.</param>
/// <param name="Weekends">Whether it calls on weekends.</param>
/// <param name="Consent">The customer's consent to this purpose.</param>
public sealed record CampaignFacts(
    CallPurpose Purpose, CampaignState State = CampaignState.Running,
    WeekendPolicy Weekends = WeekendPolicy.Rest, ConsentState Consent = ConsentState.NotAsked);

/// <summary>Where a campaign stands.</summary>
public enum CampaignState
{
    /// <summary>Being prepared; nothing is called.</summary>
    Draft,

    /// <summary>Calling.</summary>
    Running,

    /// <summary>Halted until somebody resumes it.</summary>
    Paused,

    /// <summary>Over for good.</summary>
    Ended,
}

/// <summary>Whether a campaign calls on weekends.</summary>
public enum WeekendPolicy
{
    /// <summary>Weekends rest.</summary>
    Rest,

    /// <summary>Weekends are called like working days.</summary>
    Call,
}

/// <summary>A customer's consent to a purpose; service needs none, marketing needs one given.</summary>
public enum ConsentState
{
    /// <summary>Never asked.</summary>
    NotAsked,

    /// <summary>Given and not taken back.</summary>
    Given,

    /// <summary>Refused or taken back.</summary>
    Withdrawn,
}

/// <summary>A call we owe the customer: outside the caps and counted apart. domain §4.</summary>
/// <param name="Kind">What we owe.</param>
/// <param name="Since">The instant from which it is owed: the line dropped, the hold ended, the answer was ready.</param>
/// <param name="Made">How often it was tried already.</param>
public sealed record OwedCall(OwedKind Kind, DateTimeOffset Since, int Made = 0);

/// <summary>Why a call is owed. An appointment is a fact of its own: <see cref="GateFacts.AppointmentAt"/>.</summary>
public enum OwedKind
{
    /// <summary>The line dropped: called back at once, twice at most (000).</summary>
    Redial,

    /// <summary>Instead of a hold of more than three minutes (000).</summary>
    ReturnAfterHold,

    /// <summary>The answer to a complaint (投诉回复).</summary>
    ComplaintClosing,
}
