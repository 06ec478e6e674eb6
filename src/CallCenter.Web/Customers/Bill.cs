namespace CallCenter.Web.Customers;

/// <summary>One closed billing period. Money in fen.</summary>
public sealed class Bill
{
    public required Guid CustomerId { get; init; }

    /// <summary>Year and month, such as 202610.</summary>
    public required int Period { get; init; }
    public required long TotalFen { get; set; }
    public required long PlanFen { get; set; }
    public required long ExtraFen { get; set; }
    public required long ValueAddedFen { get; set; }
    public required int VoiceMinutes { get; set; }
    public required int DataMegabytes { get; set; }

    /// <summary>Due and not paid yet, as the billing system says.</summary>
    public bool Unpaid { get; set; }
}
