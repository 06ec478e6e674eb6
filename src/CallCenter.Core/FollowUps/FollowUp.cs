namespace CallCenter.Core.FollowUps;

/// <summary>What is still to be done after a call. domain §2, §4.</summary>
public enum FollowUpKind
{
    /// <summary>预约回访: a time agreed with the customer.</summary>
    Appointment,

    /// <summary>二次回访: what has happened since the first callback.</summary>
    SecondCallback,

    /// <summary>The customer was not reached: tried again.</summary>
    Retry,

    /// <summary>掉线回拨: the line dropped, called back at once.</summary>
    Redial,

    /// <summary>承诺: something promised, with its due time.</summary>
    Promise,

    /// <summary>资料更正: number or file are wrong.</summary>
    FileCorrection,

    /// <summary>Every try used up: a team lead decides on a message or a closing.</summary>
    Unreached,
}

/// <summary>One thing to do, as the policy plans it.</summary>
/// <param name="Kind">What.</param>
/// <param name="DueAt">By when, offset 0.</param>
/// <param name="Promise">Key in the catalogue; set exactly for <see cref="FollowUpKind.Promise"/>.</param>
public sealed record FollowUpPlan(FollowUpKind Kind, DateTimeOffset DueAt, string? Promise = null);

/// <summary>How a call ended, as far as what follows depends on it. domain §2, results.</summary>
public abstract record CallEnding
{
    private CallEnding() { }

    /// <summary>Somebody was spoken with.</summary>
    public sealed record Reached(ReachedResult Result) : CallEnding;

    /// <summary>Nobody was; the carrier said why.</summary>
    public sealed record NotReached(NotReachedCause Cause) : CallEnding;

    /// <summary>The line dropped in mid-conversation.</summary>
    public sealed record Dropped : CallEnding;
}

/// <summary>Results of a call that reached somebody. domain §2.</summary>
public enum ReachedResult
{
    /// <summary>已完成.</summary>
    Done,

    /// <summary>已预约.</summary>
    Booked,

    /// <summary>拒访.</summary>
    Refused,

    /// <summary>非机主.</summary>
    NotOwner,

    /// <summary>在途工单: reported already.</summary>
    InHand,

    /// <summary>其他.</summary>
    Other,
}

/// <summary>Results the carrier gives; no wrap-up is asked. domain §2.</summary>
public enum NotReachedCause
{
    /// <summary>无人接听.</summary>
    NoAnswer,

    /// <summary>占线.</summary>
    Busy,

    /// <summary>关机.</summary>
    SwitchedOff,

    /// <summary>停机.</summary>
    Suspended,

    /// <summary>空号.</summary>
    NotInService,

    /// <summary>无法接通.</summary>
    Unreachable,

    /// <summary>被拦截.</summary>
    Blocked,

    /// <summary>错号.</summary>
    WrongNumber,
}
