using System.Diagnostics;
using System.Text.Json;

namespace CallCenter.Benchmarks.Phrases;

/// <summary>What a Node program measured.</summary>
internal sealed record NodeResult(string Name, double Seconds, long Hits);

/// <summary>The npm packages mint-filter and fastscan on the same phrases and texts; nothing where Node or they are missing (`npm ci` in this project).</summary>
internal static class NodePeers
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static async Task<IReadOnlyList<NodeResult>> RunAsync(IReadOnlyList<string> phrases, IReadOnlyList<string> texts)
    {
        var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", ".."));
        var project = Path.Combine(folder, "CallCenter.Benchmarks");
        if (!Directory.Exists(Path.Combine(project, "node_modules")))
            return [];
        var input = Path.Combine(Path.GetTempPath(), $"phrases-{Environment.ProcessId}.json");
        await File.WriteAllTextAsync(input, JsonSerializer.Serialize(new { phrases, texts }));
        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(project, "Phrases", "peers.mjs"), input])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }) ?? throw new InvalidOperationException("node did not start.");
            var told = await node.StandardOutput.ReadToEndAsync();
            await node.WaitForExitAsync();
            return JsonSerializer.Deserialize<List<NodeResult>>(told, Web) ?? [];
        }
        finally
        {
            File.Delete(input);
        }
    }
}
