using CallCenter.Core.Campaigns;
using CallCenter.Core.Complaints;
using CallCenter.Core.Customers;
using CallCenter.Web.Calls;
using CallCenter.Web.Complaints;
using CallCenter.Web.Customers;
using CallCenter.Web.Messages;
using CallCenter.Web.Notices;
using CallCenter.Web.Tests.Calls;
using CallCenter.Web.Tests.Data;
using CallCenter.Web.Tests.Support;
using CallCenter.Web.Tests.Telephony;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.Messages;

/// <summary>What customers write to us, from the signed webhook to whoever has to know.</summary>
public sealed class IncomingTextTests
{
    private const string Calm = "+8613800005670";
    private const string Line = "+865718880000";

    [Theory]
    [InlineData("退订", DoNotCallScope.All)]
    [InlineData("别再打了，烦死了", DoNotCallScope.All)]
    [InlineData("STOP", DoNotCallScope.All)]
    [InlineData("不要再打电话推销了", DoNotCallScope.Marketing)]
    public async Task Stopping_by_text_holds_at_once_and_the_owner_is_told(string body, DoNotCallScope scope)
    {
        await using var product = await Product.Start();
        var hands = await Owned(product);
        Assert.True(await hands.Desk.TakeNextAsync(hands.Agent));
        await Signed.Simulator(product, "messages", ("From", Calm), ("To", Line), ("Body", body));
        await Kept(product, 1);
        await using var db = product.OpenDb();
        Assert.Equal((hands.CustomerId, scope), await db.DoNotCalls.Select(d => ValueTuple.Create(d.CustomerId, d.Scope)).SingleAsync());
        var notice = await db.Notices.SingleAsync();
        Assert.Equal((NoticeKind.CustomerStopped, hands.Agent.Id, hands.CustomerId, "C0005670"), (notice.Kind, notice.PersonId, notice.SubjectId, notice.Label));
        var reply = await hands.Desk.DialAsync(hands.Agent, hands.CallbackId);
        if (scope is DoNotCallScope.Marketing) Assert.IsType<DialReply.Placed>(reply);
        else Assert.Equal(GateRule.DoNotCall, Assert.IsType<DialReply.Denied>(reply).Answer.Reasons[0].Rule);
    }

    [Theory]
    [InlineData("en", "不要再打了")]
    [InlineData("zh-CN", "please stop calling me")]
    public async Task It_is_understood_in_another_language_than_that_of_the_file(string locale, string body)
    {
        await using var product = await Product.Start();
        await Owned(product);
        await using (var db = product.OpenDb()) await db.Customers.ExecuteUpdateAsync(set => set.SetProperty(c => c.Locale, locale));
        Assert.Equal(204, (await Write(product, "SM" + new string('f', 32), body)).Status);
        await using var after = product.OpenDb();
        Assert.Equal(DoNotCallScope.All, (await after.DoNotCalls.SingleAsync()).Scope);
    }

    [Fact]
    public async Task What_we_still_owe_is_said_with_the_stop_and_the_same_message_twice_is_one()
    {
        await using var product = await Product.Start();
        var hands = await Owned(product);
        await using (var db = product.OpenDb())
        {
            var rows = await TestRows.Add(db, team: 7, number: "C7");
            db.Complaints.Add(Open(rows, hands.CustomerId));
            await db.SaveChangesAsync();
        }
        foreach (var _ in Enumerable.Range(0, 2)) Assert.Equal(204, (await Write(product, "SM" + new string('a', 32), "退订")).Status);
        await using var after = product.OpenDb();
        Assert.Equal(NoticeKind.CustomerStoppedOwed, (await after.Notices.SingleAsync()).Kind);
        Assert.Equal((1, 1), (await after.DoNotCalls.CountAsync(), await after.Messages.CountAsync()));
    }

    [Fact]
    public async Task Words_of_a_regulator_raise_the_case_and_call_the_leads()
    {
        await using var product = await Product.Start();
        var hands = await Owned(product);
        await using (var db = product.OpenDb())
        {
            db.Complaints.Add(Open(await TestRows.Add(db, team: 7, number: "C7"), hands.CustomerId));
            await db.SaveChangesAsync();
        }
        Assert.Equal(204, (await Write(product, "SM" + new string('b', 32), "再不解决我就去12315投诉你们，找媒体曝光")).Status);
        await using var after = product.OpenDb();
        var notice = await after.Notices.SingleAsync();
        Assert.Equal((NoticeKind.CustomerWroteAlarm, 1L, hands.CustomerId), (notice.Kind, notice.TeamId, notice.SubjectId));
        Assert.Equal(ComplaintSeverity.Serious, await after.Complaints.Select(c => c.Severity).SingleAsync());
        Assert.False(await after.DoNotCalls.AnyAsync());
    }

