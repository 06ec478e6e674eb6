using CallCenter.Core.People;
using CallCenter.Web.Campaigns;
using CallCenter.Web.Data;
using CallCenter.Web.People;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Board;

/// <summary>A desk as it is stored.</summary>
public sealed record BoardDesk(Guid AgentId, string Agent, long TeamId, AgentState State, DateTimeOffset? Since, Guid? CallId, string? CustomerName);

/// <summary>Questions of the board.</summary>
public static class BoardQueries
{
    /// <summary>Every agent who may sign in, at work or not, in the order of staff numbers, so that rows keep their place.</summary>
    public static IQueryable<BoardDesk> Desks(Db db) =>
        from person in db.Users.AsNoTracking()
        where !person.Disabled && person.TeamId != null && PeopleQueries.InRole(db, Role.Agent).Contains(person.Id)
        join presence in db.Presences on person.Id equals presence.PersonId into presences
        from presence in presences.DefaultIfEmpty()
        join callback in db.Callbacks on presence.CallbackId equals (Guid?)callback.Id into callbacks
        from callback in callbacks.DefaultIfEmpty()
        join customer in db.Customers on callback.CustomerId equals customer.Id into customers
        from customer in customers.DefaultIfEmpty()
        orderby person.StaffNumber
        select new BoardDesk(
            person.Id, person.DisplayName, person.TeamId ?? 0, presence == null ? AgentState.Offline : presence.State,
            presence == null ? null : presence.Since, presence == null ? null : presence.CallId, customer == null ? null : customer.Name);

    /// <summary>The day in numbers, in one read.</summary>
    public static IQueryable<BoardTotals> Totals(Db db, int localDay, DateTimeOffset until) =>
        db.Teams.AsNoTracking().OrderBy(t => t.Id).Select(_ => new BoardTotals(
            db.Calls.Count(c => c.LocalDay == localDay && c.ClosedAt != null && c.AnsweredAt != null),
            db.Callbacks.Count(c => c.State == CallbackState.Waiting && c.DueAt < until),
            db.Calls.Where(c => c.LocalDay == localDay).Sum(c => c.Hits),
            db.Calls.Where(c => c.LocalDay == localDay).Count(c => db.Complaints.Any(x => x.CallId == c.Id))));
}
