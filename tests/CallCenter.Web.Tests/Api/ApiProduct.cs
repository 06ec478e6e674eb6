using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CallCenter.Web.Data;
using CallCenter.Web.Tests.Support;

namespace CallCenter.Web.Tests.Api;

/// <summary>One product with demo data and keys of several roles, for every test that only reads.</summary>
public sealed class ApiProduct : IAsyncLifetime
{
    private Product? product;

    public Product Product => product!;

    /// <summary>Sees every team, masked.</summary>
    public HttpClient House => Client("house");

    /// <summary>Sees every team, unmasked.</summary>
    public HttpClient Personal => Client("personal");

    /// <summary>Sees team 1, masked.</summary>
    public HttpClient Team => Client("team");

    public static (string Key, string? Value)[] Keys(params (string Name, string Role, string? Team, string Scope)[] keys) =>
        [.. keys.SelectMany((key, i) => new (string, string?)[]
        {
            ($"Api:Keys:{i}:Name", key.Name), ($"Api:Keys:{i}:Role", key.Role), ($"Api:Keys:{i}:Team", key.Team), ($"Api:Keys:{i}:Scope", key.Scope),
            ($"Api:Keys:{i}:Sha256", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Secret(key.Name))))),
        })];

    public async ValueTask InitializeAsync() => product = await Product.Start(
        DatabaseProvider.Sqlite,
        [
            ("Demo:Data", "true"), ("Api:PerMinute", "100000"),
            .. Keys(("house", "Manager", null, ""), ("personal", "Manager", null, "personal"), ("team", "TeamLead", "1", ""), ("agent", "Agent", "1", "")),
        ]);

    public async ValueTask DisposeAsync() => await Product.DisposeAsync();

    public HttpClient Client(string? key) => Client(Product, key);

    public static HttpClient Client(Product product, string? key)
    {
        var client = product.Client();
        if (key is not null)
            client.DefaultRequestHeaders.Add("X-Api-Key", Secret(key));
        return client;
    }

    private static string Secret(string name) => $"cc_test_{name}";
}

[CollectionDefinition(nameof(ApiProduct))]
public sealed class ApiCollection : ICollectionFixture<ApiProduct>;

/// <summary>Short ways to ask and to read the answers.</summary>
internal static class Asking
{
    public static async Task<JsonObject> Json(this HttpClient client, string path) =>
        await client.GetFromJsonAsync<JsonObject>($"/api/v1/{path}") ?? throw new InvalidOperationException("Nothing came back.");

    public static async Task<JsonObject> Post(this HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync($"/api/v1/{path}", body);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonObject>() ?? throw new InvalidOperationException("Nothing came back.");
    }

    public static IReadOnlyList<JsonObject> Items(this JsonObject page) => [.. page["items"]!.AsArray().Select(item => item!.AsObject())];

    public static string Text(this JsonObject item, string name) => item[name]!.GetValue<string>();

    /// <summary>A refusal: its status and its words.</summary>
    public static async Task<(int Status, string Detail)> Problem(this HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var body = await answer.Content.ReadFromJsonAsync<JsonObject>();
        Assert.Equal((int)answer.StatusCode, body!["status"]!.GetValue<int>());
        return ((int)answer.StatusCode, body["detail"]?.GetValue<string>() ?? body["errors"]?.ToJsonString() ?? "");
    }
}
