using Bunit;
using CallCenter.Core.Complaints;
using CallCenter.Core.Compliance;
using CallCenter.Core.FollowUps;
using CallCenter.Web.Calls;
using CallCenter.Web.Complaints;
using CallCenter.Web.Compliance;
using CallCenter.Web.FollowUps;
using CallCenter.Web.Knowledge;
using CallCenter.Web.Tests.Calls;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CallCenter.Web.Tests.Compliance;

/// <summary>The one field for texts that are kept: marks, proposes, asks.</summary>
public sealed class CheckedTextTests : IDisposable
{
    private readonly BunitContext context = new();
    private readonly List<string> notes = [];

    public CheckedTextTests() => context.JSInterop.Mode = JSRuntimeMode.Loose;

    public void Dispose() => context.Dispose();

    [Fact]
    public void A_forbidden_wording_is_marked_while_it_is_typed_and_the_better_one_is_proposed()
    {
        var line = Note();
        line.Find("input").Input("我不知道");
        Assert.Equal("不知道", line.Find("mark").TextContent);
        Assert.Contains("请您稍等，我帮您查一下。", line.Find("q").TextContent, StringComparison.Ordinal);
        line.Find("input").Input("我马上查");
        Assert.Empty(line.FindAll("mark"));
    }

    [Fact]
    public void Saving_asks_first_and_keeping_saves_what_was_typed()
    {
        var line = Note();
        line.Find("input").Input("我不知道");
        line.Find("form").Submit();
        Assert.Empty(notes);
        Assert.Contains("保存前请确认", line.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        line.Find("[data-testid=offence-keep]").Click();
        line.Find("form").Submit();
        Assert.Equal(["我不知道"], notes);
        line.Find("input").Input("我不知道");
        line.Find("form").Submit();
        Assert.Single(notes);
    }

    [Fact]
    public void What_is_only_alike_is_asked_about_when_it_is_saved_and_not_while_it_is_typed()
    {
        var line = context.Render<NoteLine>(p => p.Add(x => x.Open, true).Add(x => x.OnNote, notes.Add).Add(
            x => x.Check, text => text.Length == 0 ? [] : [new PhraseHit("fob-off", "fob-off", Severity.Warn, 0, text.Length, text, "我帮您登记。") { Alike = true }]));
        line.Find("input").Input("您自个儿跑一趟");
        Assert.Empty(line.FindAll("mark"));
        line.Find("form").Submit();
        Assert.Empty(notes);
        Assert.Equal("您自个儿跑一趟", line.Find("mark").TextContent);
        line.Find("[data-testid=offence-keep]").Click();
        line.Find("form").Submit();
        Assert.Equal(["您自个儿跑一趟"], notes);
    }

    [Fact]
    public void Replacing_puts_the_better_wording_in_and_undoing_brings_the_first_back()
    {
        var line = Note();
        line.Find("input").Input("我不知道，抱歉");
        line.Find("[data-testid=offence-replace]").Click();
        Assert.Equal("我请您稍等，我帮您查一下。，抱歉", line.Find("input").GetAttribute("value"));
        Assert.Empty(line.FindAll("mark"));
        line.Find("[data-testid=offence-undo]").Click();
        Assert.Equal("我不知道，抱歉", line.Find("input").GetAttribute("value"));
        Assert.Single(line.FindAll("mark"));
    }

    [Fact]
    public void The_keyboard_replaces_undoes_and_keeps()
    {
        var line = Note();
        line.Find("input").Input("不知道");
        line.Find(".checked-text").KeyDown(new KeyboardEventArgs { AltKey = true, Code = "KeyR" });
        Assert.Equal("请您稍等，我帮您查一下。", line.Find("input").GetAttribute("value"));
        line.Find(".checked-text").KeyDown(new KeyboardEventArgs { AltKey = true, Code = "KeyZ" });
        line.Find(".checked-text").KeyDown(new KeyboardEventArgs { AltKey = true, Code = "KeyK" });
        line.Find("form").Submit();
        Assert.Equal(["不知道"], notes);
    }

    [Fact]
    public void Every_form_that_keeps_a_text_asks()
    {
        var complaint = context.Render<ComplaintForm>(p => p.Add(x => x.Check, DeskScreenTests.Offences).Add(x => x.OnFile, d => notes.Add(d.Text)));
        complaint.Find("textarea").Input("我说不知道");
        complaint.Find("form").Submit();
        var booked = context.Render<FollowUpForm>(p => p.Add(x => x.Slots, [DeskSample.Now.AddHours(5)]).Add(x => x.Now, DeskSample.Now).Add(x => x.ZoneName, "Asia/Shanghai")
            .Add(x => x.Check, DeskScreenTests.Offences).Add(x => x.OnBook, d => notes.Add(d.Note ?? "")));
        booked.FindAll(".slots .button")[0].Click();
        booked.Find("[data-testid=follow-up-note]").Input("不知道");
        booked.Find("form").Submit();
        var record = context.Render<WrapUpPanel>(p => p.Add(x => x.View, DeskSample.WrapUp().WrapUp).Add(x => x.Since, DeskSample.Now)
            .Add(x => x.Check, DeskScreenTests.Offences).Add(x => x.OnFinish, d => notes.Add(d.Note ?? "")));
        record.Find("[data-testid=wrap-note]").Input("不知道");
        record.Find("[data-key=Enter]").Click();
        Assert.Empty(notes);
        Assert.Equal(3, new[] { complaint.FindAll("[role=alert]").Count, booked.FindAll("[role=alert]").Count, record.FindAll("[role=alert]").Count }.Sum());
    }

    [Fact]
    public void Answers_given_away_from_a_call_ask_as_well()
    {
        var complaint = context.Render<ComplaintSide>(p => p.Add(x => x.Row, Complaint()).Add(x => x.May, true).Add(x => x.Check, DeskScreenTests.Offences)
            .Add(x => x.Do, _ => SavedAsync<ComplaintAnswer>("complaint", new ComplaintAnswer.Done())));
        var followUp = context.Render<FollowUpSide>(p => p.Add(x => x.Row, FollowUp()).Add(x => x.Check, DeskScreenTests.Offences)
            .Add(x => x.Complete, _ => SavedAsync<FollowUpAnswer>("follow-up", new FollowUpAnswer.Completed()))
            .Add(x => x.Offer, _ => Task.FromResult<IReadOnlyList<DateTimeOffset>?>(null)).Add(x => x.Move, _ => SavedAsync<FollowUpAnswer>("moved", new FollowUpAnswer.Moved())));
        var question = context.Render<QuestionSide>(p => p.Add(x => x.Row, Question()).Add(x => x.May, true).Add(x => x.Check, DeskScreenTests.Offences)
            .Add(x => x.Answer, _ => SavedAsync<QuestionReply>("question", new QuestionReply.Answered())));
        foreach (var (field, form) in new[] { (complaint.Find("textarea"), complaint.Find("form")), (followUp.Find("textarea"), followUp.Find("form")), (question.Find("textarea"), question.Find("form")) })
        {
            field.Input("不知道");
            form.Submit();
        }
        Assert.Empty(notes);
        foreach (var side in new IRenderedComponent<IComponent>[] { complaint, followUp, question })
        {
            side.Find("[data-testid=offence-keep]").Click();
            side.Find("form").Submit();
        }
        Assert.Equal(["complaint", "follow-up", "question"], notes);
    }

    private Task<T> SavedAsync<T>(string what, T answer)
    {
        notes.Add(what);
        return Task.FromResult(answer);
    }

    private static ComplaintListed Complaint() => new()
    {
        Id = Guid.CreateVersion7(),
        Number = "TS202611200001",
        CustomerId = Guid.CreateVersion7(),
        CallId = Guid.CreateVersion7(),
        Category = ComplaintCategory.Billing,
        Severity = ComplaintSeverity.Ordinary,
        State = ComplaintStage.Received,
        Text = "多扣了 20 元。",
        Wanted = null,
        Answer = null,
        ReceivedAt = DeskSample.Now,
        DueAt = DeskSample.Now.AddDays(1),
        AnsweredAt = null,
        ClosedAt = null,
        Level = 0,
        Reopens = 0,
        OwnerId = Guid.CreateVersion7(),
        OwnerName = "李娜",
        TeamId = 1,
        CustomerName = "张敏",
        Honorific = "女士",
        CustomerNumber = "C1",
        Phone = "+8613800000000",
    };

    private static FollowUpListed FollowUp() => new()
    {
        Id = Guid.CreateVersion7(),
        CustomerId = Guid.CreateVersion7(),
        CallId = Guid.CreateVersion7(),
        CallbackId = Guid.CreateVersion7(),
        Kind = FollowUpKind.FileCorrection,
        DueAt = DeskSample.Now.AddDays(1),
        Agreed = false,
        Note = null,
        CreatedAt = DeskSample.Now,
        RemindedAt = null,
        OverdueAt = null,
        DoneAt = null,
        Outcome = null,
        OwnerId = Guid.CreateVersion7(),
        OwnerName = "李娜",
        TeamId = 1,
        CustomerName = "张敏",
        Honorific = "女士",
        CustomerNumber = "C1",
        Phone = "+8613800000000",
        Zone = "Asia/Shanghai",
    };

    private static QuestionListed Question() => new()
    {
        Id = Guid.CreateVersion7(),
        Text = "合约期内能换套餐吗？",
        Owner = "套餐组",
        AskedById = Guid.CreateVersion7(),
        AskedBy = "李娜",
        TeamId = 1,
        CallId = null,
        AskedAt = DeskSample.Now,
        DueAt = DeskSample.Now.AddHours(2),
        Answer = null,
        AnsweredBy = null,
        AnsweredAt = null,
    };

    private IRenderedComponent<NoteLine> Note() => context.Render<NoteLine>(p => p.Add(x => x.Open, true).Add(x => x.Check, DeskScreenTests.Offences).Add(x => x.OnNote, notes.Add));
}
