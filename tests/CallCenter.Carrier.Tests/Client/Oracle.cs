using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CallCenter.Carrier.Tests.Client;

/// <summary>The carrier's official Node library as a judge: questions in, answers out, one run for all of them.</summary>
internal static class Oracle
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The folder of the test project in the sources: Node finds <c>node_modules</c> there.</summary>
    public static string Folder { get; } = Path.GetDirectoryName(Path.GetDirectoryName(Here()))!;

    public static async Task<JsonArray> AskAsync(params object[] questions)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, "Client", "oracle.js")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        })!;
        var (answer, complaint) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(questions, Web));
        node.StandardInput.Close();
        await node.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.True(node.ExitCode == 0, await complaint);
        return JsonNode.Parse(await answer)!.AsArray();
    }

    private static string Here([CallerFilePath] string file = "") => file;
}
