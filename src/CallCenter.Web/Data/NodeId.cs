namespace CallCenter.Web.Data;

/// <summary>Which node this process is, and the numbers of the events it writes. Known once the database is ready.</summary>
public sealed class NodeId
{
    private long last;
    private int id;

    /// <summary>The node's number; every event this process writes carries it.</summary>
    public int Id => id != 0 ? id : throw new InvalidOperationException("The node is claimed when the database is ready, not before.");

    /// <summary>Whether the node is claimed.</summary>
    public bool Known => id != 0;

    /// <summary>The highest number handed out so far.</summary>
    public long LastSeq => Interlocked.Read(ref last);

    /// <summary>What proves to the database that the node is still ours.</summary>
    internal Guid Claim { get; } = Guid.NewGuid();

    /// <summary>The next event's number on this node. Gaps are allowed, repeats are not.</summary>
    public long NextSeq() => Interlocked.Increment(ref last);

    internal void Become(int node, long lastSeq)
    {
        Interlocked.Exchange(ref last, lastSeq);
        id = node;
    }
}
