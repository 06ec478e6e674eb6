namespace CallCenter.Core.Customers;

/// <summary>Class of a customer by share of revenue. domain §6.</summary>
public enum CustomerClass
{
    /// <summary>The tenth that brings 70 % of the revenue.</summary>
    A,

    /// <summary>The fifth that brings 20 %.</summary>
    B,

    /// <summary>The seven tenths that bring 10 %.</summary>
    C,
}
