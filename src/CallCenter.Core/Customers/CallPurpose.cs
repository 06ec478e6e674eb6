namespace CallCenter.Core.Customers;

/// <summary>Why a campaign calls; each purpose has its own consent and caps. domain §2.</summary>
public enum CallPurpose
{
    /// <summary>Service: needs no consent of its own.</summary>
    Service,

    /// <summary>Marketing: only with the customer's consent.</summary>
    Marketing,

    /// <summary>Collection of arrears: never a threat, never the red list without the manager.</summary>
    Collection,
}
