using System.Diagnostics;

namespace CallCenter.Web.Tests.Support;

/// <summary>
/// Ties a started process to this one by its id: a small shell waits on a pipe that only we hold, so even when the test
/// run is killed the pipe closes and the child goes too. Nothing is ever ended by name.
/// </summary>
public sealed class Lifeline : IDisposable
{
    private readonly Process _guard;

    private Lifeline(Process guard) => _guard = guard;

    public static Lifeline Tie(int pid, string signal = "KILL")
    {
        var start = new ProcessStartInfo("sh") { RedirectStandardInput = true, UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"read -r word; [ \"$word\" = done ] || kill -{signal} {pid} 2>/dev/null");
        var guard = Process.Start(start) ?? throw new InvalidOperationException("No shell.");
        return new Lifeline(guard);
    }

    /// <summary>Sends a signal such as TERM or KILL to one process.</summary>
    public static void Signal(int pid, string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, pid.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>The process has ended in order: the guard goes without a shot.</summary>
    public void Dispose()
    {
        if (!_guard.HasExited)
        {
            _guard.StandardInput.WriteLine("done");
            _guard.StandardInput.Close();
            _guard.WaitForExit(2000);
        }
        _guard.Dispose();
    }
}
