using CallCenter.Core.Knowledge;
using CallCenter.Core.People;
using CallCenter.Web.Knowledge;
using CallCenter.Web.Notices;
using CallCenter.Web.People;
using CallCenter.Web.Tests.Calendars;
using CallCenter.Web.Tests.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Tests.Knowledge;

public sealed class QuestionDeskTests
{
    private readonly NoticeFeed feed = new();

    [Fact]
    public async Task A_question_goes_to_the_department_with_a_reply_time_and_the_answer_comes_back_as_a_notice()
    {
        var (shelf, rows, desk) = await Make();
        var (agent, owner) = (Person(Role.Agent, rows.Agent, rows.Team), Person(Role.Department, await AddDepartment(shelf), team: null));
        List<Notice> heard = [], heardBack = [];
        using var ear = feed.Follow(owner.Id, ledTeam: null, heard.Add);
        using var ownEar = feed.Follow(agent.Id, ledTeam: null, heardBack.Add);

        var asked = Assert.IsType<QuestionReply.Asked>(await desk.AskAsync(agent, new(" 亲情号能加外地号码吗 ", "市场部", rows.Call)));
        Assert.Equal(Shelf.Now.AddHours(6), asked.DueAt); // Four working hours from 11:00 with the rest at noon: 17:00.
        Assert.Equal((NoticeKind.QuestionAsked, "市场部", asked.Id), (Assert.Single(heard).Kind, heard[0].Label, heard[0].SubjectId));
        Assert.Equal(asked, await desk.AskAsync(agent, new("亲情号能加外地号码吗", "市场部", rows.Call)));

        Assert.IsType<QuestionReply.Answered>(await desk.AnswerAsync(owner, new(asked.Id, " 可以，最多两个。 ")));
        Assert.IsType<QuestionReply.AnsweredAlready>(await desk.AnswerAsync(owner, new(asked.Id, "再答一次")));
        Assert.Equal((NoticeKind.QuestionAnswered, asked.Id), (Assert.Single(heardBack).Kind, heardBack[0].SubjectId));
        await using var db = shelf.Database.Open();
        var row = await QuestionQueries.Answered(db, new Sight.Own(agent.Id)).SingleAsync();
        Assert.Equal(("可以，最多两个。", Shelf.Now, rows.Call), (row.Answer, row.AnsweredAt!.Value, row.CallId!.Value));
        Assert.Empty(await QuestionQueries.Open(db, new Sight.Everything()).ToListAsync());
        Assert.Equal(2, await db.Notices.CountAsync());
    }

    [Fact]
    public async Task What_is_no_question_is_refused_with_its_reason()
    {
        var (_, rows, desk) = await Make();
        var agent = Person(Role.Agent, rows.Agent, rows.Team);
        Assert.Equal(new QuestionReply.BadText(TooLong: false), await desk.AskAsync(agent, new("  ", "市场部", rows.Call)));
        Assert.Equal(new QuestionReply.BadText(TooLong: true), await desk.AskAsync(agent, new(new string('问', QuestionClock.Longest + 1), "市场部", rows.Call)));
        Assert.IsType<QuestionReply.NotFound>(await desk.AskAsync(agent, new("问", "不存在的部门", rows.Call)));
        Assert.IsType<QuestionReply.NotFound>(await desk.AskAsync(agent, new("问", "市场部", Guid.NewGuid())));
        Assert.IsType<QuestionReply.NotFound>(await desk.AskAsync(Person(Role.Agent, Guid.NewGuid(), rows.Team), new("问", "市场部", rows.Call)));
        Assert.IsType<QuestionReply.NotAllowed>(await desk.AskAsync(Person(Role.Quality, Guid.NewGuid(), team: null), new("问", "市场部", CallId: null)));
        Assert.IsType<QuestionReply.NotFound>(await desk.AnswerAsync(Person(Role.Department, Guid.NewGuid(), team: null), new(Guid.NewGuid(), "答")));
    }

    [Theory]
    [InlineData(Role.Department, true)]
    [InlineData(Role.DepartmentHead, true)]
    [InlineData(Role.Manager, true)]
    [InlineData(Role.Agent, false)]
    [InlineData(Role.TeamLead, false)]
    [InlineData(Role.Administrator, false)]
    public async Task Who_answers_is_asked_of_rights(Role role, bool may)
    {
        var (_, rows, desk) = await Make();
        var asked = Assert.IsType<QuestionReply.Asked>(await desk.AskAsync(Person(Role.Agent, rows.Agent, rows.Team), new("问", "网络部", CallId: null)));
        Assert.Equal(may, await desk.AnswerAsync(Person(role, Guid.NewGuid(), rows.Team), new(asked.Id, "答")) is QuestionReply.Answered);
    }

