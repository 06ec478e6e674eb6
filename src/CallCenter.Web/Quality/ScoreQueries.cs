using CallCenter.Core.Customers;
using CallCenter.Core.Calls;
using CallCenter.Web.Calls;
using CallCenter.Web.Data;
using CallCenter.Web.People;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Quality;

/// <summary>A scored call as the list shows it.</summary>
public sealed record ScoreRow
{
    public required Guid CallId { get; init; }
    public required DateTimeOffset PlacedAt { get; init; }
    public required string AgentName { get; init; }
    public required CallbackKind Kind { get; init; }
    public required int Points { get; init; }
    public required int ForWords { get; init; }
    public required int ForRequired { get; init; }
    public required int ForConduct { get; init; }
}

/// <summary>What the list of scores is narrowed to.</summary>
/// <param name="Search">Start of an agent's name.</param>
/// <param name="Kind">One kind of callback.</param>
/// <param name="From">From this day of the office on, yyyyMMdd.</param>
/// <param name="To">Up to this day.</param>
/// <param name="Below">Fewer points than this.</param>
/// <param name="For">Points were taken for this.</param>
public sealed record ScoreFilter(
    string? Search = null, CallbackKind? Kind = null, int? From = null, int? To = null, int? Below = null, Core.Quality.DeductionKind? For = null);

/// <summary>Questions about scores.</summary>
public static class ScoreQueries
{
    /// <summary>Closed calls whose sum was not done yet.</summary>
    public static IQueryable<Guid> Waiting(Db db) =>
        db.Scores.AsNoTracking().Where(s => s.ScoredAt == null).OrderBy(s => s.CallId).Select(s => s.CallId);

    public static IQueryable<Score> Of(Db db, Guid callId) => db.Scores.AsNoTracking().Where(s => s.CallId == callId);

    /// <summary>What people said of the hits of a call.</summary>
    public static IQueryable<JudgedHit> Judged(Db db, Guid callId) => db.JudgedHits.AsNoTracking().Where(h => h.CallId == callId).OrderBy(h => h.Seq);

    /// <summary>The newest cases of a language.</summary>
    public static IQueryable<JudgedHit> Cases(Db db, string locale) =>
        db.JudgedHits.AsNoTracking().Where(h => h.Locale == locale).OrderByDescending(h => h.At).ThenBy(h => h.CallId);

    /// <summary>The scores this person may read, newest first.</summary>
    public static IQueryable<ScoreRow> Seen(Db db, Sight sight, ScoreFilter filter)
    {
        var scores = InSight(db.Scores.AsNoTracking().Where(s => s.Points != null), sight);
        if (filter.From is { } from) scores = scores.Where(s => s.LocalDay >= from);
        if (filter.To is { } to) scores = scores.Where(s => s.LocalDay <= to);
        if (filter.Below is { } below) scores = scores.Where(s => s.Points < below);
        scores = filter.For switch
        {
            Core.Quality.DeductionKind.Words => scores.Where(s => s.ForWords > 0),
            Core.Quality.DeductionKind.Required => scores.Where(s => s.ForRequired > 0),
            Core.Quality.DeductionKind.Conduct => scores.Where(s => s.ForConduct > 0),
            _ => scores,
        };
        return Listed(db, scores, filter);
    }

    private static IQueryable<Score> InSight(IQueryable<Score> scores, Sight sight) => sight switch
    {
        Sight.Own own => scores.Where(s => s.AgentId == own.Person),
        Sight.OfTeam team => scores.Where(s => s.TeamId == team.Team || s.AgentId == team.Person),
        Sight.Everything => scores,
        _ => scores.Where(_ => false),
    };

    private static IQueryable<ScoreRow> Listed(Db db, IQueryable<Score> scores, ScoreFilter filter) =>
        from score in scores
        join call in db.Calls on score.CallId equals call.Id
        join agent in db.Users on score.AgentId equals agent.Id
        where (filter.Kind == null || call.Kind == filter.Kind) && (filter.Search == null || agent.DisplayName.StartsWith(filter.Search))
        orderby call.PlacedAt descending, call.Id descending
        select new ScoreRow
        {
            CallId = call.Id,
            PlacedAt = call.PlacedAt,
            AgentName = agent.DisplayName,
            Kind = call.Kind,
            Points = score.Points ?? 0,
            ForWords = score.ForWords,
            ForRequired = score.ForRequired,
            ForConduct = score.ForConduct,
        };
}
