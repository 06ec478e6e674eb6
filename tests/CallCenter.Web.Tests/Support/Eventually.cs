using System.Diagnostics;

namespace CallCenter.Web.Tests.Support;

/// <summary>Waits for what happens by itself: looks again and again until it holds, for a bounded time. The only wait in the tests.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static Task Holds(Func<bool> condition, string what, TimeSpan? within = null) =>
        Holds(() => Task.FromResult(condition()), what, within);

    public static async Task Holds(Func<Task<bool>> condition, string what, TimeSpan? within = null) =>
        _ = await Value(async () => await condition() ? "yes" : null, what, within);

    /// <summary>Asks until the answer is not null and hands it over.</summary>
    public static async Task<T> Value<T>(Func<Task<T?>> ask, string what, TimeSpan? within = null) where T : class
    {
        var limit = within ?? TimeSpan.FromSeconds(10);
        var watch = Stopwatch.StartNew();
        using var tick = new PeriodicTimer(Pause);
        while (true)
        {
            if (await ask() is { } answer) return answer;
            if (watch.Elapsed > limit) throw new TimeoutException($"Not within {limit.TotalSeconds:0.#} s: {what}");
            await tick.WaitForNextTickAsync();
        }
    }
}