    [Fact]
    public async Task An_agent_sees_their_own_questions_a_lead_those_of_the_team_a_department_all()
    {
        var (shelf, rows, desk) = await Make();
        var other = Person(Role.Agent, Guid.NewGuid(), 2);
        await desk.AskAsync(Person(Role.Agent, rows.Agent, rows.Team), new("一", "网络部", CallId: null));
        await desk.AskAsync(other, new("二", "网络部", CallId: null));
        await using var db = shelf.Database.Open();
        async Task<string[]> Seen(Actor.Person who) =>
            [.. await QuestionQueries.Open(db, Sight.Of(who, Act.ReadQuestions)).OrderBy(x => x.AskedAt).ThenBy(x => x.Text).Select(x => x.Text).ToListAsync()];
        Assert.Equal(["二"], await Seen(other));
        Assert.Equal(["一"], await Seen(Person(Role.TeamLead, Guid.NewGuid(), rows.Team)));
        Assert.Equal(2, (await Seen(Person(Role.Department, Guid.NewGuid(), team: null))).Length);
        Assert.Empty(await Seen(Person(Role.Administrator, Guid.NewGuid(), team: null)));
    }

    [Fact]
    public async Task What_nobody_answers_in_time_is_raised_once_to_the_leads_and_the_heads_and_an_answer_keeps_it_down()
    {
        var (shelf, rows, desk) = await Make();
        var agent = Person(Role.Agent, rows.Agent, rows.Team);
        var late = Assert.IsType<QuestionReply.Asked>(await desk.AskAsync(agent, new("一", "市场部", rows.Call)));
        var answered = Assert.IsType<QuestionReply.Asked>(await desk.AskAsync(agent, new("二", "市场部", rows.Call)));
        await desk.AnswerAsync(Person(Role.Manager, Guid.NewGuid(), null), new(answered.Id, "答"));
        List<Notice> heard = [];
        using var ear = feed.Follow(Guid.NewGuid(), rows.Team, heard.Add);
        QuestionSweep At(DateTimeOffset now) => new(shelf.Writes, shelf.Database.Contexts(), new(new Standing(now), Core.Calendars.WorkCalendar.Default), feed);
        await At(late.DueAt).SweepAsync(CancellationToken.None);
        Assert.Empty(heard);
        await At(late.DueAt.AddMinutes(1)).SweepAsync(CancellationToken.None);
        await At(late.DueAt.AddMinutes(2)).SweepAsync(CancellationToken.None);
        var notice = Assert.Single(heard);
        Assert.Equal((NoticeKind.QuestionOverdue, late.Id, "市场部", rows.Team), (notice.Kind, notice.SubjectId, notice.Label, notice.TeamId!.Value));
        await using var db = shelf.Database.Open();
        Assert.Equal([late.Id], await db.Questions.Where(q => q.RaisedAt != null).Select(q => q.Id).ToListAsync());
    }

    private static Actor.Person Person(Role role, Guid id, long? team) => new(id, team, new HashSet<Role> { role });

    private static async Task<Guid> AddDepartment(Shelf shelf)
    {
        await using var db = shelf.Database.Open();
        var person = new Person { Id = Guid.NewGuid(), UserName = "d", DisplayName = "郭志强", StaffNumber = "5001" };
        var role = await db.Roles.FirstOrDefaultAsync(x => x.Name == nameof(Role.Department)) ?? db.Roles.Add(new IdentityRole<Guid>(nameof(Role.Department)) { Id = Guid.NewGuid() }).Entity;
        db.Users.Add(person);
        db.UserRoles.Add(new() { UserId = person.Id, RoleId = role.Id });
        await db.SaveChangesAsync();
        return person.Id;
    }

    private async Task<(Shelf Shelf, TestRows Rows, QuestionDesk Desk)> Make()
    {
        var shelf = await Shelf.Full();
        await using var db = shelf.Database.Open();
        return (shelf, await TestRows.Add(db), new QuestionDesk(shelf.Writes, shelf.Clock, feed));
    }
}
