using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Data;
using CallCenter.Web.Notices;
using CallCenter.Web.People;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Knowledge;

/// <summary>
/// Raises questions that no owner answered in time, once: to the heads of departments, who may answer themselves, and to the leads of the
/// team that waits with a customer. domain §7.
/// </summary>
public sealed class QuestionSweep(Writes writes, IDbContextFactory<Db> dbs, OfficeClock clock, NoticeFeed feed) : ISweep
{
    private const int MostAtOnce = 50;

    public string Name => "questions";

    public TimeSpan Every => TimeSpan.FromSeconds(5);

    public async Task SweepAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        List<Question> late;
        await using (var db = await dbs.CreateDbContextAsync(stop))
            late = await QuestionQueries.Overdue(db, now).Take(MostAtOnce).ToListAsync(stop);
        foreach (var question in late)
            foreach (var notice in await writes.RunAsync(db => RaiseAsync(db, question, now), stop))
                feed.Tell(notice);
    }

    private static async Task<List<Notice>> RaiseAsync(Db db, Question question, DateTimeOffset now)
    {
        DateTimeOffset? at = now;
        // Compared and set: of two nodes that look at once one raises it, and an answer given meanwhile keeps it down.
        if (await db.Questions.Where(x => x.Id == question.Id && x.RaisedAt == null && x.AnsweredAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.RaisedAt, at)) == 0) return [];
        var notices = (await PeopleQueries.InRole(db, Role.DepartmentHead).ToListAsync()).ConvertAll(head => New(question, head, null, now));
        if (question.TeamId is { } team) notices.Add(New(question, null, team, now));
        db.Notices.AddRange(notices);
        return notices;
    }

    private static Notice New(Question question, Guid? person, long? team, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PersonId = person,
        TeamId = team,
        Kind = NoticeKind.QuestionOverdue,
        SubjectId = question.Id,
        Label = question.Owner,
        At = now,
    };
}
