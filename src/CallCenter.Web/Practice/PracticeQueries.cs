using CallCenter.Web.Data;
using CallCenter.Web.People;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Practice;

/// <summary>A practice as lists show it.</summary>
public sealed record PracticeListed
{
    public required Guid Id { get; init; }
    public required string Agent { get; init; }
    public required string ScriptId { get; init; }
    public required string Locale { get; init; }
    public required string Persona { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset? EndedAt { get; init; }
    public required int? Points { get; init; }
}

/// <summary>Questions about practices.</summary>
public static class PracticeQueries
{
    /// <summary>Practices somebody may see, the latest first.</summary>
    public static IQueryable<PracticeListed> Listed(Db db, Sight sight) =>
        from run in Seen(db, sight)
        join person in db.Users on run.PersonId equals person.Id
        orderby run.StartedAt descending, run.Id
        select new PracticeListed
        {
            Id = run.Id,
            Agent = person.DisplayName,
            ScriptId = run.ScriptId,
            Locale = run.Locale,
            Persona = run.Persona,
            StartedAt = run.StartedAt,
            EndedAt = run.EndedAt,
            Points = run.Points,
        };

    private static IQueryable<PracticeRun> Seen(Db db, Sight sight) => sight switch
    {
        Sight.Own own => db.PracticeRuns.AsNoTracking().Where(x => x.PersonId == own.Person),
        Sight.OfTeam { Person: { } person } team => db.PracticeRuns.AsNoTracking().Where(x => x.TeamId == team.Team || x.PersonId == person),
        Sight.OfTeam team => db.PracticeRuns.AsNoTracking().Where(x => x.TeamId == team.Team),
        Sight.Everything => db.PracticeRuns.AsNoTracking(),
        _ => db.PracticeRuns.AsNoTracking().Where(_ => false),
    };
}
