using System.Diagnostics;
using CallCenter.Web.Tests.Support;

namespace CallCenter.Web.Tests.Telephony;

/// <summary>The softphone comes from npm at build. A build without npm succeeds and says what is left out.</summary>
public sealed class SoftphoneBuildTests
{
    [Fact]
    [Trait("Length", "Long")]
    public async Task A_build_without_npm_succeeds_and_says_that_the_softphone_is_left_out()
    {
        var empty = TestFolder.New("npm-less");
        var start = new ProcessStartInfo(Path.GetFullPath(Environment.ProcessPath is { } own && Path.GetFileName(own) == "dotnet" ? own : Dotnet()))
        {
            WorkingDirectory = Path.Combine(TestFolder.Source, "src", "CallCenter.Web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in new[] { "msbuild", "-t:RestoreSoftphone", "-nologo", "-nodeReuse:false", $"-p:Softphone={empty}/softphone.js", $"-p:SoftphonePackage={empty}/package.js" })
            start.ArgumentList.Add(argument);
        // Nothing on the path: neither npm nor node is found.
        start.Environment["PATH"] = empty;
        using var build = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var said = await build.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await build.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(build.ExitCode == 0, said);
        Assert.Contains("The softphone in the browser is left out", said, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(empty, "softphone.js")));
    }

    private static string Dotnet() => (Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Environment.GetEnvironmentVariable("PATH")?.Split(':')
        .Select(folder => Path.Combine(folder, "dotnet")).FirstOrDefault(File.Exists)) ?? throw new InvalidOperationException("No dotnet on the path.");
}
