namespace CallCenter.Web.Messages;

/// <summary>Why something is written, by us or by the customer; each subject is written about once.</summary>
public enum MessagePurpose
{
    /// <summary>预约确认: a time was agreed.</summary>
    AppointmentMade,

    /// <summary>预约变更: the time agreed is another, the earlier one is off.</summary>
    AppointmentChanged,

    /// <summary>预约提醒: shortly before it.</summary>
    AppointmentReminder,

    /// <summary>未接通: nobody answered our call.</summary>
    MissedCall,

    /// <summary>投诉受理: with the number of the case.</summary>
    ComplaintReceived,

    /// <summary>投诉答复: the answer is ready.</summary>
    ComplaintAnswer,

    /// <summary>客户来信: the customer wrote to us.</summary>
    FromCustomer,

    /// <summary>满意度: how the call was, answered by one digit.</summary>
    Survey,
}

/// <summary>How far a message got, in the order it gets there: a state never goes back.</summary>
public enum MessageState
{
    /// <summary>Waits for its time.</summary>
    Planned,

    /// <summary>On its way to the carrier; whether it arrived there is looked up before it is sent again.</summary>
    Sending,

    /// <summary>The carrier has it.</summary>
    Queued,
    Sent,
    Delivered,
    Undelivered,
    Failed,

    /// <summary>The gate, the phrases or the carrier said no for good.</summary>
    Refused,

    /// <summary>Its reason is gone: the appointment was moved or kept.</summary>
    Dropped,

    /// <summary>The customer's own, as it came.</summary>
    Received,
}

/// <summary>One text message to a customer, from its plan to what became of it.</summary>
public sealed class Message
{
    public required Guid Id { get; init; }
    public required Guid CustomerId { get; init; }
    public required MessagePurpose Purpose { get; init; }

    /// <summary>The call, follow-up or complaint it is about; one message for each purpose and subject.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>The callback whose campaign's rules hold for it; none for complaints outside a callback.</summary>
    public Guid? CallbackId { get; init; }

    /// <summary>The time agreed, where it says one.</summary>
    public DateTimeOffset? AgreedAt { get; init; }

    /// <summary>Number of the case, where it names one.</summary>
    public string? CaseNumber { get; init; }
    public required MessageState State { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not before this business time.</summary>
    public required DateTimeOffset SendAt { get; set; }

    /// <summary>Technical time of the claim by whoever sends it.</summary>
    public DateTimeOffset? ClaimedAt { get; set; }
    public DateTimeOffset? SentAt { get; set; }
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>E.164, as it was sent to.</summary>
    public string? Number { get; set; }

    /// <summary>What was written.</summary>
    public string? Text { get; set; }

    /// <summary>The carrier's name of it.</summary>
    public string? Sid { get; set; }

    /// <summary>The carrier's code, when it was not delivered or not taken.</summary>
    public int? ErrorCode { get; set; }

    /// <summary>Key of the words that say why not.</summary>
    public string? Reason { get; set; }
    public int Tries { get; set; }

    /// <summary>What the customer's answer to a survey meant.</summary>
    public string? Answer { get; set; }
}