    [Fact]
    public async Task Any_other_text_is_in_the_file_and_told_once_until_it_is_read_and_is_bounded()
    {
        await using var product = await Product.Start();
        var hands = await Owned(product);
        for (var i = 0; i < 22; i++) Assert.Equal(204, (await Write(product, $"SM{i:D32}", $"请晚上打13912345678，第{i}次")).Status);
        await using var db = product.OpenDb();
        Assert.Equal(20, await db.Messages.CountAsync());
        var notice = await db.Notices.SingleAsync();
        Assert.Equal((NoticeKind.CustomerWrote, hands.Agent.Id, "C0005670"), (notice.Kind, notice.PersonId, notice.Label));
        var file = await CustomerFile.LoadAsync(db, hands.CustomerId);
        Assert.Contains(file!.Messages, m => m is { Purpose: MessagePurpose.FromCustomer, State: MessageState.Received, Text: "请晚上打13912345678，第0次" });
        Assert.True(await product.Services.GetRequiredService<NoticeDesk>().ReadAsync(hands.Agent, notice.Id, TestContext.Current.CancellationToken));
        await Write(product, "SM" + new string('c', 32), "在吗");
        Assert.Equal(2, await db.Notices.CountAsync());
    }

    [Fact]
    public async Task Where_nobody_owns_the_callback_the_leads_of_its_team_are_told_and_a_very_long_text_is_cut()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, Calm);
        Assert.Equal(204, (await Write(product, "SM" + new string('d', 32), new string('好', 5000))).Status);
        await using var db = product.OpenDb();
        Assert.Equal((NoticeKind.CustomerWrote, null, 1L), await db.Notices.Select(n => ValueTuple.Create(n.Kind, n.PersonId, n.TeamId)).SingleAsync());
        Assert.Equal((hands.CustomerId, 1600), await db.Messages.Select(m => ValueTuple.Create(m.CustomerId, m.Text!.Length)).SingleAsync());
    }

    [Fact]
    public async Task Strangers_and_wrong_signatures_leave_nothing()
    {
        await using var product = await Product.Start();
        await Owned(product);
        (string, string)[] Form(string from) => [("MessageSid", "SM" + new string('e', 32)), ("From", from), ("To", Line), ("Body", "退订")];
        Assert.Equal(403, (await Signed.Post(product, "messages/inbound", Form(Calm), "nonsense")).Status);
        Assert.Equal(204, (await Signed.Post(product, "messages/inbound", Form("+8613912340000"))).Status);
        Assert.Equal(204, (await Signed.Post(product, "messages/inbound", Form("anonymous"))).Status);
        await using var db = product.OpenDb();
        Assert.False(await db.Messages.AnyAsync() || await db.Notices.AnyAsync() || await db.DoNotCalls.AnyAsync());
    }

    private static async Task<DeskHands> Owned(Product product)
    {
        var hands = await DeskHands.Seated(product, Calm);
        await using var db = product.OpenDb();
        await db.Callbacks.ExecuteUpdateAsync(set => set.SetProperty(c => c.OwnerId, hands.Agent.Id));
        return hands;
    }

    private static Complaint Open(TestRows rows, Guid customer)
    {
        var like = rows.Complaint(DeskHands.Morning.AddHours(5));
        return new()
        {
            Id = like.Id,
            Number = like.Number,
            CustomerId = customer,
            CallId = like.CallId,
            Category = like.Category,
            Severity = like.Severity,
            State = like.State,
            Text = like.Text,
            ReceivedAt = like.ReceivedAt,
            DueAt = like.DueAt,
            RaiseAt = like.RaiseAt,
            OwnerId = like.OwnerId,
            TeamId = like.TeamId,
        };
    }

    private static Task<Answered> Write(Product product, string sid, string body) =>
        Signed.Post(product, "messages/inbound", [("MessageSid", sid), ("From", Calm), ("To", Line), ("Body", body)]);

    private static Task Kept(Product product, int count) => Eventually.Holds(async () =>
    {
        await using var db = product.OpenDb();
        return await db.Messages.CountAsync(m => m.State == MessageState.Received) == count;
    }, "the message is kept");
}
