namespace CallCenter.Core.FollowUps;

/// <summary>How a due time stands to now.</summary>
public enum DueState
{
    /// <summary>Later.</summary>
    Waiting,

    /// <summary>Within the warning time.</summary>
    Soon,

    /// <summary>Now is the time.</summary>
    Due,

    /// <summary>Too late.</summary>
    Overdue,
}

/// <summary>Where a follow-up or a case stands on its clock. All spans are half-open.</summary>
public static class FollowUpClock
{
    /// <summary>How long before a due time the screens warn (ours).</summary>
    public static readonly TimeSpan Warning = TimeSpan.FromMinutes(30);

    /// <summary>How long a call at an agreed time is on time (ours).</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(15);

    /// <summary>The state of something that is done <em>at</em> a time, such as a call: due from then on, overdue after the grace.</summary>
    public static DueState Of(DateTimeOffset dueAt, DateTimeOffset now)
    {
        if (now < dueAt - Warning)
            return DueState.Waiting;
        if (now < dueAt)
            return DueState.Soon;
        return now < dueAt + Grace ? DueState.Due : DueState.Overdue;
    }

    /// <summary>The state of something that is done <em>by</em> a time, such as a promise or a complaint: overdue from that instant on.</summary>
    public static DueState ByDeadline(DateTimeOffset dueAt, DateTimeOffset now)
    {
        if (now >= dueAt)
            return DueState.Overdue;
        return now < dueAt - Warning ? DueState.Waiting : DueState.Soon;
    }

    /// <summary>The state of a follow-up by its kind: calls are done at, the others by their time.</summary>
    public static DueState Of(FollowUpKind kind, DateTimeOffset dueAt, DateTimeOffset now) => kind switch
    {
        FollowUpKind.Promise or FollowUpKind.FileCorrection or FollowUpKind.Unreached => ByDeadline(dueAt, now),
        _ => Of(dueAt, now),
    };
}
