using System.Diagnostics;

namespace CallCenter.Browser.Tests.Support;

/// <summary>A started process of ours: its output is kept, it ends with us, it is stopped or killed by its id.</summary>
public sealed class Running : IDisposable
{
    private readonly Process _process;
    private readonly Lifeline _tie;
    private readonly List<string> _lines = [];

    private Running(Process process)
    {
        _process = process;
        _tie = Lifeline.Tie(process.Id);
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>Everything it printed so far.</summary>
    public string Output { get { lock (_lines) return string.Join('\n', _lines); } }

    /// <summary>Starts <c>dotnet DLL ARGUMENTS</c> with nothing of our environment that would steer it, and these settings.</summary>
    public static Running Start(string dll, IReadOnlyDictionary<string, string> settings, string workFolder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = workFolder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(dll);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("ASPNETCORE_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        foreach (var (key, value) in settings) start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        return new Running(Process.Start(start) ?? throw new InvalidOperationException("No dotnet."));
    }

    /// <summary>SIGTERM, then how long it took to end.</summary>
    public async Task<TimeSpan> Stop(TimeSpan? within = null)
    {
        var watch = Stopwatch.StartNew();
        Lifeline.Signal(Id, "TERM");
        await Ended(within);
        return watch.Elapsed;
    }

    /// <summary>SIGKILL: no drain, no goodbye.</summary>
    public async Task Kill()
    {
        Lifeline.Signal(Id, "KILL");
        await Ended();
    }

    public async Task Ended(TimeSpan? within = null)
    {
        using var limit = new CancellationTokenSource(within ?? TimeSpan.FromSeconds(20));
        try { await _process.WaitForExitAsync(limit.Token); }
        catch (OperationCanceledException late) { throw new TimeoutException($"Process {Id} did not end. It printed:\n{Output}", late); }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit(20_000);
        }
        _tie.Dispose();
        _process.Dispose();
    }

    private void Keep(string? line) { if (line is not null) lock (_lines) _lines.Add(line); }
}
