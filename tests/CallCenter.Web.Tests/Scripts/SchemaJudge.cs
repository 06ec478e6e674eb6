using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Web.Scripts;
using CallCenter.Web.Tests.Support;

namespace CallCenter.Web.Tests.Scripts;

/// <summary>ajv, asked once for everything.</summary>
internal static class SchemaJudge
{
    /// <summary>A file and the schema it is held to.</summary>
    internal sealed record Case(string Name, string Schema, string Path);

    /// <summary>The fault of each file by its name; none when it agrees with its schema.</summary>
    internal static async Task<IReadOnlyDictionary<string, string?>> Ask(IEnumerable<Case> cases)
    {
        string[] schemas = ["script.schema.json", "part.schema.json", "phrases.schema.json"];
        var asked = new JsonObject
        {
            ["schemas"] = new JsonArray([.. schemas.Select(Schema)]),
            ["cases"] = new JsonArray([.. cases.Select(c => (JsonNode)new JsonObject
            {
                ["name"] = c.Name,
                ["schema"] = c.Schema,
                ["value"] = Plain(YamlReader.Read(File.ReadAllText(c.Path)).Tree!),
            })]),
        };
        using var node = Process.Start(new ProcessStartInfo("node", DataFolder.Fixture("Scripts", "judge.mjs"))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (answer, faults) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.StandardInput.WriteAsync(asked.ToJsonString());
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await faults);
        return JsonSerializer.Deserialize<Dictionary<string, string?>>(await answer)!;
    }

    private static JsonNode Schema(string file)
    {
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(DataFolder.Scripts, file)))!.AsObject();
        schema["$id"] = file;
        return schema;
    }

    private static JsonNode? Plain(YamlNode node) => node switch
    {
        YamlMap map => new JsonObject(map.Entries.Select(e => KeyValuePair.Create(e.Key.Text, Plain(e.Value)))),
        YamlList list => new JsonArray([.. list.Items.Select(Plain)]),
        YamlScalar { Text: "true" } => true,
        YamlScalar scalar => scalar.Text,
        _ => null,
    };
}
