using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Data;

/// <summary>Questions about the processes that share the database.</summary>
public static class NodeQueries
{
    /// <summary>The other nodes that gave a sign of life since an instant.</summary>
    public static IQueryable<Node> Others(Db db, int self, DateTimeOffset since) =>
        db.Nodes.AsNoTracking().Where(n => n.Id != self && n.SeenAt >= since).OrderBy(n => n.Id);
}
