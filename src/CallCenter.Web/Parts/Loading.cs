namespace CallCenter.Web.Parts;

/// <summary>Something a page reads: not there yet, there, or failed. <see cref="LoadView{TValue}"/> shows all of it.</summary>
public sealed class Loading<T>
    where T : class
{
    /// <summary>What was read last; stays while it is read anew.</summary>
    public T? Value { get; private set; }

    /// <summary>Why the last read failed.</summary>
    public Exception? Error { get; private set; }

    /// <summary>Reads; a failure is kept, not thrown: the page shows it in the place of the data and offers another try.</summary>
    public async Task RunAsync(Func<Task<T?>> read)
    {
        try
        {
            Value = await read();
            Error = null;
        }
        catch (Exception error)
        {
            Error = error;
        }
    }
}
