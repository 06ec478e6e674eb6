using System.Net;
using CallCenter.Web.Data;
using CallCenter.Web.Tests.Support;

namespace CallCenter.Web.Tests.Api;

[Collection(nameof(ApiProduct))]
public sealed class KeyTests(ApiProduct api)
{
    [Theory]
    [InlineData("calls")]
    [InlineData("customers")]
    [InlineData("callbacks")]
    [InlineData("complaints")]
    [InlineData("follow-ups")]
    public async Task Without_a_valid_key_nothing_is_told(string path)
    {
        foreach (var key in new[] { null, "unknown" })
        {
            using var answer = await api.Client(key).GetAsync($"/api/v1/{path}");
            var (status, detail) = await answer.Problem();
            Assert.Equal(401, status);
            Assert.Contains("X-Api-Key", detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_key_in_the_role_of_an_agent_reads_no_lists_because_it_owns_nothing()
    {
        foreach (var path in new[] { "calls", "customers", "callbacks", "complaints", "follow-ups" })
        {
            using var answer = await api.Client("agent").GetAsync($"/api/v1/{path}");
            var (status, detail) = await answer.Problem();
            Assert.Equal(403, status);
            Assert.Contains("role", detail, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("GET", "nowhere", 404)]
    [InlineData("GET", "calls/not-an-id", 404)]
    [InlineData("DELETE", "calls", 405)]
    [InlineData("PUT", "phrase-checks", 405)]
    public async Task What_is_not_there_is_told_in_words_with_and_without_a_key(string method, string path, int expected)
    {
        foreach (var client in new[] { api.House, api.Client(null) })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/v1/{path}");
            using var answer = await client.SendAsync(request);
            var (status, detail) = await answer.Problem();
            Assert.Equal(expected, status);
            Assert.Contains("route", detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_fault_of_a_query_is_named_at_once()
    {
        using var answer = await api.House.GetAsync("/api/v1/calls?kind=third-callback&limit=0&from=2026-11-22&customerId=x&after=!");
        var (status, errors) = await answer.Problem();
        Assert.Equal(400, status);
        Assert.All(new[] { "kind", "limit", "from", "customerId", "after" }, name => Assert.Contains($"\"{name}\"", errors, StringComparison.Ordinal));
        Assert.Contains("second-callback", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_requests_of_one_key_are_refused_and_other_keys_go_on()
    {
        await using var product = await Product.Start(
            DatabaseProvider.Sqlite,
            [("Api:PerMinute", "3"), .. ApiProduct.Keys(("eager", "Manager", null, ""), ("calm", "Manager", null, ""))]);
        using var eager = ApiProduct.Client(product, "eager");
        for (var i = 0; i < 3; i++)
        {
            using var fine = await eager.GetAsync("/api/v1/calls");
            Assert.Equal(HttpStatusCode.OK, fine.StatusCode);
        }

        using var refused = await eager.GetAsync("/api/v1/calls");
        Assert.Equal(429, (await refused.Problem()).Status);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        using var calm = ApiProduct.Client(product, "calm");
        using var other = await calm.GetAsync("/api/v1/calls");
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }
}
