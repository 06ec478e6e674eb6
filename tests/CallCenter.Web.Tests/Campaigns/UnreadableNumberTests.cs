using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CallCenter.Core.Campaigns;
using CallCenter.Core.Customers;
using CallCenter.Web.Calls;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Customers;
using CallCenter.Web.Messages;
using CallCenter.Web.Notices;
using CallCenter.Web.Telephony;
using CallCenter.Web.Tests.Api;
using CallCenter.Web.Tests.Calls;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.Campaigns;

/// <summary>A customer's row that another program wrote holds what is no number in E.164: refused in words before any request, and in nobody's way.</summary>
public sealed class UnreadableNumberTests
{
    private const string Calm = "+8613800005670";
    private const string Written = "138-0000-待补";

    [Fact]
    public async Task Its_callback_is_put_aside_the_leads_are_told_once_and_the_next_customer_is_served()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, Calm);
        await WriteAsync(product, hands.CustomerId);
        await hands.AddCallbacksAsync(1, _ => { });
        var other = await hands.AddCustomerAsync("+8613800005680", _ => { });
        var good = Assert.Single(await hands.AddCallbacksAsync(1, c => c.DueAt = DeskHands.Morning.AddMinutes(-1), other));
        Assert.True(await hands.Desk.TakeNextAsync(hands.Agent));
        await using var db = product.OpenDb();
        Assert.Equal(CallbackState.Taken, (await db.Callbacks.SingleAsync(c => c.Id == good)).State);
        Assert.Equal(
            [(CallbackState.Closed, Callback.NotDialable), (CallbackState.Closed, Callback.NotDialable)],
            await db.Callbacks.Where(c => c.CustomerId == hands.CustomerId).Select(c => ValueTuple.Create(c.State, c.LastResult)).ToListAsync());
        var notice = await db.Notices.SingleAsync(n => n.Kind == NoticeKind.NumberUnreadable);
        Assert.Equal((1L, hands.CustomerId, "C0005670"), (notice.TeamId, notice.SubjectId, notice.Label));
    }

    [Fact]
    public async Task The_desk_says_why_nothing_is_asked_of_the_carrier_and_nothing_counts()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, Calm);
        Assert.True(await hands.Desk.TakeNextAsync(hands.Agent));
        await WriteAsync(product, hands.CustomerId);
        var desk = await hands.OpenAsync();
        Assert.Equal((false, nameof(GateRule.NotDialable), null), (desk.View!.Task!.Gate.Allowed, Assert.Single(desk.View.Task.Gate.Reasons), desk.View.Task.Gate.NextAt));
        Assert.Equal("****", desk.View.Task.Customer.MaskedNumber);
        var denied = Assert.IsType<DialReply.Denied>(await hands.Desk.DialAsync(hands.Agent, hands.CallbackId));
        Assert.Equal(GateRule.NotDialable, Assert.Single(denied.Answer.Reasons).Rule);
        Assert.True(await desk.DoAsync(new DeskAction.PutBack()));
        await using var db = product.OpenDb();
        var callback = await db.Callbacks.SingleAsync();
        Assert.Equal((CallbackState.Waiting, 0), (callback.State, callback.Attempts));
        Assert.False(await db.Attempts.AnyAsync() || await db.Calls.AnyAsync());
        var carrier = product.Services.GetRequiredService<TwilioClient>();
        Assert.Empty(Assert.IsType<CarrierAnswer<IReadOnlyList<CarrierCall>>.Done>(await carrier.ListCallsAsync(new())).Value);
    }

    [Fact]
    public async Task The_sweep_refuses_its_message_in_words_and_a_message_that_fails_otherwise_stops_no_other()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, Calm);
        var (unreadable, faulty) = (await hands.AddCustomerAsync("+8613800005680", c => c.Number = Written), await hands.AddCustomerAsync("+8613800005690", c => c.Locale = "!"));
        var (refused, failed, sent) = (Planned(unreadable), Planned(faulty), Planned(hands.CustomerId));
        await using (var db = product.OpenDb())
        {
            db.Messages.AddRange(refused, failed, sent);
            await db.SaveChangesAsync();
        }
        await Until(product, m => m.Id == sent.Id && m.State == MessageState.Delivered);
        Assert.Equal("GateRule.NotDialable", (await Until(product, m => m.Id == refused.Id && m.State == MessageState.Refused)).Reason);
        var later = await Until(product, m => m.Id == failed.Id && m.SendAt > DeskHands.Morning);
        Assert.Equal((MessageState.Planned, null), (later.State, later.Sid));
    }

    [Fact]
    public async Task The_rest_interface_answers_with_the_reason_and_shows_nothing_of_it()
    {
        await using var product = await Product.Start(overrides: ApiProduct.Keys(("house", "Manager", null, "")));
        var hands = await DeskHands.Seated(product, Calm);
        await WriteAsync(product, hands.CustomerId);
        using var house = ApiProduct.Client(product, "house");
        var answer = await house.Post("dial-gate/checks", new { customerId = hands.CustomerId });
        Assert.Equal(("not-dialable", null), (answer.Text("reason"), answer["nextAllowedAt"]));
        var listed = Assert.Single((await house.Json("customers")).Items());
        Assert.DoesNotContain("138", listed.ToJsonString(), StringComparison.Ordinal);
    }

    private static async Task WriteAsync(Product product, Guid customer)
    {
        await using var db = product.OpenDb();
        await db.Customers.Where(c => c.Id == customer).ExecuteUpdateAsync(set => set.SetProperty(c => c.Number, Written));
    }

    private static Message Planned(Guid customer) => new()
    {
        Id = Guid.CreateVersion7(),
        CustomerId = customer,
        Purpose = MessagePurpose.ComplaintReceived,
        SubjectId = Guid.NewGuid(),
        CaseNumber = "TS202611240001",
        State = MessageState.Planned,
        CreatedAt = DeskHands.Morning,
        SendAt = DeskHands.Morning,
    };

    private static Task<Message> Until(Product product, Func<Message, bool> holds) => Eventually.Value(async () =>
    {
        await using var db = product.OpenDb();
        return (await db.Messages.AsNoTracking().ToListAsync()).Find(m => holds(m));
    }, "the message gets there");
}
