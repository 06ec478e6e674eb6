using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CallCenter.Browser.Tests.Support;

/// <summary>The product's REST interface as another system sees it; used to look at what was stored, never to change it.</summary>
public sealed class Api : IDisposable
{
    private const string Key = "browser-tests-only-key";
    private readonly HttpClient _client;

    public Api(Uri product)
    {
        _client = new HttpClient { BaseAddress = product };
        _client.DefaultRequestHeaders.Add("X-Api-Key", Key);
    }

    /// <summary>The settings that make this key known to a product.</summary>
    public static IEnumerable<(string Key, string Value)> Settings =>
    [
        ("Api:Keys:0:Name", "browser-tests"),
        ("Api:Keys:0:Sha256", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))),
        ("Api:Keys:0:Role", "Manager"),
        ("Api:Keys:0:Scope", "personal"),
    ];

    public async Task<JsonElement> Get(string path)
    {
        using var answer = await _client.GetAsync(new Uri("/api/v1" + path, UriKind.Relative));
        var body = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonDocument.Parse(body).RootElement : throw new HttpRequestException($"GET {path}: {(int)answer.StatusCode} {body}");
    }

    public async Task<JsonElement> Post(string path, object body)
    {
        using var content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using var answer = await _client.PostAsync(new Uri("/api/v1" + path, UriKind.Relative), content);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonDocument.Parse(text).RootElement : throw new HttpRequestException($"POST {path}: {(int)answer.StatusCode} {text}");
    }

    /// <summary>The newest call of all.</summary>
    public async Task<JsonElement> NewestCall() => (await Get("/calls?limit=1")).GetProperty("items")[0];

    /// <summary>The events of a call: number, instant, type and facts.</summary>
    public async Task<IReadOnlyList<ToldEvent>> Events(string call) =>
        [.. (await Get($"/calls/{call}")).GetProperty("events").EnumerateArray().Select(e => new ToldEvent(
            e.GetProperty("seq").GetInt32(), e.GetProperty("at").GetDateTimeOffset(), e.GetProperty("type").GetString() ?? "", e.GetProperty("facts").GetRawText()))];

    public void Dispose() => _client.Dispose();
}

/// <summary>One event as REST tells it.</summary>
public sealed record ToldEvent(int Seq, DateTimeOffset At, string Type, string Facts);
