using System.Diagnostics;

namespace CallCenter.Web.Tests.Support;

/// <summary>What a piece of work costs by itself: the least of three turns, because others use the processor and the heap of this run too.</summary>
internal static class Cost
{
    internal static (TimeSpan Time, long Bytes) Of(Action work)
    {
        var turns = Enumerable.Range(0, 3).Select(_ => Once(work)).ToList();
        return (turns.Min(t => t.Time), turns.Min(t => t.Bytes));
    }

    private static (TimeSpan Time, long Bytes) Once(Action work)
    {
        var (clock, before) = (Stopwatch.StartNew(), GC.GetTotalAllocatedBytes());
        work();
        return (clock.Elapsed, GC.GetTotalAllocatedBytes() - before);
    }
}
