using CallCenter.Core.Customers;
using CallCenter.Web.Telephony;

namespace CallCenter.Web.Campaigns;

/// <summary>Why and how a set of customers is called back.</summary>
public sealed class Campaign
{
    public required Guid Id { get; init; }
    public required string Name { get; set; }
    public required CallbackKind Kind { get; init; }
    public required CallPurpose Purpose { get; init; }

    /// <summary>Id of the script, without language.</summary>
    public required string ScriptId { get; set; }
    public required long TeamId { get; set; }
    public bool Open { get; set; }
    public bool Weekends { get; set; }

    /// <summary>Counted attempts allowed for one callback, all days together.</summary>
    public int AttemptsPerCallback { get; set; } = 6;

    /// <summary>What is done where a machine answers; none follows the house (<c>Telephony:Voicemail</c>).</summary>
    public VoicemailWay? Voicemail { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
}
