using CallCenter.Core.Knowledge;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using CallCenter.Web.Notices;
using CallCenter.Web.People;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Knowledge;

/// <summary>What no article says goes to its owner with a reply time, and the answer back to whoever asked.</summary>
public sealed class QuestionDesk(Writes writes, OfficeClock clock, NoticeFeed feed)
{
    /// <summary>Asks. The same question again while it waits is the same question: a key pressed twice asks once.</summary>
    public async Task<QuestionReply> AskAsync(Actor.Person actor, AskOwner command, CancellationToken stop = default)
    {
        if (Rights.Allow(actor, Act.AskKnowledge, new Subject(actor.Id, actor.TeamId)) is not RightsAnswer.Allowed) return new QuestionReply.NotAllowed();
        var (text, owner) = (command.Text.Trim(), command.Owner.Trim());
        if (text.Length is 0 or > QuestionClock.Longest) return new QuestionReply.BadText(text.Length > 0);
        if (owner.Length is 0 or > ArticleCheck.LongestOwner) return new QuestionReply.NotFound();
        var (reply, notices) = await writes.RunAsync(db => AskAsync(db, actor, command with { Text = text, Owner = owner }), stop);
        foreach (var notice in notices) feed.Tell(notice);
        return reply;
    }

    /// <summary>Answers, once, and tells whoever asked.</summary>
    public async Task<QuestionReply> AnswerAsync(Actor.Person actor, AnswerQuestion command, CancellationToken stop = default)
    {
        var text = command.Text.Trim();
        if (text.Length is 0 or > QuestionClock.Longest) return new QuestionReply.BadText(text.Length > 0);
        var (reply, notices) = await writes.RunAsync(db => AnswerAsync(db, actor, command with { Text = text }), stop);
        foreach (var notice in notices) feed.Tell(notice);
        return reply;
    }

    private async Task<Outcome> AskAsync(Db db, Actor.Person actor, AskOwner command)
    {
        if (command.CallId is { } call && !await db.Calls.AnyAsync(x => x.Id == call && x.AgentId == actor.Id)) return new(new QuestionReply.NotFound(), []);
        if (!await db.Articles.AnyAsync(x => x.Owner == command.Owner && x.RetiredAt == null)) return new(new QuestionReply.NotFound(), []);
        var same = await db.Questions.FirstOrDefaultAsync(x =>
            x.AskedById == actor.Id && x.AnsweredAt == null && x.CallId == command.CallId && x.Text == command.Text && x.Owner == command.Owner);
        if (same is not null) return new(new QuestionReply.Asked(same.Id, same.DueAt), []);
        var now = clock.GetUtcNow();
        var question = new Question
        {
            Id = Guid.CreateVersion7(now),
            Text = command.Text,
            Owner = command.Owner,
            AskedById = actor.Id,
            TeamId = actor.TeamId,
            CallId = command.CallId,
            AskedAt = now,
            DueAt = QuestionClock.Due(now, clock.Calendar),
        };
        db.Questions.Add(question);
        var notices = (await PeopleQueries.InRole(db, Role.Department).ToListAsync()).ConvertAll(person => New(question, NoticeKind.QuestionAsked, person, now));
        db.Notices.AddRange(notices);
        return new(new QuestionReply.Asked(question.Id, question.DueAt), notices);
    }

    private async Task<Outcome> AnswerAsync(Db db, Actor.Person actor, AnswerQuestion command)
    {
        var question = await db.Questions.FirstOrDefaultAsync(x => x.Id == command.Id);
        if (question is null) return new(new QuestionReply.NotFound(), []);
        if (Rights.Allow(actor, Act.AnswerQuestion, new Subject(question.AskedById, question.TeamId)) is not RightsAnswer.Allowed)
            return new(new QuestionReply.NotAllowed(), []);
        DateTimeOffset? now = clock.GetUtcNow();
        Guid? by = actor.Id;
        // Compared and set: of two owners who answer at once one is told so.
        var changed = await db.Questions.Where(x => x.Id == command.Id && x.AnsweredAt == null).ExecuteUpdateAsync(set =>
            set.SetProperty(x => x.Answer, command.Text).SetProperty(x => x.AnsweredById, by).SetProperty(x => x.AnsweredAt, now));
        if (changed == 0) return new(new QuestionReply.AnsweredAlready(), []);
        var notice = New(question, NoticeKind.QuestionAnswered, question.AskedById, now.Value);
        db.Notices.Add(notice);
        return new(new QuestionReply.Answered(), [notice]);
    }

    // The label names the department alone: what was asked may name a customer.
    private static Notice New(Question question, NoticeKind kind, Guid person, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PersonId = person,
        Kind = kind,
        SubjectId = question.Id,
        Label = question.Owner,
        At = now,
    };

    private sealed record Outcome(QuestionReply Reply, IReadOnlyList<Notice> Notices);
}
