namespace CallCenter.Web.Data;

/// <summary>What the database can do for us now.</summary>
public enum DatabaseState
{
    /// <summary>The first try has not ended.</summary>
    Starting,

    /// <summary>Nobody answers, or not as a database should.</summary>
    Unreachable,

    /// <summary>Reached; tables and first rows are being made.</summary>
    Preparing,

    /// <summary>Migrated, all start steps done, answers.</summary>
    Ready,
}

/// <summary>Whether the product may touch its database. Pages, jobs and loads ask here before they go on.</summary>
public sealed class DatabaseGate
{
    private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile DatabaseState state = DatabaseState.Starting;

    public DatabaseState State => state;
    public bool Ready => state == DatabaseState.Ready;

    /// <summary>Ends when the database was ready for the first time: tables are there and the start steps are done.</summary>
    public Task WhenPreparedAsync(CancellationToken stop) => first.Task.WaitAsync(stop);

    /// <summary>Why the product ends although it had begun to serve; none as long as it may go on.</summary>
    public string? Refusal { get; private set; }

    internal void Refuse(string reason) => Refusal = reason;

    internal void Set(DatabaseState now)
    {
        state = now;
        if (now == DatabaseState.Ready) first.TrySetResult();
    }
}

/// <summary>Something to be done once per start, after the migration and before the first page: in the order of registration.
/// It is run again when it failed, so it must be able to.</summary>
public interface IStartStep
{
    Task RunAsync(CancellationToken stop);
}

/// <summary>The product must not start like this; the message says what to change.</summary>
public sealed class StartRefusedException : Exception
{
    public StartRefusedException(string message) : base(message) { }
    public StartRefusedException(string message, Exception inner) : base(message, inner) { }
    public StartRefusedException() { }
}
