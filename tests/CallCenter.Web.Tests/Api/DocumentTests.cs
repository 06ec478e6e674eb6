using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace CallCenter.Web.Tests.Api;

[Collection(nameof(ApiProduct))]
public sealed class DocumentTests(ApiProduct api)
{
    [Fact]
    public async Task The_document_lists_every_route_of_the_interface_and_nothing_else()
    {
        var listed = (await Document())["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(operation => $"{operation.Key.ToUpperInvariant()} {path.Key}"));
        var mapped = api.Product.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText is { } route && route.StartsWith("/api/v1/", StringComparison.Ordinal) && !route.Contains("**", StringComparison.Ordinal))
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => $"{m} {e.RoutePattern.RawText!.Replace(":guid", "", StringComparison.Ordinal)}"));
        Assert.Equal(mapped.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        Assert.Equal(15, listed.Count());
    }

    [Fact]
    public async Task Every_operation_is_named_described_and_says_what_may_go_wrong()
    {
        foreach (var operation in await Operations())
        {
            Assert.NotEmpty(operation.Text("operationId"));
            Assert.NotEmpty(operation.Text("summary"));
            Assert.All(new[] { "200", "400", "401", "403", "429" }, status => Assert.True(operation["responses"]!.AsObject().ContainsKey(status), status));
            foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
            {
                var name = parameter!.AsObject().Text("name");
                Assert.Equal(char.ToLowerInvariant(name[0]), name[0]);
                Assert.True(name == "id" || parameter["description"] is not null, name);
            }
        }
    }

    [Fact]
    public async Task The_key_is_a_security_scheme_that_every_operation_needs()
    {
        var document = await Document();
        var scheme = Assert.Single(document["components"]!["securitySchemes"]!.AsObject());
        Assert.Equal(("apiKey", "header", "X-Api-Key"), (scheme.Value!["type"]!.GetValue<string>(), scheme.Value["in"]!.GetValue<string>(), scheme.Value["name"]!.GetValue<string>()));
        Assert.True(document["security"]!.AsArray()[0]!.AsObject().ContainsKey(scheme.Key));
    }

    [Fact]
    public async Task Values_instants_and_references_are_whole()
    {
        var document = await Document();
        var text = document.ToJsonString();
        var schemas = document["components"]!["schemas"]!.AsObject();
        Assert.Contains("second-callback", schemas["CallbackKind"]!["enum"]!.AsArray().Select(v => v!.GetValue<string>()));
        Assert.Equal("date-time", schemas["CallShown"]!["properties"]!["placedAt"]!["format"]!.GetValue<string>());
        var referred = System.Text.RegularExpressions.Regex.Matches(text, "#/components/schemas/(?<name>[A-Za-z0-9]+)", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
        Assert.NotEmpty(referred);
        Assert.All(referred, m => Assert.True(schemas.ContainsKey(m.Groups["name"].Value), m.Value));
    }

    [Fact]
    public async Task The_document_is_valid_OpenAPI()
    {
        using var client = api.Product.Client();
        var read = OpenApiDocument.Parse(await client.GetStringAsync("/openapi/v1.json"), "json");
        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Equal(15, read.Document!.Paths.Sum(path => path.Value.Operations!.Count));
    }

    private async Task<JsonObject> Document()
    {
        using var client = api.Product.Client();
        return await client.GetFromJsonAsync<JsonObject>("/openapi/v1.json") ?? throw new InvalidOperationException("No document.");
    }

    private async Task<List<JsonObject>> Operations() =>
        [.. (await Document())["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => operation.Value!.AsObject()))];
}
