using CallCenter.Web.Data;
using CallCenter.Web.People;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Knowledge;

/// <summary>A question as lists show it.</summary>
public sealed record QuestionListed
{
    public required Guid Id { get; init; }
    public required string Text { get; init; }
    public required string Owner { get; init; }
    public required Guid AskedById { get; init; }
    public required string? AskedBy { get; init; }
    public required long? TeamId { get; init; }
    public required Guid? CallId { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public required string? Answer { get; init; }
    public required string? AnsweredBy { get; init; }
    public required DateTimeOffset? AnsweredAt { get; init; }
}

/// <summary>Named questions about questions.</summary>
public static class QuestionQueries
{
    /// <summary>What waits for its owner, the soonest due first.</summary>
    public static IQueryable<QuestionListed> Open(Db db, Sight sight) =>
        Listed(db, Seen(db, sight).Where(x => x.AnsweredAt == null)).OrderBy(x => x.DueAt).ThenBy(x => x.Id);

    /// <summary>What was answered, the latest first.</summary>
    public static IQueryable<QuestionListed> Answered(Db db, Sight sight) =>
        Listed(db, Seen(db, sight).Where(x => x.AnsweredAt != null)).OrderByDescending(x => x.AnsweredAt).ThenBy(x => x.Id);

    /// <summary>What nobody answered in time and nobody was told of, the latest due last.</summary>
    public static IQueryable<Question> Overdue(Db db, DateTimeOffset now) =>
        db.Questions.AsNoTracking().Where(x => x.AnsweredAt == null && x.RaisedAt == null && x.DueAt < now).OrderBy(x => x.DueAt).ThenBy(x => x.Id);

    private static IQueryable<Question> Seen(Db db, Sight sight) => sight switch
    {
        Sight.Own own => db.Questions.Where(x => x.AskedById == own.Person),
        Sight.OfTeam { Person: { } person } team => db.Questions.Where(x => x.TeamId == team.Team || x.AskedById == person),
        Sight.OfTeam team => db.Questions.Where(x => x.TeamId == team.Team),
        Sight.Everything => db.Questions,
        _ => db.Questions.Where(_ => false),
    };

    private static IQueryable<QuestionListed> Listed(Db db, IQueryable<Question> rows) =>
        from row in rows
        join person in db.Users on row.AskedById equals person.Id into askers
        from asker in askers.DefaultIfEmpty()
        join other in db.Users on row.AnsweredById equals other.Id into answerers
        from answerer in answerers.DefaultIfEmpty()
        select new QuestionListed
        {
            Id = row.Id,
            Text = row.Text,
            Owner = row.Owner,
            AskedById = row.AskedById,
            AskedBy = asker.DisplayName,
            TeamId = row.TeamId,
            CallId = row.CallId,
            AskedAt = row.AskedAt,
            DueAt = row.DueAt,
            Answer = row.Answer,
            AnsweredBy = answerer.DisplayName,
            AnsweredAt = row.AnsweredAt,
        };
}
