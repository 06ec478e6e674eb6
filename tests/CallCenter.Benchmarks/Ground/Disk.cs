using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace CallCenter.Benchmarks.Ground;

/// <summary>What the disk itself allows: a page of a file that has its size already is written and forced down, as a log is.</summary>
internal static partial class Disk
{
    private const int Page = 4096;
    private const int Pages = 1024;

    /// <summary>Milliseconds of every page.</summary>
    public static IReadOnlyList<double> Force(string folder, TimeSpan how)
    {
        var file = Path.Combine(folder, "force.bin");
        var bytes = new byte[Page * Pages];
        Random.Shared.NextBytes(bytes);
        var milliseconds = new List<double>();
        using (var handle = File.OpenHandle(file, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(handle, bytes, 0);
            RandomAccess.FlushToDisk(handle);
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; Stopwatch.GetElapsedTime(start) < how; i++)
            {
                var began = Stopwatch.GetTimestamp();
                RandomAccess.Write(handle, bytes.AsSpan(i % Pages * Page, Page), i % Pages * Page);
                Down(handle);
                milliseconds.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        }
        File.Delete(file);
        return milliseconds;
    }

    // SQLite forces the data and leaves the file's times alone; .NET itself offers only the dearer way.
    private static void Down(SafeFileHandle handle)
    {
        if (!OperatingSystem.IsLinux()) RandomAccess.FlushToDisk(handle);
        else if (ForceData(handle) != 0) throw new IOException($"fdatasync failed: {Marshal.GetLastPInvokeError()}");
    }

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ForceData(SafeFileHandle handle);
}
