using System.Diagnostics;

[assembly: AssemblyFixture(typeof(CallCenter.Browser.Tests.Support.Published))]

namespace CallCenter.Browser.Tests.Support;

/// <summary>The product as an operator gets it: published once per run, for the tests that start, stop and kill it.</summary>
public sealed class Published
{
    private readonly Lazy<Task<string>> _folder = new(Publish);

    /// <summary>The folder with CallCenter.Web.dll and CallCenter.Carrier.dll.</summary>
    public Task<string> Folder => _folder.Value;

    private static async Task<string> Publish()
    {
        // Who works on the tests publishes once by hand.
        if (Environment.GetEnvironmentVariable("CALLCENTER_PUBLISHED") is { Length: > 0 } given) return given;
        var folder = TestFolder.New("published");
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = TestFolder.Source, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])["publish", "src/CallCenter.Web", "-c", "Release", "-o", folder, "-v", "q", "-nologo", "--no-restore"])
            start.ArgumentList.Add(argument);
        using var publish = Process.Start(start) ?? throw new InvalidOperationException("No dotnet.");
        using var tie = Lifeline.Tie(publish.Id);
        var output = publish.StandardOutput.ReadToEndAsync();
        var errors = publish.StandardError.ReadToEndAsync();
        await publish.WaitForExitAsync().Bounded("dotnet publish", TimeSpan.FromMinutes(5));
        return publish.ExitCode == 0 ? folder : throw new InvalidOperationException($"dotnet publish: {await output}{await errors}");
    }
}
