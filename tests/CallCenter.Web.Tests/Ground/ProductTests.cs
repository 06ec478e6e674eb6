using System.Net;
using System.Text.RegularExpressions;
using CallCenter.Web.Data;
using CallCenter.Web.Tests.Support;

namespace CallCenter.Web.Tests.Ground;

public sealed partial class ProductTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_whole_product_starts_on_a_real_port_and_serves_the_9_0_script(DatabaseProvider provider)
    {
        await using var product = await Product.Start(provider);
        using var client = product.Client();
        var page = await client.GetStringAsync(new Uri("/login", UriKind.Relative));
        var script = ScriptPath().Match(page);
        Assert.True(script.Success, page);
        using var answer = await client.GetAsync(new Uri("/" + script.Value, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(187_546, (await answer.Content.ReadAsByteArrayAsync()).Length);
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_sent_to_the_login_page()
    {
        await using var product = await Product.Start();
        using var client = product.Client();
        using var answer = await client.GetAsync(new Uri("/", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/login", answer.Headers.Location?.PathAndQuery ?? answer.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"_framework/blazor\.web\.[a-z0-9]+\.js", RegexOptions.None, 1000)]
    private static partial Regex ScriptPath();
}
