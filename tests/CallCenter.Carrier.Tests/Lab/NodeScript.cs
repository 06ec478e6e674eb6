namespace CallCenter.Carrier.Tests.Lab;

/// <summary>A script of this test project, run by Node beside the packages of its package.json.</summary>
public static class NodeScript
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>The folder of this test project in the sources: Node finds <c>node_modules</c> there.</summary>
    public static string Folder { get; } = Find();

    /// <summary>Runs a script to its end and returns what it printed; fails when it ends with an error.</summary>
    /// <param name="script">Path below this test project, such as <c>Contract/client.cjs</c>.</param>
    /// <param name="arguments">Handed over as they are.</param>
    public static async Task<string> Run(string script, params string[] arguments)
    {
        await using var process = Start(script, arguments);
        var code = await process.End(Longest);
        Assert.True(code == 0, $"{script} ended with {code}:\n{process.Output}");
        return process.Output;
    }

    /// <summary>Starts a script that goes on running until it is disposed of.</summary>
    public static ChildProcess Start(string script, params string[] arguments) => ChildProcess.Start("node", Folder, [script, .. arguments]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CallCenter.sln"))) folder = folder.Parent;
        return folder is null
            ? throw new InvalidOperationException("CallCenter.sln is in no folder above the tests.")
            : Path.Combine(folder.FullName, "tests", "CallCenter.Carrier.Tests");
    }
}
