using System.Diagnostics;
using System.Globalization;
using CallCenter.Web.Tests.Support;

namespace CallCenter.Web.Tests.Data;

/// <summary>The product as a process of its own, for what only a process shows: exit codes, signals, the command line.</summary>
internal sealed class ProductProcess : IDisposable
{
    private readonly Process _process;
    private readonly Lifeline _tie;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private ProductProcess(Process process, Uri address)
    {
        (_process, Address) = (process, address);
        _tie = Lifeline.Tie(process.Id);
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    public Uri Address { get; }

    public int Id => _process.Id;

    /// <summary>Starts it on a free port; the settings are environment variables.</summary>
    public static ProductProcess Start(string[] arguments, params (string Key, string? Value)[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Next().ToString(CultureInfo.InvariantCulture)}/");
        // The folder of the sources is the content root, as it is with 'dotnet run'.
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Path.Combine(TestFolder.Source, "src", "CallCenter.Web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "CallCenter.Web.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["Telephony__SimulatorPort"] = "0";
        foreach (var (key, value) in settings) start.Environment[key] = value;
        return new(Process.Start(start) ?? throw new InvalidOperationException("No dotnet."), address);
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int Code, string Output, string Errors)> Run(string[] arguments, params (string Key, string? Value)[] settings)
    {
        using var process = Start(arguments, settings);
        return await process.EndAsync(input: "");
    }

    /// <summary>Gives it its input and waits for the end.</summary>
    public async Task<(int Code, string Output, string Errors)> EndAsync(string input)
    {
        await _process.StandardInput.WriteAsync(input);
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(120));
        return (_process.ExitCode, await _output, await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited) Lifeline.Signal(_process.Id, "KILL");
        _tie.Dispose();
        _process.Dispose();
    }
}
