using System.Runtime.Versioning;

// The tests start PostgreSQL, Chromium and shells where Debian keeps them.
[assembly: SupportedOSPlatform("linux")]

namespace CallCenter.Web.Tests.Support;

/// <summary>Folders of this run. <c>tests/run.sh</c> names one and removes it; without it they lie in the system's temp folder and go at the end.</summary>
public static class TestFolder
{
    private static string? own;
    private static readonly string Root = MakeRoot();

    public static string New(string purpose) =>
        Directory.CreateDirectory(Path.Combine(Root, $"{purpose}-{Guid.NewGuid():N}")).FullName;

    /// <summary>A copy of a folder of the source tree, under its own name, to be spoilt.</summary>
    public static string CopyOf(string name)
    {
        var to = Path.Combine(New(name), name);
        Copy(Path.Combine(Source, name), to);
        return to;
    }

    public static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target) ?? to);
            File.Copy(file, target);
        }
    }

    /// <summary>The top of the source tree, found from the solution file upwards.</summary>
    public static string Source { get; } = FindSource();

    private static string MakeRoot()
    {
        var given = Environment.GetEnvironmentVariable("CALLCENTER_TEST_WORK");
        if (!string.IsNullOrEmpty(given)) return given;
        var made = Directory.CreateTempSubdirectory("callcenter-").FullName;
        // Another user (postgres) has to pass through.
        File.SetUnixFileMode(made, File.GetUnixFileMode(made) | UnixFileMode.OtherExecute | UnixFileMode.GroupExecute);
        own = made;
        return made;
    }

    /// <summary>Removes the folder that this run made for itself; one that was given belongs to the giver.</summary>
    internal static void RemoveOwn()
    {
        if (own is null) return;
        try { Directory.Delete(own, recursive: true); }
        catch (IOException) { /* a file still open: the system's temp folder is cleaned by others */ }
        catch (UnauthorizedAccessException) { /* likewise */ }
    }

    private static string FindSource()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CallCenter.sln"))) return folder.FullName;
        }
        throw new DirectoryNotFoundException("CallCenter.sln is not above the tests.");
    }
}
