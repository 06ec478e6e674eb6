using System.Diagnostics;
using CallCenter.Benchmarks.Ground;
using CallCenter.Web.Compliance;
using CallCenter.Web.Scripts;

namespace CallCenter.Benchmarks.Scripts;

/// <summary>
/// What a start pays for its scripts: phrase lists compiled, every script and shared part read and checked. First in a fresh process, then
/// with every text changed, then with nothing changed.
/// </summary>
internal static class LoadBench
{
    public static Task RunAsync(bool quick)
    {
        var turns = quick ? 9 : 25;
        var folder = Directory.CreateTempSubdirectory("callcenter-load-").FullName;
        try
        {
            Copy(Path.Combine(AppContext.BaseDirectory, "scripts"), folder);
            var table = new Table("load: phrase lists and all scripts of the folder", "what", "first ms", "all changed ms, median", "fastest–slowest", "processor ms, median", "nothing changed ms");
            Add(table, "phrase lists", () => new PhraseLibrary(folder), (() => Change(Path.Combine(folder, "phrases")), turns));
            var lists = new PhraseLibrary(folder);
            Add(table, "scripts", () => new ScriptLibrary(folder, lists), (() => Change(folder), turns));
            table.Note($"{new ScriptLibrary(folder, lists).Current.Count} scripts; the first turn compiles the program as well.");
            table.Print();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return Task.CompletedTask;
    }

    private static void Add(Table table, string what, Func<object> load, (Action Change, int Turns) how)
    {
        var first = Time(load).Wall;
        var times = Enumerable.Range(0, how.Turns).Select(_ =>
        {
            how.Change();
            return Time(load);
        }).ToList();
        var same = Enumerable.Range(0, how.Turns).Select(_ => Time(load).Wall).ToList();
        table.Add(what, $"{first:0}", $"{Timing.Of(times.Select(t => t.Wall), 50):0}", $"{times.Min(t => t.Wall):0}–{times.Max(t => t.Wall):0}",
            $"{Timing.Of(times.Select(t => t.Processor), 50):0}", $"{Timing.Of(same, 50):0.0}");
    }

    private static (double Wall, double Processor) Time(Func<object> load)
    {
        var (since, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        GC.KeepAlive(load());
        return (Stopwatch.GetElapsedTime(since).TotalMilliseconds, (Environment.CpuUsage.TotalTime - used).TotalMilliseconds);
    }

    private static void Change(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories))
            File.AppendAllText(file, "# again\n");
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy) ?? to);
            File.Copy(file, copy);
        }
    }
}
