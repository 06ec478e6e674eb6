using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Messages;

internal enum MessageStatus { Queued, Sending, Sent, Delivered, Undelivered, Failed, Received, Canceled }

internal enum MessageDirection { OutboundApi, Inbound }

/// <summary>What was asked for when the message was created.</summary>
internal sealed record MessagePlan(string To, string From, string Body)
{
    public WebhookTarget? Callback { get; init; }

    public MessageDirection Direction { get; init; }
}

/// <summary>One text message. Changed only under the switchboard's gate.</summary>
internal sealed class Message(string account, MessagePlan plan, DateTimeOffset now)
{
    private const int OneSegment = 70;
    private const int FurtherSegment = 67;

    public string Sid { get; } = Hosting.Sid.New("SM");

    public string Account { get; } = account;

    public MessagePlan Plan { get; } = plan;

    /// <summary>Emptied by a redaction.</summary>
    public string Body { get; set; } = plan.Body;

    public MessageStatus Status { get; set; }

    public int? ErrorCode { get; set; }

    public DateTimeOffset Created { get; } = now;

    public DateTimeOffset Updated { get; set; } = now;

    public DateTimeOffset? Sent { get; set; }

    public bool IsOver => Status is not (MessageStatus.Queued or MessageStatus.Sending or MessageStatus.Sent);

    /// <summary>As billed: of 160 plain characters, or of 70 when one of them is not; less where a message needs several.</summary>
    public int Segments
    {
        get
        {
            var plain = Plan.Body.All(char.IsAscii);
            var (one, further) = plain ? (160, 153) : (OneSegment, FurtherSegment);
            return Plan.Body.Length <= one ? 1 : (Plan.Body.Length + further - 1) / further;
        }
    }
}
