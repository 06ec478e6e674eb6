using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Personas;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Messages;

/// <summary>Sends messages on and tells how far they came. Whether one arrives depends on who has the number.</summary>
internal sealed class Post(Switchboard board, Cast cast, Outbox outbox, Timing timing, Errands errands)
{
    private const double SendingSeconds = 0.3;
    private const double DeliverySeconds = 1.5;

    public Message Take(string account, MessagePlan plan)
    {
        var message = new Message(account, plan, timing.Now);
        lock (board.Gate) board.Add(message);
        return message;
    }

    public void Send(Message message) => errands.Run(ct => Carry(message, ct));

    /// <summary>Somebody has written to that number of the account.</summary>
    public Message Receive(string account, MessagePlan plan, WebhookTarget target)
    {
        lock (board.Gate)
        {
            var message = new Message(account, plan with { Direction = MessageDirection.Inbound }, timing.Now) { Status = MessageStatus.Received };
            board.Add(message);
            var fields = new Fields().Add("MessageSid", message.Sid).Add("SmsMessageSid", message.Sid).Add("SmsSid", message.Sid)
                .Add("AccountSid", account).Add("From", plan.From).Add("To", plan.To).Add("Body", plan.Body)
                .Add("NumMedia", 0).Add("NumSegments", message.Segments).Add("SmsStatus", "received").Add("ApiVersion", "2010-04-01");
            outbox.Post(new Webhook(message.Sid, WebhookKind.Message, target, fields.All));
            return message;
        }
    }

    private async Task Carry(Message message, CancellationToken ct)
    {
        await timing.Human(SendingSeconds, ct);
        if (!Become(message, MessageStatus.Sent, error: null)) return;
        await timing.Human(DeliverySeconds, ct);
        var error = cast.For(message.Plan.To).MessageError;
        Become(message, error is null ? MessageStatus.Delivered : MessageStatus.Undelivered, error);
    }

    private bool Become(Message message, MessageStatus status, int? error)
    {
        lock (board.Gate)
        {
            if (message.IsOver) return false;
            message.Status = status;
            message.ErrorCode = error;
            message.Updated = timing.Now;
            if (status == MessageStatus.Sent) message.Sent = timing.Now;
            Tell(message);
            return true;
        }
    }

    private void Tell(Message message)
    {
        if (message.Plan.Callback is not { } target) return;
        var status = Wire.Kebab(message.Status);
        var fields = new Fields()
            .Add("MessageSid", message.Sid)
            .Add("MessageStatus", status)
            .Add("SmsSid", message.Sid)
            .Add("SmsStatus", status)
            .Add("AccountSid", message.Account)
            .Add("From", message.Plan.From)
            .Add("To", message.Plan.To)
            .Add("ApiVersion", "2010-04-01")
            .Add("ErrorCode", message.ErrorCode is { } code ? Wire.Number(code) : null);
        outbox.Post(new Webhook(message.Sid, WebhookKind.Message, target, fields.All));
    }
}
