using CallCenter.Core.Calls;
using CallCenter.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Calls;

/// <summary>A call in a list.</summary>
public sealed record CallListItem(
    Guid Id, DateTimeOffset PlacedAt, string CustomerName, string Number, string AgentName, string ScriptId,
    CallPhase Phase, string? Result, int Hits, DateTimeOffset? AnsweredAt, DateTimeOffset? EndedAt);

/// <summary>Questions about calls.</summary>
public static class CallQueries
{
    /// <summary>Every event of a call in order.</summary>
    public static IQueryable<CallEventRow> Events(Db db, Guid callId) =>
        db.CallEvents.AsNoTracking().Where(e => e.CallId == callId).OrderBy(e => e.Seq);

    /// <summary>What a node wrote after a number of its own, in its order.</summary>
    public static IQueryable<CallEventRow> WrittenBy(Db db, int nodeId, long after) =>
        db.CallEvents.AsNoTracking().Where(e => e.NodeId == nodeId && e.NodeSeq > after).OrderBy(e => e.NodeSeq);

    /// <summary>Calls that are not closed, with the phase they were last seen in.</summary>
    public static IQueryable<Call> Open(Db db) => db.Calls.AsNoTracking().Where(c => c.Phase != CallPhase.Closed);

    /// <summary>Calls for a list, newest first; a team sees its own.</summary>
    public static IQueryable<CallListItem> List(Db db, long? teamId, Guid? agentId) =>
        from call in db.Calls.AsNoTracking()
        where (teamId == null || call.TeamId == teamId) && (agentId == null || call.AgentId == agentId)
        join customer in db.Customers on call.CustomerId equals customer.Id
        join person in db.Users on call.AgentId equals person.Id into agents
        from agent in agents.DefaultIfEmpty()
        orderby call.PlacedAt descending, call.Id descending
        select new CallListItem(
            call.Id, call.PlacedAt, customer.Name, customer.Number, agent == null ? "" : agent.DisplayName, call.ScriptId,
            call.Phase, call.Result, call.Hits, call.AnsweredAt, call.EndedAt);
}
