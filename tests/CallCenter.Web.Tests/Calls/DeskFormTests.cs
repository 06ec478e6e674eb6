using Bunit;
using CallCenter.Core.Complaints;
using CallCenter.Core.Customers;
using CallCenter.Core.FollowUps;
using CallCenter.Web.Calls;

namespace CallCenter.Web.Tests.Calls;

public sealed class DeskFormTests : IDisposable
{
    private readonly BunitContext context = new();

    public void Dispose() => context.Dispose();

    [Fact]
    public void A_complaint_without_words_is_not_sent()
    {
        var sent = new List<ComplaintDraft>();
        var form = context.Render<ComplaintForm>(p => p.Add(x => x.OnFile, sent.Add));
        form.Find("form").Submit();
        Assert.Empty(sent);
        Assert.NotNull(form.Find("[role=alert]"));
    }

    [Fact]
    public void A_complaint_is_sent_with_what_was_typed()
    {
        var sent = new List<ComplaintDraft>();
        var form = context.Render<ComplaintForm>(p => p.Add(x => x.OnFile, sent.Add));
        form.FindAll("select")[0].Change(nameof(ComplaintCategory.Billing));
        form.FindAll("select")[1].Change(nameof(ComplaintSeverity.Serious));
        form.Find("textarea").Input(" 上个月多扣了四十块 ");
        form.Find("form").Submit();
        Assert.Equal(new(ComplaintCategory.Billing, ComplaintSeverity.Serious, "上个月多扣了四十块", Wanted: null), Assert.Single(sent));
    }

    [Fact]
    public void An_offered_time_is_taken_by_its_button()
    {
        var (form, booked) = FollowUp("Asia/Shanghai");
        form.FindAll(".slots .button")[1].Click();
        form.Find("form").Submit();
        Assert.Equal(new FollowUpDraft(FollowUpKind.Appointment, DeskSample.Now.AddHours(5), Agreed: true, Note: null), Assert.Single(booked));
    }

    [Fact]
    public void Any_time_the_customer_asks_for_is_taken_rest_time_included()
    {
        var (form, booked) = FollowUp("Asia/Shanghai");
        form.Find("[data-testid=slot-any]").Change("2026-11-24T12:30");
        form.Find("form").Submit();
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 4, 30, 0, TimeSpan.Zero), Assert.Single(booked).DueAt);
    }

    [Fact]
    public void A_time_is_read_in_the_zone_of_the_customer()
    {
        var (form, booked) = FollowUp("Asia/Urumqi");
        form.Find("[data-testid=slot-any]").Change("2026-11-24T12:30");
        form.Find("form").Submit();
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 6, 30, 0, TimeSpan.Zero), Assert.Single(booked).DueAt);
        Assert.Contains("Asia/Urumqi", form.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-24T09:00")]
    [InlineData("")]
    [InlineData("soon")]
    public void A_time_that_is_past_or_none_is_refused(string typed)
    {
        var (form, booked) = FollowUp("Asia/Shanghai");
        form.Find("[data-testid=slot-any]").Change(typed);
        form.Find("form").Submit();
        Assert.Empty(booked);
        Assert.NotEmpty(form.FindAll("[role=alert]"));
    }

    [Fact]
    public void Only_the_catalogue_can_be_promised()
    {
        var made = new List<PromiseDraft>();
        var form = context.Render<PromiseForm>(p => p.Add(x => x.Now, DeskSample.Now).Add(x => x.OnPromise, made.Add));
        Assert.DoesNotContain(PromiseCatalogue.Default.Offers.Single(offer => offer.Key == "visit").Zh, form.Markup, StringComparison.Ordinal);
        Assert.True(form.Find("button[type=submit]").HasAttribute("disabled"));
        form.FindAll("input[type=radio]")[0].Change(value: true);
        form.Find("form").Submit();
        Assert.Equal(new PromiseDraft("reply-24h", DeskSample.Now.AddHours(24)), Assert.Single(made));
    }

    [Fact]
    public void Stop_calling_says_what_is_still_owed()
    {
        var asked = new List<DoNotCallScope>();
        var form = context.Render<StopCallingForm>(p => p.Add(x => x.Owed, ["24 小时内答复您 · 周二 15:30", "1 件未办结的投诉"]).Add(x => x.OnStop, asked.Add));
        Assert.Contains("还有 2 件", form.Markup, StringComparison.Ordinal);
        Assert.Equal(["24 小时内答复您 · 周二 15:30", "1 件未办结的投诉"], [.. form.FindAll("[data-testid=owed] li").Select(li => li.TextContent)]);
        Assert.Equal("Enter", form.Find("button[type=submit]").GetAttribute("data-key"));
        form.FindAll("input[type=radio]")[(int)DoNotCallScope.All].Change(value: true);
        form.Find("form").Submit();
        Assert.Equal(DoNotCallScope.All, Assert.Single(asked));
    }

    [Fact]
    public void The_record_begins_with_the_result_the_script_suggests()
    {
        var finished = new List<WrapUpDraft>();
        var view = DeskSample.WrapUp().WrapUp;
        Assert.NotNull(view);
        var panel = context.Render<WrapUpPanel>(p => p.Add(x => x.View, view).Add(x => x.Since, DeskSample.Now).Add(x => x.OnFinish, finished.Add));
        Assert.Equal("true", panel.Find("[data-key='1']").GetAttribute("aria-pressed"));
        panel.Find("[data-testid=wrap-note]").Input("下周再联系");
        panel.Find("[data-key=Enter]").Click();
        Assert.Equal(new("done", Reason: null, Satisfaction: null, "下周再联系"), Assert.Single(finished));
    }

    [Fact]
    public void A_call_nobody_answered_asks_nothing_but_the_next_one()
    {
        var next = 0;
        var view = DeskSample.Unanswered().WrapUp;
        Assert.NotNull(view);
        var panel = context.Render<WrapUpPanel>(p => p.Add(x => x.View, view).Add(x => x.Since, DeskSample.Now).Add(x => x.OnNext, () => next++));
        Assert.Contains("未接通：无人接听", panel.Markup, StringComparison.Ordinal);
        Assert.Empty(panel.FindAll("textarea, select"));
        panel.Find("[data-key=Enter]").Click();
        Assert.Equal(1, next);
    }

    private (IRenderedComponent<FollowUpForm> Form, List<FollowUpDraft> Booked) FollowUp(string zone)
    {
        var booked = new List<FollowUpDraft>();
        var form = context.Render<FollowUpForm>(p => p
            .Add(x => x.Slots, DeskSample.WrapUp().WrapUp?.Slots ?? []).Add(x => x.Now, DeskSample.Now).Add(x => x.ZoneName, zone).Add(x => x.OnBook, booked.Add));
        return (form, booked);
    }
}
