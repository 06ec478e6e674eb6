using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace CallCenter.Benchmarks.Ground;

/// <summary>What the figures were taken on; printed above every run.</summary>
internal static class Machine
{
    public static void Print(bool quick)
    {
        Console.WriteLine($"- {TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm}Z, {Environment.ProcessorCount} × {Processor()}, "
            + $"{Gigabytes():0.0} GB, load average at start {Load()}");
        Console.WriteLine($"- {RuntimeInformation.OSDescription}, disk of the databases: {Disk()}");
        Console.WriteLine($"- {RuntimeInformation.FrameworkDescription}, {Build()} build, SQLite {Sqlite()}{(quick ? ", quick run" : "")}");
    }

    private static string Processor() => Read("/proc/cpuinfo").Split('\n')
        .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
        ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static double Gigabytes() => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9;

    private static string Load() => Read("/proc/loadavg").Split(' ')[0] is { Length: > 0 } load ? load : "unknown";

    private static string Disk()
    {
        var drive = DriveInfo.GetDrives()
            .Where(d => Path.GetTempPath().StartsWith(d.RootDirectory.FullName, StringComparison.Ordinal))
            .MaxBy(d => d.RootDirectory.FullName.Length);
        return drive?.DriveFormat ?? "unknown";
    }

    private static string Build()
    {
#if DEBUG
        return "DEBUG (figures mean nothing)";
#else
        return "Release";
#endif
    }

    private static string Sqlite()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return connection.ServerVersion.ToString(CultureInfo.InvariantCulture);
    }

    private static string Read(string path) => File.Exists(path) ? File.ReadAllText(path) : "";
}
