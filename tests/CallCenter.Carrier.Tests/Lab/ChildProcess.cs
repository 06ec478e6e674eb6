using System.Diagnostics;
using System.Text;

namespace CallCenter.Carrier.Tests.Lab;

/// <summary>A process of ours: its output is kept, its end is bounded, and it is stopped by its own number with its children.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private ChildProcess(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
    }

    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

    public bool HasExited => _process.HasExited;

    public static ChildProcess Start(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        var child = new ChildProcess(new Process { StartInfo = start });
        child._process.Start();
        child._process.StandardInput.Close();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Waits until the output holds the text; fails when the process ends before, or after a minute.</summary>
    public async Task Says(string text)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(25));
        while (!Output.Contains(text, StringComparison.Ordinal))
        {
            if (HasExited || limit.IsCancellationRequested) Assert.Fail($"'{text}' was never said:\n{Output}");
            await tick.WaitForNextTickAsync();
        }
    }

    /// <summary>The exit code; fails, and ends the process, after the limit.</summary>
    public async Task<int> End(TimeSpan limit)
    {
        using var timer = new CancellationTokenSource(limit);
        try
        {
            await _process.WaitForExitAsync(timer.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            Assert.Fail($"Not ended within {limit.TotalSeconds} s:\n{Output}");
        }

        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (_output) _output.AppendLine(line);
    }
}
