namespace CallCenter.Core.Complaints;

/// <summary>What a complaint is about; each category names its clock. domain §5.</summary>
public enum ComplaintCategory
{
    /// <summary>网络.</summary>
    Network,

    /// <summary>资费账单.</summary>
    Billing,

    /// <summary>服务态度.</summary>
    ServiceAttitude,

    /// <summary>增值业务.</summary>
    ValueAddedService,

    /// <summary>营业厅.</summary>
    Shop,

    /// <summary>手机终端.</summary>
    Handset,

    /// <summary>其他.</summary>
    Other,
}

/// <summary>How grave a complaint is; from <see cref="Serious"/> on its answer is reviewed before it goes out. domain §5.</summary>
public enum ComplaintSeverity
{
    /// <summary>一般.</summary>
    Ordinary = 1,

    /// <summary>较重.</summary>
    Serious = 2,

    /// <summary>重大: regulator, media, court, danger to a person.</summary>
    Grave = 3,
}

/// <summary>What the investigation found; only justified complaints count in assessment. domain §5.</summary>
public enum ComplaintVerdict
{
    /// <summary>有责.</summary>
    Justified,

    /// <summary>部分有责.</summary>
    PartlyJustified,

    /// <summary>无责.</summary>
    NotJustified,

    /// <summary>客户撤诉.</summary>
    Withdrawn,
}

/// <summary>How a complaint ended. domain §5, closed loop.</summary>
public enum ComplaintClosure
{
    /// <summary>The customer confirmed.</summary>
    Confirmed,

    /// <summary>Not reached after the tries and the message; the proof is kept.</summary>
    Unreachable,
}
