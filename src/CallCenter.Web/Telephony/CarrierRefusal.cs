namespace CallCenter.Web.Telephony;

/// <summary>Why the carrier said no, as far as it makes a difference to us.</summary>
public enum CarrierRefusal
{
    /// <summary>A code we do not know.</summary>
    Other,

    /// <summary>Account or key are wrong, expired or not allowed this.</summary>
    Credentials,

    /// <summary>There is no such thing.</summary>
    NotFound,

    /// <summary>Too many requests at once, also after repeats.</summary>
    TooManyRequests,

    /// <summary>An address of ours cannot be used.</summary>
    BadUrl,

    /// <summary>The number we show is not ours or not verified.</summary>
    FromNotOurs,

    /// <summary>The number to ring is none.</summary>
    BadNumber,

    /// <summary>The carrier cannot route to this number.</summary>
    NoRoute,

    /// <summary>The account may not call this country.</summary>
    CountryNotAllowed,

    /// <summary>The number is blocked for the account.</summary>
    Blocked,

    /// <summary>A trial account rings verified numbers only.</summary>
    NotVerified,

    /// <summary>The call is over.</summary>
    NotInProgress,

    /// <summary>More than a day of calls waits.</summary>
    QueueFull,

    /// <summary>The account is closed or suspended.</summary>
    AccountInactive,

    /// <summary>The account's calls at once are used up.</summary>
    TooManyCalls,

    /// <summary>The receiver answered STOP to our messages.</summary>
    Unsubscribed,

    /// <summary>The number takes no messages.</summary>
    NotTextable,

    /// <summary>The text is longer than a message may be.</summary>
    TextTooLong,
}

/// <summary>From the carrier's codes to what they mean to us; messages vary between releases, codes do not.</summary>
public static class CarrierRefusals
{
    public static CarrierRefusal Of(int code, int httpStatus) => code switch
    {
        20003 or 20005 or 20006 => CarrierRefusal.Credentials,
        20404 => CarrierRefusal.NotFound,
        20429 => CarrierRefusal.TooManyRequests,
        11200 or 21205 or 21609 => CarrierRefusal.BadUrl,
        21210 or 21212 or 21606 => CarrierRefusal.FromNotOurs,
        21201 or 21211 or 21217 or 13224 => CarrierRefusal.BadNumber,
        21214 or 21612 => CarrierRefusal.NoRoute,
        21215 or 21408 => CarrierRefusal.CountryNotAllowed,
        21216 => CarrierRefusal.Blocked,
        21219 or 21608 => CarrierRefusal.NotVerified,
        21220 => CarrierRefusal.NotInProgress,
        21610 => CarrierRefusal.Unsubscribed,
        21614 => CarrierRefusal.NotTextable,
        21605 or 21617 => CarrierRefusal.TextTooLong,
        22005 => CarrierRefusal.QueueFull,
        10001 => CarrierRefusal.AccountInactive,
        10004 => CarrierRefusal.TooManyCalls,
        _ => ByStatus(httpStatus),
    };

    private static CarrierRefusal ByStatus(int httpStatus) => httpStatus switch
    {
        401 or 403 => CarrierRefusal.Credentials,
        404 => CarrierRefusal.NotFound,
        429 => CarrierRefusal.TooManyRequests,
        _ => CarrierRefusal.Other,
    };
}
