namespace CallCenter.Web.Data;

/// <summary>Held for the life of the process beside the embedded database: one product per file. The system gives it back even
/// after a SIGKILL, so a lock that can be had proves that nobody else migrates.</summary>
public sealed class FileLock : IDisposable
{
    private FileStream? held;

    /// <summary>Takes the lock or tells whether it cannot be had.</summary>
    public bool TryTake(string databaseFile)
    {
        if (held is not null) return true;
        var directory = Path.GetDirectoryName(databaseFile);
        if (!string.IsNullOrEmpty(directory)) Directory.CreateDirectory(directory);
        try
        {
            held = new FileStream(databaseFile + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        held?.Dispose();
        held = null;
    }
}
