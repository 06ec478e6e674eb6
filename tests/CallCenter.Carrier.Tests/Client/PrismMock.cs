using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace CallCenter.Carrier.Tests.Client;

/// <summary>Prism plays the carrier by its published description: what breaks the description is answered 422.</summary>
public sealed class PrismMock : IAsyncLifetime
{
    private readonly string description = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
    private Process? prism;

    public string Url { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(description, await DescriptionAsync());
        var port = FreePort();
        Url = $"http://127.0.0.1:{port}";
        prism = Process.Start(new ProcessStartInfo("node",
        [
            Path.Combine(Oracle.Folder, "node_modules", "@stoplight", "prism-cli", "dist", "index.js"), "mock", "-h", "127.0.0.1", "-p", $"{port}", "--errors",
            description,
        ])
        { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true });
        // Read to the end of its life, or a full pipe would stop it.
        prism!.OutputDataReceived += (_, _) => { };
        prism.ErrorDataReceived += (_, _) => { };
        prism.BeginOutputReadLine();
        prism.BeginErrorReadLine();
        await ListensAsync();
    }

    public async ValueTask DisposeAsync()
    {
        prism?.Kill(entireProcessTree: true);
        if (prism is not null) await prism.WaitForExitAsync();
        prism?.Dispose();
        File.Delete(description);
    }

    /// <summary>The description calls the addresses of a list's pages whole ones, and gives examples that begin at the path, as they do in truth.</summary>
    private static async Task<string> DescriptionAsync()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Oracle.Folder, "Contract", "twilio_api_v2010.json"));
        var root = JsonNode.Parse(text)!;
        foreach (var path in root["paths"]!.AsObject())
            if (path.Value?["get"]?["responses"]?["200"]?["content"]?["application/json"]?["schema"]?["properties"] is JsonObject answer)
                foreach (var name in new[] { "uri", "first_page_uri", "next_page_uri", "previous_page_uri" })
                    answer[name]?.AsObject().Remove("format");
        // Its example of a number says "" where its own schema wants an address or nothing.
        var numbers = root["paths"]!["/2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers.json"]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["examples"]!;
        foreach (var number in numbers["readFull"]!["value"]!["incoming_phone_numbers"]!.AsArray())
            foreach (var empty in number!.AsObject().Where(p => p.Value is JsonValue value && value.TryGetValue<string>(out var text) && text.Length == 0).ToList())
                number[empty.Key] = null;
        return root.ToJsonString();
    }

    private async Task ListensAsync()
    {
        using var http = new HttpClient { BaseAddress = new Uri(Url) };
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var tries = 0; tries < 600; tries++)
        {
            try
            {
                using var answer = await http.GetAsync("/2010-04-01/Accounts.json");
                return;
            }
            catch (HttpRequestException)
            {
                await tick.WaitForNextTickAsync();
            }
        }
        Assert.Fail("Prism did not listen within a minute.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
