using CallCenter.Core.Customers;

namespace CallCenter.Web.Customers;

/// <summary>The basic file of a customer (domain §6): who they are, which number they are called on, in which zone.</summary>
public sealed class Customer
{
    public required Guid Id { get; init; }

    /// <summary>Number of the customer in the company's billing, such as C0000042.</summary>
    public required string CustomerNumber { get; set; }
    public required string Name { get; set; }

    /// <summary>How the person is addressed after the family name, such as 女士.</summary>
    public required string Honorific { get; set; }
    public required CustomerClass Class { get; set; }
    public bool Vip { get; set; }
    public bool RedList { get; set; }

    /// <summary>E.164.</summary>
    public required string Number { get; set; }

    /// <summary>A wrong number is never dialled again until the file is corrected.</summary>
    public bool WrongNumber { get; set; }

    /// <summary>Province and city as shown, such as 浙江 杭州.</summary>
    public required string Region { get; set; }

    /// <summary>IANA zone; the legal window is asked in it.</summary>
    public required string Zone { get; set; }

    /// <summary>Language of the call: zh-CN or en.</summary>
    public required string Locale { get; set; }
    public required string Plan { get; set; }
    public DateOnly? ContractEnds { get; set; }

    /// <summary>Grows with every reservation of the gate: two takers at once make one fail.</summary>
    public int GateVersion { get; set; }
}
