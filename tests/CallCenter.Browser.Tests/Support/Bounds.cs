namespace CallCenter.Browser.Tests.Support;

/// <summary>What the browser's driver has no time limit for gets one here: a window that never answers is a failed test, not a run without an end.</summary>
public static class Bounds
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task Bounded(this Task task, string what, TimeSpan? within = null)
    {
        try { await task.WaitAsync(within ?? Patience); }
        catch (TimeoutException late) when (!task.IsCompleted) { throw Late(what, within, late); }
    }

    public static async Task<T> Bounded<T>(this Task<T> task, string what)
    {
        try { return await task.WaitAsync(Patience); }
        catch (TimeoutException late) when (!task.IsCompleted) { throw Late(what, within: null, late); }
    }

    private static TimeoutException Late(string what, TimeSpan? within, TimeoutException late) =>
        new($"Not within {(within ?? Patience).TotalSeconds:0} s: {what}", late);
}
