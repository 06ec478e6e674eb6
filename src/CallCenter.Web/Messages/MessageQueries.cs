using CallCenter.Core.Customers;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Data;

namespace CallCenter.Web.Messages;

/// <summary>A message as it is looked at before it is sent.</summary>
public sealed record MessageDue(
    Guid Id, Guid CustomerId, MessagePurpose Purpose, Guid SubjectId, Guid? CallbackId, DateTimeOffset? AgreedAt, string? CaseNumber, int Tries, DateTimeOffset CreatedAt,
    string Locale, string Zone, string Region);

/// <summary>A message as the customer's file shows it.</summary>
public sealed record MessageLine(
    Guid Id, MessagePurpose Purpose, MessageState State, DateTimeOffset CreatedAt, DateTimeOffset SendAt, DateTimeOffset? SentAt, string? Text, int? ErrorCode,
    string? Reason, string? Answer);

/// <summary>A message that went out and of which the carrier has said nothing.</summary>
public sealed record MessageLost(Guid Id, string Number, string Text, DateTimeOffset ClaimedAt, int Tries);

/// <summary>Questions about text messages.</summary>
public static class MessageQueries
{
    private static readonly MessagePurpose[] Appointments = [MessagePurpose.AppointmentMade, MessagePurpose.AppointmentChanged, MessagePurpose.AppointmentReminder];
    private static readonly MessageState[] NotHeard = [MessageState.Undelivered, MessageState.Failed];

    private static readonly MessagePurpose[] Owed =
        [.. Appointments, MessagePurpose.ComplaintReceived, MessagePurpose.ComplaintAnswer];

    /// <summary>Whether we owe it: confirmations and answers, not what nobody asked for.</summary>
    public static bool IsOwed(MessagePurpose purpose) => Owed.Contains(purpose);

    /// <summary>What is to be sent now, the oldest first.</summary>
    public static IQueryable<MessageDue> Due(Db db, DateTimeOffset now) =>
        from m in db.Messages
        where m.State == MessageState.Planned && m.SendAt <= now
        join c in db.Customers on m.CustomerId equals c.Id
        orderby m.SendAt, m.Id
        select new MessageDue(m.Id, m.CustomerId, m.Purpose, m.SubjectId, m.CallbackId, m.AgreedAt, m.CaseNumber, m.Tries, m.CreatedAt, c.Locale, c.Zone, c.Region);

    /// <summary>Given to the carrier before the instant without a word of what became of it.</summary>
    public static IQueryable<MessageLost> Lost(Db db, DateTimeOffset before) =>
        from m in db.Messages
        where m.State == MessageState.Sending && m.ClaimedAt < before && m.Number != null && m.Text != null
        orderby m.ClaimedAt
        select new MessageLost(m.Id, m.Number ?? "", m.Text ?? "", m.ClaimedAt ?? before, m.Tries);

    /// <summary>When messages nobody asked for went to this number.</summary>
    public static IQueryable<DateTimeOffset> Unasked(Db db, string number, DateTimeOffset since) =>
        db.Messages.Where(m => m.Number == number && m.SentAt > since && !Owed.Contains(m.Purpose)).Select(m => m.SentAt ?? since);

    /// <summary>Times of this callback the customer was told by message, the latest told first.</summary>
    public static IQueryable<DateTimeOffset?> Told(Db db, Guid customer, Guid? callback) =>
        db.Messages.Where(m => m.CustomerId == customer && m.CallbackId == callback && m.SentAt != null && Appointments.Contains(m.Purpose) && !NotHeard.Contains(m.State))
            .OrderByDescending(m => m.SentAt).ThenByDescending(m => m.Id).Select(m => m.AgreedAt);

    /// <summary>A customer's messages, the newest first; what was planned and dropped is left out.</summary>
    public static IQueryable<MessageLine> OfCustomer(Db db, Guid customer) =>
        db.Messages.Where(m => m.CustomerId == customer && m.State != MessageState.Dropped).OrderByDescending(m => m.CreatedAt).ThenBy(m => m.Id)
            .Select(m => new MessageLine(m.Id, m.Purpose, m.State, m.CreatedAt, m.SendAt, m.SentAt, m.Text, m.ErrorCode, m.Reason, m.Answer));

    /// <summary>The newest survey this number may be answering.</summary>
    public static IQueryable<Guid> Answerable(Db db, string number, DateTimeOffset since) =>
        db.Messages.Where(m => m.Purpose == MessagePurpose.Survey && m.Number == number && m.SentAt > since && m.Answer == null)
            .OrderByDescending(m => m.SentAt).Select(m => m.Id);

    /// <summary>Whether the reason of a message still holds: the appointment stands, the callback was not reached and was not written about.</summary>
    public static IQueryable<Guid> StillMeant(Db db, MessageDue due) => due.Purpose switch
    {
        MessagePurpose.AppointmentMade or MessagePurpose.AppointmentReminder => db.Messages.Where(m => m.Id == due.Id
            && db.Callbacks.Any(c => c.Id == due.CallbackId && c.AgreedAt == due.AgreedAt && (c.State == CallbackState.Waiting || c.State == CallbackState.Taken))).Select(m => m.Id),
        MessagePurpose.AppointmentChanged => ChangeMeant(db, due),
        MessagePurpose.MissedCall => db.Messages.Where(m => m.Id == due.Id
            && !db.Messages.Any(o => o.CallbackId == due.CallbackId && o.Purpose == MessagePurpose.MissedCall && o.SentAt != null)
            && !db.Calls.Any(c => c.CallbackId == due.CallbackId && c.PlacedAt > due.CreatedAt && c.AnsweredAt != null)).Select(m => m.Id),
        _ => db.Messages.Where(m => m.Id == due.Id).Select(m => m.Id),
    };

    // The change stands, and is not what they were told last: one that was undone is never told.
    private static IQueryable<Guid> ChangeMeant(Db db, MessageDue due) => db.Messages.Where(m => m.Id == due.Id
        && db.Callbacks.Any(c => c.Id == due.CallbackId && c.AgreedAt == due.AgreedAt && (c.State == CallbackState.Waiting || c.State == CallbackState.Taken))
        && db.Messages.Where(o => o.CustomerId == m.CustomerId && o.CallbackId == m.CallbackId && o.SentAt != null && Appointments.Contains(o.Purpose) && !NotHeard.Contains(o.State))
            .OrderByDescending(o => o.SentAt).ThenByDescending(o => o.Id).Select(o => o.AgreedAt).FirstOrDefault() != m.AgreedAt).Select(m => m.Id);
}
