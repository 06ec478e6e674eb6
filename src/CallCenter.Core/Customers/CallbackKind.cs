namespace CallCenter.Core.Customers;

/// <summary>The callback kinds of domain §2.</summary>
public enum CallbackKind
{
    /// <summary>首次回访.</summary>
    FirstCallback,

    /// <summary>二次回访.</summary>
    SecondCallback,

    /// <summary>话费异动.</summary>
    BillAnomaly,

    /// <summary>零话费.</summary>
    ZeroUsage,

    /// <summary>业务开通后回访.</summary>
    AfterActivation,

    /// <summary>满意度.</summary>
    Satisfaction,

    /// <summary>协议到期提醒.</summary>
    ContractExpiry,

    /// <summary>欠费提醒.</summary>
    Arrears,

    /// <summary>投诉回复.</summary>
    ComplaintClosing,

    /// <summary>关怀.</summary>
    Care,
}
