using System.Diagnostics;

namespace CallCenter.Benchmarks.Ground;

/// <summary>What the disk itself allows: one page written and forced down, again and again.</summary>
internal static class Disk
{
    public static IReadOnlyList<double> Force(string folder, TimeSpan how)
    {
        var file = Path.Combine(folder, "force.bin");
        var page = new byte[4096];
        Random.Shared.NextBytes(page);
        var milliseconds = new List<double>();
        using (var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            var start = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(start) < how)
            {
                var began = Stopwatch.GetTimestamp();
                stream.Write(page);
                stream.Flush(flushToDisk: true);
                milliseconds.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        }
        File.Delete(file);
        return milliseconds;
    }
}
