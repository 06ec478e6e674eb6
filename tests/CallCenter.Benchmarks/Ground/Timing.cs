namespace CallCenter.Benchmarks.Ground;

/// <summary>One of those that do the same work.</summary>
/// <param name="Name">As the table says it.</param>
/// <param name="Pass">One pass over all the work; what it returns keeps the work from being optimised away.</param>
internal sealed record Contender(string Name, Func<long> Pass);

/// <summary>What a contender needed.</summary>
/// <param name="Median">Seconds of processor time of a pass, the median of the rounds.</param>
/// <param name="Fastest">Seconds of the fastest round.</param>
/// <param name="Slowest">Seconds of the slowest round.</param>
internal sealed record Timed(double Median, double Fastest, double Slowest);

/// <summary>
/// Times contenders in turns, so that what disturbs the machine disturbs all of them, and by the processor time of this process:
/// what others on the same machine take does not count.
/// </summary>
internal static class Timing
{
    public static IReadOnlyList<Timed> InTurns(IReadOnlyList<Contender> contenders, bool quick)
    {
        var (rounds, least) = quick ? (5, 0.1) : (7, 0.3);
        // Long enough for the compiler to have said its last word.
        foreach (var contender in contenders) Round(contender, 5 * least);
        var seconds = contenders.Select(_ => new List<double>()).ToList();
        for (var round = 0; round < rounds; round++)
            for (var i = 0; i < contenders.Count; i++)
                seconds[i].Add(Round(contenders[i], least));
        return [.. seconds.Select(s => new Timed(Of(s, 50), s.Min(), s.Max()))];
    }

    /// <summary>Bytes this thread allocates in one pass, once everything is compiled.</summary>
    public static long Allocated(Contender contender)
    {
        contender.Pass();
        var before = GC.GetAllocatedBytesForCurrentThread();
        contender.Pass();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>The value that this many per cent do not exceed.</summary>
    public static double Of(IEnumerable<double> values, double percent)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted[Math.Clamp((int)Math.Ceiling(sorted.Length * percent / 100) - 1, 0, sorted.Length - 1)];
    }

    private static double Round(Contender contender, double least)
    {
        var passes = 0;
        var start = Environment.CpuUsage.TotalTime;
        do
        {
            contender.Pass();
            passes++;
        }
        while ((Environment.CpuUsage.TotalTime - start).TotalSeconds < least);
        return (Environment.CpuUsage.TotalTime - start).TotalSeconds / passes;
    }
}

/// <summary>The benchmark's own results do not agree: its figures mean nothing.</summary>
internal sealed class UnequalException(string message) : Exception(message)
{
    public static void Unless(bool holds, string message)
    {
        if (!holds) throw new UnequalException(message);
    }
}
