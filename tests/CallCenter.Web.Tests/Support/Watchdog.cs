using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using Xunit.v3;

[assembly: CallCenter.Web.Tests.Support.Watchdog]

namespace CallCenter.Web.Tests.Support;

/// <summary>
/// Knows which tests are running. When one of them, or a fixture between them, takes longer than any may, it is named and the run ends:
/// a wait without an end is found by its name and holds nobody up.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class WatchdogAttribute : BeforeAfterTestAttribute
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(8);
    private static readonly ConcurrentDictionary<string, (string Name, long Since)> Running = new(StringComparer.Ordinal);
    private static readonly Timer Round = new(_ => Look(), state: null, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20));
    private static long _lastMove = Stopwatch.GetTimestamp();

    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        GC.KeepAlive(Round);
        Running[test.UniqueID] = (test.TestDisplayName, Stopwatch.GetTimestamp());
        Volatile.Write(ref _lastMove, Stopwatch.GetTimestamp());
    }

    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        Running.TryRemove(test.UniqueID, out _);
        Volatile.Write(ref _lastMove, Stopwatch.GetTimestamp());
    }

    private static void Look()
    {
        var late = Running.Values.Where(t => Stopwatch.GetElapsedTime(t.Since) > Longest).Select(t => t.Name).ToList();
        if (late.Count == 0 && Running.IsEmpty && Stopwatch.GetElapsedTime(Volatile.Read(ref _lastMove)) > Longest) late.Add("a fixture: no test is running");
        if (late.Count == 0) return;
        Console.Error.WriteLine($"Not within {Longest.TotalMinutes:0} minutes, the run ends: {string.Join("; ", late)}");
        using var own = Process.GetCurrentProcess();
        own.Kill();
    }
}
