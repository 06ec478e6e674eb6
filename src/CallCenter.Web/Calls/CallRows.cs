using System.Globalization;
using CallCenter.Core.Calendars;
using CallCenter.Core.Calls;
using CallCenter.Core.Customers;
using CallCenter.Web.Data;
using CallCenter.Web.People;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Calls;

/// <summary>A call as the log lists it; the screen masks.</summary>
public sealed record CallRow
{
    public required Guid Id { get; init; }
    public required Guid CustomerId { get; init; }
    public required Guid AgentId { get; init; }
    public required DateTimeOffset PlacedAt { get; init; }
    public required DateTimeOffset? AnsweredAt { get; init; }
    public required DateTimeOffset? EndedAt { get; init; }
    public required string CustomerName { get; init; }
    public required string Honorific { get; init; }
    public required string Number { get; init; }
    public required string AgentName { get; init; }
    public required CallbackKind Kind { get; init; }
    public required CallPhase Phase { get; init; }
    public required string? Result { get; init; }
    public required int Hits { get; init; }
    public required int Attempt { get; init; }
    public required bool Inbound { get; init; }
    public required int LocalDay { get; init; }
    public required long TeamId { get; init; }
    public required string ScriptId { get; init; }
    public required string ScriptVersion { get; init; }
    public required string Locale { get; init; }
}

/// <summary>What the log of calls is narrowed to.</summary>
/// <param name="Search">Start of a customer's or an agent's name.</param>
/// <param name="Number">The number, E.164.</param>
/// <param name="Kind">One kind of callback.</param>
/// <param name="Result">Key of one result.</param>
/// <param name="Day">One day of the office, yyyyMMdd.</param>
/// <param name="OnlyHits">Calls with forbidden phrases alone.</param>
public sealed record CallLogFilter(
    string? Search = null, string? Number = null, CallbackKind? Kind = null, string? Result = null, int? Day = null, bool OnlyHits = false)
{
    /// <summary>The filter that an address asks for; what it misspells is left out.</summary>
    public static CallLogFilter Of(string? kind, string? result, string? day, bool hits) => new(
        Kind: Enum.TryParse<CallbackKind>(kind, out var one) ? one : null,
        Result: string.IsNullOrEmpty(result) ? null : result,
        Day: DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? WallClock.Number(date) : null,
        OnlyHits: hits);
}

/// <summary>Questions of the log of calls.</summary>
public static class CallRows
{
    /// <summary>The calls this person may read, newest first.</summary>
    public static IQueryable<CallRow> Seen(Db db, Sight sight, CallLogFilter filter)
    {
        var rows = Listed(db, InSight(db, sight));
        if (filter.Kind is { } kind) rows = rows.Where(c => c.Kind == kind);
        if (filter.Result is { } result) rows = rows.Where(c => c.Result == result);
        if (filter.Day is { } day) rows = rows.Where(c => c.LocalDay == day);
        if (filter.OnlyHits) rows = rows.Where(c => c.Hits > 0);
        if (filter.Number is { } number) rows = rows.Where(c => c.Number == number);
        if (filter.Search is { } search) rows = rows.Where(c => c.CustomerName.StartsWith(search) || c.AgentName.StartsWith(search));
        return rows;
    }

    public static IQueryable<CallRow> One(Db db, Guid id) => Listed(db, db.Calls.Where(c => c.Id == id));

    private static IQueryable<Call> InSight(Db db, Sight sight) => sight switch
    {
        Sight.Own own => db.Calls.Where(c => c.AgentId == own.Person),
        Sight.OfTeam team => db.Calls.Where(c => c.TeamId == team.Team),
        Sight.Everything => db.Calls,
        _ => db.Calls.Where(_ => false),
    };

    private static IQueryable<CallRow> Listed(Db db, IQueryable<Call> calls) =>
        from call in calls.AsNoTracking()
        join customer in db.Customers on call.CustomerId equals customer.Id
        join person in db.Users on call.AgentId equals person.Id into agents
        from agent in agents.DefaultIfEmpty()
        orderby call.PlacedAt descending, call.Id descending
        select new CallRow
        {
            Id = call.Id,
            CustomerId = call.CustomerId,
            AgentId = call.AgentId,
            PlacedAt = call.PlacedAt,
            AnsweredAt = call.AnsweredAt,
            EndedAt = call.EndedAt,
            CustomerName = customer.Name,
            Honorific = customer.Honorific,
            Number = customer.Number,
            AgentName = agent == null ? "" : agent.DisplayName,
            Kind = call.Kind,
            Phase = call.Phase,
            Result = call.Result,
            Hits = call.Hits,
            Attempt = call.Attempt,
            Inbound = call.Inbound,
            LocalDay = call.LocalDay,
            TeamId = call.TeamId,
            ScriptId = call.ScriptId,
            ScriptVersion = call.ScriptVersion,
            Locale = call.Locale,
        };
}
