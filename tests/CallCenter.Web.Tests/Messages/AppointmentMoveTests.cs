using CallCenter.Core.Calls;
using CallCenter.Core.FollowUps;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Calls;
using CallCenter.Web.Campaigns;
using CallCenter.Web.FollowUps;
using CallCenter.Web.Messages;
using CallCenter.Web.Telephony;
using CallCenter.Web.Tests.Calls;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.Messages;

/// <summary>An appointment that is moved: the callback, its reminder, and what the customer is told, against the real carrier stand-in.</summary>
public sealed class AppointmentMoveTests
{
    private const string Calm = "+8613800005670";
    private static readonly DateTimeOffset Agreed = DeskHands.Morning.AddDays(1);

    [Fact]
    public async Task Who_was_told_by_text_hears_of_the_change_once_and_of_one_that_was_undone_nothing()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, Calm);
        var (desk, row) = (Desk(product), await Booked(product, hands));
        await Until(product, m => m is { Purpose: MessagePurpose.AppointmentMade, State: MessageState.Delivered });
        Assert.IsType<FollowUpAnswer.Moved>(await desk.MoveAsync(hands.Agent, new(row, Agreed.AddHours(5))));
        Assert.IsType<FollowUpAnswer.Moved>(await desk.MoveAsync(hands.Agent, new(row, Agreed)));
        await After(product, DeskHands.Morning.AddMinutes(10));
        await Until(product, m => m is { Purpose: MessagePurpose.AppointmentChanged, State: MessageState.Dropped } && m.AgreedAt == Agreed);
        Assert.Single(await AtCarrier(product));

        Assert.IsType<FollowUpAnswer.Moved>(await desk.MoveAsync(hands.Agent, new(row, Agreed.AddHours(4))));
        Assert.IsType<FollowUpAnswer.Moved>(await desk.MoveAsync(hands.Agent, new(row, Agreed.AddHours(5))));
        await After(product, DeskHands.Morning.AddMinutes(20));
        var told = await Until(product, m => m is { Purpose: MessagePurpose.AppointmentChanged, State: MessageState.Delivered });
        Assert.Contains("已改为11月26日星期三 15:00，原来的时间不再去电", told.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await AtCarrier(product)).Count);
        await using var db = product.OpenDb();
        Assert.Equal((Agreed.AddHours(5), Agreed.AddHours(5), CallbackState.Waiting), await db.Callbacks.Where(c => c.Id == told.CallbackId).Select(c => ValueTuple.Create(c.DueAt, c.AgreedAt!.Value, c.State)).SingleAsync());
        var reminder = await db.Messages.SingleAsync(m => m.Purpose == MessagePurpose.AppointmentReminder);
        Assert.Equal((MessageState.Planned, Agreed.AddHours(3)), (reminder.State, reminder.SendAt));
        Assert.Equal(4, await db.AccessEntries.CountAsync(e => e.What == "follow-up.moved" && e.CustomerId == hands.CustomerId));
    }

    [Fact]
    public async Task Who_was_not_told_yet_is_told_the_new_time_alone()
    {
        await using var product = await Product.Start(overrides: [("Messages:Appointments", "false")]);
        var hands = await DeskHands.Seated(product, Calm);
        var row = await Booked(product, hands);
        await Until(product, m => m is { Purpose: MessagePurpose.AppointmentMade, State: MessageState.Dropped });
        Assert.IsType<FollowUpAnswer.Moved>(await Desk(product).MoveAsync(hands.Agent, new(row, Agreed.AddHours(5))));
        await using var db = product.OpenDb();
        Assert.False(await db.Messages.AnyAsync(m => m.Purpose == MessagePurpose.AppointmentChanged));
        Assert.Empty(await AtCarrier(product));
    }

    [Fact]
    public async Task A_customer_who_agrees_on_another_time_in_a_call_is_told_that_the_earlier_is_off()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, Calm);
        await using (var db = product.OpenDb())
        {
            db.Messages.Add(Told(hands));
            await db.SaveChangesAsync();
        }
        await Booked(product, hands);
        var told = await Until(product, m => m is { Purpose: MessagePurpose.AppointmentChanged, State: MessageState.Delivered });
        Assert.Contains("已改为11月26日星期三 10:00", told.Text, StringComparison.Ordinal);
        Assert.Single(await AtCarrier(product));
    }

    [Fact]
    public async Task What_cannot_be_moved_is_refused_in_words_and_nothing_changes()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, Calm);
        var (desk, row) = (Desk(product), await Booked(product, hands));
        async Task Refuses(FollowUpRefusal reason, Actor.Person by, DateTimeOffset to) => Assert.Equal(new FollowUpAnswer.Refused(reason), await desk.MoveAsync(by, new(row, to)));
        await Refuses(FollowUpRefusal.NotAllowed, hands.Agent with { Id = Guid.NewGuid() }, Agreed.AddHours(1));
        await Refuses(FollowUpRefusal.NoChange, hands.Agent, Agreed);
        await Refuses(FollowUpRefusal.BadTime, hands.Agent, DeskHands.Morning.AddDays(-1));
        await Refuses(FollowUpRefusal.BadTime, hands.Agent, DeskHands.Morning.AddDays(400));
        await Refuses(FollowUpRefusal.NotLawful, hands.Agent, Agreed.AddHours(12));
        Assert.Equal(new FollowUpAnswer.Refused(FollowUpRefusal.NotFound), await desk.MoveAsync(hands.Agent, new(Guid.NewGuid(), Agreed)));
        await using var db = product.OpenDb();
        await db.Callbacks.Where(c => c.AgreedAt == Agreed).ExecuteUpdateAsync(set => set.SetProperty(c => c.State, CallbackState.Taken));
        await Refuses(FollowUpRefusal.NothingToMove, hands.Agent, Agreed.AddHours(1));
        await db.FollowUps.ExecuteUpdateAsync(set => set.SetProperty(f => f.DoneAt, DeskHands.Morning));
        await Refuses(FollowUpRefusal.DoneAlready, hands.Agent, Agreed.AddHours(1));
        Assert.Equal(Agreed, await db.FollowUps.Select(f => f.DueAt).SingleAsync());
    }

    /// <summary>Books the appointment in a call and answers its follow-up.</summary>
    private static async Task<Guid> Booked(Product product, DeskHands hands)
    {
        var call = await hands.DialAsync();
        await hands.Reaches(call, CallPhase.Talking);
        Assert.IsType<CallReply.Stored>(await hands.Desk.BookAsync(hands.Agent, call, new(FollowUpKind.Appointment, Agreed, Agreed: true, null)));
        await using var db = product.OpenDb();
        return await db.FollowUps.Select(f => f.Id).SingleAsync();
    }

    private static Message Told(DeskHands hands) => new()
    {
        Id = Guid.CreateVersion7(),
        CustomerId = hands.CustomerId,
        Purpose = MessagePurpose.AppointmentMade,
        SubjectId = Guid.NewGuid(),
        CallbackId = hands.CallbackId,
        AgreedAt = Agreed.AddDays(2),
        State = MessageState.Delivered,
        CreatedAt = DeskHands.Morning,
        SendAt = DeskHands.Morning,
        SentAt = DeskHands.Morning,
    };

    private static AppointmentDesk Desk(Product product) => product.Services.GetRequiredService<AppointmentDesk>();

    private static Task After(Product product, DateTimeOffset at) => product.Services.GetRequiredService<ClockRow>().AdvanceToAsync(at, "test");

    private static async Task<IReadOnlyList<CarrierMessage>> AtCarrier(Product product) => Assert.IsType<CarrierAnswer<IReadOnlyList<CarrierMessage>>.Done>(
        await product.Services.GetRequiredService<TwilioClient>().MessagesToAsync(Calm, DateTimeOffset.UnixEpoch)).Value;

    private static Task<Message> Until(Product product, Func<Message, bool> holds) => Eventually.Value(async () =>
    {
        await using var db = product.OpenDb();
        return (await db.Messages.AsNoTracking().ToListAsync()).Find(m => holds(m));
    }, "the message gets there");
}
