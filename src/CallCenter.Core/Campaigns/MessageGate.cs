using CallCenter.Core.Calendars;
using CallCenter.Core.Customers;

namespace CallCenter.Core.Campaigns;

/// <summary>What the gate looks at for one text message.</summary>
/// <param name="Customer">The customer, the number and the campaign, as for a call.</param>
/// <param name="Owed">We owe it: a confirmed appointment, the state of a complaint. It goes even where calls were asked to stop, and outside the cap. domain §2.</param>
/// <param name="Sent">When messages that nobody asked for were sent to this number.</param>
/// <param name="MostPerDay">So many of them in 24 hours at most.</param>
public sealed record MessageFacts(GateFacts Customer, bool Owed, IReadOnlyList<DateTimeOffset> Sent, int MostPerDay);

/// <summary>The answer of the gate for a message.</summary>
public abstract record MessageAnswer
{
    private MessageAnswer() { }

    /// <summary>It may be sent now.</summary>
    public sealed record Allowed(MessagePermit Permit) : MessageAnswer;

    /// <summary>The number takes no messages: a landline.</summary>
    public sealed record NotTextable : MessageAnswer;

    /// <summary>The dial gate says no.</summary>
    /// <param name="Rule">The strongest rule against it.</param>
    /// <param name="NextAt">When it may be sent; none when no waiting helps.</param>
    public sealed record Denied(GateRule Rule, DateTimeOffset? NextAt) : MessageAnswer;
}

/// <summary>The proof for the carrier client that this message may be sent. Only the gate makes it; a permit to ring is none to write.</summary>
public sealed record MessagePermit
{
    internal MessagePermit(string to, Guid messageId, DateTimeOffset issuedAt) => (To, MessageId, IssuedAt) = (to, messageId, issuedAt);

    /// <summary>The number, E.164.</summary>
    public string To { get; }

    /// <summary>The message it is for.</summary>
    public Guid MessageId { get; }

    /// <summary>When the gate said yes.</summary>
    public DateTimeOffset IssuedAt { get; }

    /// <summary>Whether it is good at this instant; as long as a permit to ring.</summary>
    public bool ValidAt(DateTimeOffset now) => now >= IssuedAt && now < IssuedAt + DialPermit.Validity;

    /// <summary>Says which message, never the number.</summary>
    public override string ToString() => $"permit of message {MessageId}";
}

/// <summary>
/// The dial gate for text messages: the same rules of number, do-not-call, consent and lawful hours, a cap of its own, and nothing
/// of what only a ringing telephone disturbs (rest, weekend, campaign at rest). domain §4.
/// </summary>
public static class MessageGate
{
    /// <summary>Whether the message may be sent at this instant.</summary>
    public static MessageAnswer Decide(MessageFacts facts, Guid messageId, DateTimeOffset now)
    {
        if (DialGate.Decide(Quiet(facts), now) is GateAnswer.Denied denied) return new MessageAnswer.Denied(denied.Reasons[0].Rule, denied.NextAllowedAt);
        return facts.Customer.Number.Number is { IsMobile: true } number ? new MessageAnswer.Allowed(new(number.Dialable, messageId, now)) : new MessageAnswer.NotTextable();
    }

    private static GateFacts Quiet(MessageFacts facts) => facts.Customer with
    {
        Rules = facts.Customer.Rules with
        {
            Rest = DailyWindow.Never,
            Days = DayTable.Plain,
            Caps = facts.Owed ? [] : [new(CapScope.Number, facts.MostPerDay, TimeSpan.FromHours(24))],
        },
        Attempts = new([], facts.Sent, []),
        DoNotCall = facts.Owed ? [] : facts.Customer.DoNotCall,
        Campaign = facts.Customer.Campaign with { State = CampaignState.Running, Weekends = WeekendPolicy.Call },
        OpenComplaint = false,
        RedListed = facts.Customer.RedListed && !facts.Owed,
        AppointmentAt = null,
        Owed = null,
    };
}
