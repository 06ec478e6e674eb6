using System.Net;
using CallCenter.Core.People;
using CallCenter.Web.Tests.People;
using CallCenter.Web.Telephony;
using CallCenter.Web.Tests.Support;

namespace CallCenter.Web.Tests.Settings;

public sealed class EdgeTests
{
    [Fact]
    public async Task Every_answer_tells_the_browser_what_it_must_not_do()
    {
        await using var product = await Product.Start();
        using var client = product.Client();
        foreach (var path in (string[])["login", "health/live", "app.css", "api/v1/calls", "nowhere", ""])
            await Look(product, client, path);
    }

    private static async Task Look(Product product, HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        var host = product.Address.Authority;
        foreach (var part in (string[])["default-src 'self'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "frame-ancestors 'none'",
            "base-uri 'self'", "form-action 'self'", "object-src 'none'", $"connect-src 'self' ws://{host} wss://{host}"])
            Assert.Contains(part + (part.StartsWith("form-action", StringComparison.Ordinal) ? "" : ";"), policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Contains("camera=()", Assert.Single(answer.Headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task A_host_with_tricks_in_it_adds_nothing_to_the_policy()
    {
        await using var product = await Product.Start();
        using var client = product.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("login", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Host", "a'b_c:80");
        using var answer = await client.SendAsync(request);
        if (answer.StatusCode == HttpStatusCode.BadRequest) return;
        Assert.DoesNotContain("a'b", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_ins_are_counted_per_minute_and_the_one_too_many_is_told_so()
    {
        await using var product = await Product.Start(overrides: ("Limits:LoginsPerMinute", "3"));
        using var visitor = new Visitor(product.Address);
        for (var i = 0; i < 3; i++)
        {
            using var answer = await visitor.SignIn("nobody", "x");
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }
        using var refused = await visitor.SignIn("nobody", "x");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains("登录尝试过于频繁", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_of_more_than_64_KB_is_refused_even_if_it_is_signed()
    {
        await using var product = await Product.Start();
        using var client = product.Client();
        Assert.NotEqual(HttpStatusCode.Forbidden, await Signed(product, client, length: 1000));
        Assert.Equal(HttpStatusCode.Forbidden, await Signed(product, client, length: 64 * 1024));
    }

    private static async Task<HttpStatusCode> Signed(Product product, HttpClient client, int length)
    {
        var path = $"twilio/calls/{Guid.NewGuid()}/conference";
        var value = new string('x', length);
        using var body = new FormUrlEncodedContent([KeyValuePair.Create("A", value)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = body };
        request.Headers.Add(WebhookSignature.Header, WebhookSignature.Sign("0123456789abcdef0123456789abcdef", $"{product.Address}{path}A{value}"));
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    [Theory]
    [InlineData("", "http")]
    [InlineData("127.0.0.1", "https")]
    [InlineData("127.0.0.0/8", "https")]
    [InlineData("10.0.0.0/8", "http")]
    public async Task Only_a_known_proxy_is_believed(string known, string scheme)
    {
        await using var product = await Product.Start(overrides: known.Length == 0 ? [] : [("Proxy:Known:0", known)]);
        using var client = product.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("", UriKind.Relative));
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        using var answer = await client.SendAsync(request);
        Assert.Equal(scheme, answer.Headers.Location!.Scheme);
    }

    [Fact]
    public async Task A_page_that_is_not_for_the_role_says_so_in_words()
    {
        await using var product = await Product.Start();
        await Visitor.Make(product, "li.na", Role.Agent);
        using var visitor = await Visitor.SignedIn(product, "li.na");
        using var answer = await visitor.Get("board");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.StartsWith("text/html", answer.Content.Headers.ContentType?.ToString(), StringComparison.Ordinal);
    }
}
