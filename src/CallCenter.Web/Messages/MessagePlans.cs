using CallCenter.Core.Calls;
using CallCenter.Core.FollowUps;

namespace CallCenter.Web.Messages;

/// <summary>Which messages follow from what happens in a call. Pure; the rows are stored with the events, so none is lost and none is made twice.</summary>
public static class MessagePlans
{
    /// <summary>A reminder goes this long before the time agreed (ours).</summary>
    public static readonly TimeSpan RemindBefore = TimeSpan.FromHours(2);

    /// <summary>Results after which the customer may wonder who rang.</summary>
    private static readonly HashSet<string> Missed = new(StringComparer.Ordinal) { "no-answer", "busy", "switched-off", "unreachable" };

    public static IEnumerable<Message> Of(CallState call, CallEvent happened, DateTimeOffset at) => happened switch
    {
        CallClosed { Reached: false } closed when !call.Order.Inbound && Missed.Contains(closed.Result) => [New(call, MessagePurpose.MissedCall, Of(call), at)],
        FollowUpBooked { Agreed: true, NextCallbackId: { } next, Kind: FollowUpKind.Appointment or FollowUpKind.SecondCallback } x => Agreed(call, (x.FollowUpId, next), x.DueAt, at),
        SlotAnswered { Taken: true } when call.Slot is { } slot => Agreed(call, (call.Id, call.Order.CallbackId), slot.At, at),
        ComplaintFiled x => [New(call, MessagePurpose.ComplaintReceived, new(x.ComplaintId, call.Order.CallbackId) { CaseNumber = x.Number }, at)],
        _ => [],
    };

    /// <summary>The answer to a complaint is ready.</summary>
    public static Message Answered(Complaints.Complaint complaint, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        CustomerId = complaint.CustomerId,
        Purpose = MessagePurpose.ComplaintAnswer,
        SubjectId = complaint.Id,
        CaseNumber = complaint.Number,
        State = MessageState.Planned,
        CreatedAt = at,
        SendAt = at,
    };

    /// <summary>The appointment is at another time than the customer was told.</summary>
    /// <param name="move">Which, and its time now.</param>
    /// <param name="subject">The change: each is told once.</param>
    /// <param name="sendAt">When it is told.</param>
    public static Message Changed(AppointmentMove move, Guid subject, DateTimeOffset sendAt) => OfMove(MessagePurpose.AppointmentChanged, move, subject, sendAt);

    /// <summary>A reminder of an appointment that was near before it was moved.</summary>
    public static Message Reminder(AppointmentMove move, DateTimeOffset at) =>
        OfMove(MessagePurpose.AppointmentReminder, move, Guid.CreateVersion7(at), move.To - RemindBefore);

    /// <summary>Asks how the call was, where it ended well and nobody asked yet.</summary>
    public static Message? Survey(CallState call, DateTimeOffset at) =>
        call is { Closing: { Reached: true, Result: "done" }, Survey: null, StopCalling: null } && call.Complaints.IsEmpty
            ? New(call, MessagePurpose.Survey, Of(call), at) : null;

    private static Subject Of(CallState call) => new(call.Id, call.Order.CallbackId);

    private static IEnumerable<Message> Agreed(CallState call, (Guid Subject, Guid Callback) about, DateTimeOffset due, DateTimeOffset at)
    {
        var subject = new Subject(about.Subject, about.Callback) { AgreedAt = due };
        yield return New(call, MessagePurpose.AppointmentMade, subject, at);
        if (due - at > RemindBefore * 2) yield return New(call, MessagePurpose.AppointmentReminder, subject with { SendAt = due - RemindBefore }, at);
    }

    /// <summary>What a message is about.</summary>
    private sealed record Subject(Guid Id, Guid Callback)
    {
        public DateTimeOffset? AgreedAt { get; init; }
        public DateTimeOffset? SendAt { get; init; }
        public string? CaseNumber { get; init; }
    }

    private static Message OfMove(MessagePurpose purpose, AppointmentMove move, Guid subject, DateTimeOffset sendAt) => new()
    {
        Id = Guid.CreateVersion7(sendAt),
        CustomerId = move.CustomerId,
        Purpose = purpose,
        SubjectId = subject,
        CallbackId = move.CallbackId,
        AgreedAt = move.To,
        State = MessageState.Planned,
        CreatedAt = sendAt,
        SendAt = sendAt,
    };

    private static Message New(CallState call, MessagePurpose purpose, Subject about, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        CustomerId = call.Order.CustomerId,
        Purpose = purpose,
        SubjectId = about.Id,
        CallbackId = about.Callback,
        AgreedAt = about.AgreedAt,
        CaseNumber = about.CaseNumber,
        State = MessageState.Planned,
        CreatedAt = at,
        SendAt = about.SendAt ?? at,
    };
}
