namespace CallCenter.Web.Notices;

/// <summary>A word to a person or to the leads of a team, kept until it is read.</summary>
public sealed class Notice
{
    public required Guid Id { get; init; }
    public Guid? PersonId { get; init; }
    public long? TeamId { get; init; }
    public required NoticeKind Kind { get; init; }

    /// <summary>What it is about: a follow-up, a complaint or a call.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>A short name of the subject without personal data, such as a complaint's number.</summary>
    public required string Label { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? ReadAt { get; set; }
}

/// <summary>What a notice says; the words are the screen's.</summary>
public enum NoticeKind
{
    FollowUpDue,
    FollowUpOverdue,
    ComplaintRaised,
    PhraseStopped,
    HoldTooLong,
    QuestionAsked,
    QuestionAnswered,
    QuestionOverdue,
    CallerUnknown,

    /// <summary>A customer wrote to us.</summary>
    CustomerWrote,

    /// <summary>A customer wrote of a regulator, the media, a court, or of doing harm.</summary>
    CustomerWroteAlarm,

    /// <summary>A customer wrote that they want no more calls: they get none.</summary>
    CustomerStopped,

    /// <summary>The same, while we still owe them something: it is answered in writing.</summary>
    CustomerStoppedOwed,

    /// <summary>What the file holds is no telephone number; the callback is put aside.</summary>
    NumberUnreadable,

    /// <summary>A customer spoke of a regulator, the media, a court, or of doing harm.</summary>
    CustomerAlarmed,
}
