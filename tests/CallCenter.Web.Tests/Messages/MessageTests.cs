using CallCenter.Core.Calls;
using CallCenter.Core.Complaints;
using CallCenter.Core.FollowUps;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Calls;
using CallCenter.Web.Complaints;
using CallCenter.Web.Customers;
using CallCenter.Web.Data;
using CallCenter.Web.Messages;
using CallCenter.Web.Telephony;
using CallCenter.Web.Tests.Calls;
using CallCenter.Web.Tests.Support;
using CallCenter.Web.Tests.Telephony;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.Messages;

/// <summary>Text messages through real parts: planned with the events, allowed by the gate, sent once, told of in order.</summary>
public sealed class MessageTests
{
    private const string Calm = "+8613800005670";
    private const string NoAnswer = "+8613800005616";
    private const string SwitchedOff = "+8613800005676";

    [Fact]
    public async Task A_missed_call_is_followed_by_one_message_and_a_second_by_none()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, NoAnswer);
        await hands.Reaches(await hands.DialAsync(), CallPhase.Closed);
        var sent = await Until(product, m => m is { Purpose: MessagePurpose.MissedCall, State: MessageState.Undelivered or MessageState.Delivered });
        Assert.Equal((NoAnswer, hands.CustomerId), (sent.Number, sent.CustomerId));
        Assert.StartsWith("【远山通信】您好，刚才给您去电未能接通", sent.Text, StringComparison.Ordinal);
        Assert.Matches("^SM[0-9a-f]{32}$", sent.Sid);
        await using var db = product.OpenDb();
        db.Messages.Add(Planned(hands, MessagePurpose.MissedCall, Guid.NewGuid()));
        await db.SaveChangesAsync();
        await Until(product, m => m.State == MessageState.Dropped);
        Assert.Single(await AtCarrier(product, NoAnswer));
    }

    [Fact]
    public async Task An_appointment_is_confirmed_at_once_reminded_of_before_and_dropped_when_it_was_moved()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, Calm);
        var call = await hands.DialAsync();
        var talking = await hands.Reaches(call, CallPhase.Talking);
        var agreed = new DateTimeOffset(talking.PlacedAt.Date.AddDays(1).AddHours(2), TimeSpan.Zero);
        Assert.IsType<CallReply.Stored>(await hands.Desk.BookAsync(hands.Agent, call, new(FollowUpKind.Appointment, agreed, Agreed: true, null)));
        var made = await Until(product, m => m is { Purpose: MessagePurpose.AppointmentMade, State: MessageState.Delivered });
        Assert.Contains("11月26日星期三 10:00", made.Text, StringComparison.Ordinal);
        await using var db = product.OpenDb();
        var reminder = await db.Messages.SingleAsync(m => m.Purpose == MessagePurpose.AppointmentReminder);
        Assert.Equal((MessageState.Planned, agreed.AddHours(-2)), (reminder.State, reminder.SendAt));
        await db.Callbacks.Where(c => c.EarlierCallId == call).ExecuteUpdateAsync(set => set.SetProperty(c => c.AgreedAt, agreed.AddHours(3)));
        await product.Services.GetRequiredService<ClockRow>().AdvanceToAsync(agreed.AddHours(-1), "test");
        await Until(product, m => m is { Purpose: MessagePurpose.AppointmentReminder, State: MessageState.Dropped });
    }

    [Fact]
    public async Task A_complaint_is_acknowledged_with_its_number_and_its_answer_announced_once()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, Calm);
        var call = await hands.DialAsync();
        await hands.Reaches(call, CallPhase.Talking);
        await hands.Desk.FileComplaintAsync(hands.Agent, call, new(ComplaintCategory.Network, ComplaintSeverity.Ordinary, "三天没人上门", null));
        var received = await Until(product, m => m is { Purpose: MessagePurpose.ComplaintReceived, State: MessageState.Delivered });
        Assert.Contains(received.CaseNumber!, received.Text, StringComparison.Ordinal);
        var handler = new Actor.Person(Guid.NewGuid(), null, new HashSet<Role> { Role.ComplaintHandler });
        var desk = product.Services.GetRequiredService<ComplaintDesk>();
        Assert.IsType<ComplaintAnswer.Done>(await desk.AnswerAsync(handler, new(received.SubjectId, "已更换设备", ComplaintVerdict.Justified)));
        Assert.IsType<ComplaintAnswer.Done>(await desk.ReopenAsync(handler, new(received.SubjectId)));
        Assert.IsType<ComplaintAnswer.Done>(await desk.AnswerAsync(handler, new(received.SubjectId, "再次更换设备", ComplaintVerdict.Justified)));
        await Until(product, m => m is { Purpose: MessagePurpose.ComplaintAnswer, State: MessageState.Delivered });
        await using var db = product.OpenDb();
        Assert.Equal(1, await db.Messages.CountAsync(m => m.Purpose == MessagePurpose.ComplaintAnswer));
    }

    [Fact]
    public async Task The_gate_refuses_puts_off_and_caps_messages_nobody_asked_for()
    {
        await using var product = await Product.Start(overrides: [("Messages:PerDay", "1")]);
        var hands = await DeskHands.Seated(product, Calm);
        await Add(product, Planned(hands, MessagePurpose.ComplaintReceived, Guid.NewGuid(), callback: false), Planned(hands, MessagePurpose.MissedCall, Guid.NewGuid(), callback: false));
        await Until(product, m => m is { Purpose: MessagePurpose.MissedCall, State: MessageState.Delivered });
        await using (var db = product.OpenDb())
        {
            db.DoNotCalls.Add(new DoNotCall { Id = Guid.NewGuid(), CustomerId = hands.CustomerId, Scope = Core.Customers.DoNotCallScope.All, At = DateTimeOffset.UnixEpoch });
            await db.SaveChangesAsync();
        }
        var (missed, owed) = (Planned(hands, MessagePurpose.MissedCall, Guid.NewGuid(), callback: false), Planned(hands, MessagePurpose.ComplaintAnswer, Guid.NewGuid(), callback: false));
        await Add(product, missed, owed);
        Assert.Equal("GateRule.DoNotCall", (await Until(product, m => m.Id == missed.Id && m.State == MessageState.Refused)).Reason);
        await Until(product, m => m.Id == owed.Id && m.State == MessageState.Delivered);
        await using (var db = product.OpenDb()) await db.DoNotCalls.ExecuteUpdateAsync(set => set.SetProperty(d => d.LiftedAt, DateTimeOffset.UnixEpoch));
        var capped = Planned(hands, MessagePurpose.MissedCall, Guid.NewGuid(), callback: false);
        await Add(product, capped);
        var put = await Until(product, m => m.Id == capped.Id && m.Reason != null);
        Assert.Equal((MessageState.Planned, "GateRule.NumberCap"), (put.State, put.Reason));
        Assert.True(put.SendAt > capped.SendAt.AddHours(20));
    }

    [Fact]
    public async Task A_carrier_that_cannot_be_reached_is_asked_before_anything_is_sent_again()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, Calm);
        // As after a crash between the request and its answer: one was taken by the carrier, one was not.
        var (taken, lost) = (Planned(hands, MessagePurpose.ComplaintReceived, Guid.NewGuid()), Planned(hands, MessagePurpose.ComplaintAnswer, Guid.NewGuid()));
        var text = "【远山通信】您好，您反映的问题已经登记。";
        var sid = Assert.IsType<CarrierAnswer<CarrierMessage>.Done>(await Carrier(product).SendMessageAsync(
            MessageSample.Permit(Calm), new("+865718880000", text, $"{product.Address}nothing"))).Value.Sid;
        foreach (var (message, said) in new[] { (taken, text), (lost, text + "另一条") })
        {
            (message.State, message.Number, message.Text) = (MessageState.Sending, Calm, said);
            (message.ClaimedAt, message.Tries) = (Instants.Whole(TimeProvider.System.GetUtcNow().AddSeconds(-20)), 1);
        }
        await Add(product, taken, lost);
        Assert.Equal(sid, (await Until(product, m => m.Id == taken.Id && m.Sid != null)).Sid);
        var again = await Until(product, m => m.Id == lost.Id && m.State == MessageState.Planned);
        Assert.Equal("LineTrouble.Unreachable", again.Reason);
        Assert.Single(await AtCarrier(product, Calm));
    }

    [Fact]
    public async Task A_message_that_lacks_a_fact_is_not_sent()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, Calm);
        var nameless = new Message
        {
            Id = Guid.CreateVersion7(),
            CustomerId = hands.CustomerId,
            Purpose = MessagePurpose.ComplaintReceived,
            SubjectId = Guid.NewGuid(),
            State = MessageState.Planned,
            CreatedAt = DeskHands.Morning,
            SendAt = DeskHands.Morning,
        };
        await Add(product, nameless);
        Assert.Equal("message.phrases", (await Until(product, m => m.State == MessageState.Refused)).Reason);
        Assert.Empty(await AtCarrier(product, Calm));
    }

    [Fact]
    public async Task News_of_a_message_are_kept_in_order_and_need_a_signature()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, SwitchedOff);
        var message = Planned(hands, MessagePurpose.ComplaintReceived, Guid.NewGuid());
        (message.State, message.Sid) = (MessageState.Queued, "SM" + new string('a', 32));
        await Add(product, message);
        Task<Answered> Tell(string status, string code = "", string? signature = null) => Signed.Post(product, $"messages/{message.Id:N}/status",
            [("MessageSid", message.Sid), ("MessageStatus", status), ("ErrorCode", code)], signature);
        Assert.Equal(403, (await Tell("delivered", signature: "nonsense")).Status);
        Assert.Equal(204, (await Tell("undelivered", "30003")).Status);
        Assert.Equal(204, (await Tell("sent")).Status);
        Assert.Equal(204, (await Tell("queued")).Status);
        var kept = await Until(product, m => m.Id == message.Id);
        Assert.Equal((MessageState.Undelivered, 30003), (kept.State, kept.ErrorCode));
    }

    [Fact]
    public async Task A_survey_is_asked_by_message_where_the_house_wants_it_and_stored_as_what_the_digit_means()
    {
        await using var product = await Product.Start(overrides: [("Messages:Surveys", "true")]);
        var hands = await DeskHands.Seated(product, Calm);
        await Add(product, Planned(hands, MessagePurpose.Survey, Guid.NewGuid(), callback: false));
        await Until(product, m => m is { Purpose: MessagePurpose.Survey, State: MessageState.Delivered });
        await Signed.Simulator(product, "messages", ("From", Calm), ("To", "+865718880000"), ("Body", "谢谢"));
        await Until(product, m => m.Purpose == MessagePurpose.FromCustomer);
        await Signed.Simulator(product, "messages", ("From", Calm), ("To", "+865718880000"), ("Body", "１"));
        Assert.Equal("satisfied", (await Until(product, m => m.Answer != null)).Answer);
        var file = await CustomerFile.LoadAsync(product.OpenDb(), hands.CustomerId);
        // What answers nothing is in the file as the customer's own.
        Assert.Equal([(MessagePurpose.FromCustomer, null), (MessagePurpose.Survey, "satisfied")], file!.Messages.Select(m => (m.Purpose, m.Answer)));
    }

    private static Message Planned(DeskHands hands, MessagePurpose purpose, Guid subject, bool callback = true) => new()
    {
        Id = Guid.CreateVersion7(),
        CustomerId = hands.CustomerId,
        Purpose = purpose,
        SubjectId = subject,
        CallbackId = callback ? hands.CallbackId : Guid.NewGuid(),
        CaseNumber = "TS202611240001",
        State = MessageState.Planned,
        CreatedAt = DeskHands.Morning,
        SendAt = DeskHands.Morning,
    };

    private static TwilioClient Carrier(Product product) => product.Services.GetRequiredService<TwilioClient>();

    private static async Task<IReadOnlyList<CarrierMessage>> AtCarrier(Product product, string number) =>
        Assert.IsType<CarrierAnswer<IReadOnlyList<CarrierMessage>>.Done>(await Carrier(product).MessagesToAsync(number, DateTimeOffset.UnixEpoch)).Value;

    private static async Task Add(Product product, params Message[] messages)
    {
        await using var db = product.OpenDb();
        db.Messages.AddRange(messages);
        await db.SaveChangesAsync();
    }

    private static Task<Message> Until(Product product, Func<Message, bool> holds) => Eventually.Value(async () =>
    {
        await using var db = product.OpenDb();
        return (await db.Messages.AsNoTracking().ToListAsync()).Find(m => holds(m));
    }, "the message gets there");
}
