using System.Net;
using System.Text.RegularExpressions;
using CallCenter.Core.People;
using CallCenter.Web.Data;
using CallCenter.Web.People;
using CallCenter.Web.Tests.Data;
using CallCenter.Web.Tests.People;
using CallCenter.Web.Tests.Support;

namespace CallCenter.Web.Tests.Settings;

/// <summary>The product in Production behind a proxy that speaks TLS for it.</summary>
public sealed partial class ProductionTests
{
    [Fact]
    public async Task In_Production_cookies_are_secure_browsers_stay_with_https_and_no_demo_account_gets_in()
    {
        var database = await TestDatabase.New(DatabaseProvider.Sqlite);
        await using (var before = await Product.Start(database))
        {
            await Visitor.Make(before, "boss", Role.Administrator);
            await Visitor.Make(before, "demo.boss", Role.Administrator, demo: true);
        }
        using var process = ProductProcess.Start([], Settings(database));
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = process.Address };
        client.DefaultRequestHeaders.Host = "callcenter.example";
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        await Eventually.Holds(async () => await Status(client, "health/ready") == HttpStatusCode.OK, "ready", TimeSpan.FromSeconds(120));

        using var page = await client.GetAsync(new Uri("login", UriKind.Relative));
        Assert.Contains("max-age=", Assert.Single(page.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
        var text = await page.Content.ReadAsStringAsync();
        Assert.DoesNotContain("demo.boss", text, StringComparison.Ordinal);
        Assert.All(page.Headers.GetValues("Set-Cookie"), x => Assert.Contains("secure", x, StringComparison.OrdinalIgnoreCase));

        using var plain = new HttpRequestMessage(HttpMethod.Get, new Uri(process.Address, "login"));
        plain.Headers.Add("Accept", "text/html");
        using var http = new HttpClient();
        using var bare = await http.SendAsync(plain);
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
        Assert.Contains("Proxy:Known", await bare.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var demo = await Post(client, page, text, "login/password", "demo.boss");
        Assert.EndsWith("/login?fault=Wrong", demo.Headers.Location?.ToString(), StringComparison.Ordinal);
        using var click = await Post(client, page, text, "login/demo", "demo.boss");
        // There is no such route: whoever is not signed in is not told so.
        Assert.Equal(HttpStatusCode.Unauthorized, click.StatusCode);
        Assert.DoesNotContain(Cookies(click), x => x.StartsWith("callcenter=", StringComparison.Ordinal));
        using var boss = await Post(client, page, text, "login/password", "boss");
        var cookie = Assert.Single(Cookies(boss), x => x.StartsWith("callcenter=", StringComparison.Ordinal));
        foreach (var word in (string[])["secure", "httponly", "samesite=lax"]) Assert.Contains(word, cookie, StringComparison.OrdinalIgnoreCase);
    }

    private static (string, string?)[] Settings(TestDatabase database) =>
    [
        ("Database__ConnectionString", database.ConnectionString), ("ASPNETCORE_ENVIRONMENT", "Production"), ("Proxy__Known__0", "127.0.0.1"),
        ("Telephony__Carrier", "Simulator"), ("Telephony__AuthToken", "0123456789abcdef0123456789abcdef"), ("Telephony__PublicUrl", "https://callcenter.example"),
    ];

    private static async Task<HttpStatusCode> Status(HttpClient client, string path)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return HttpStatusCode.ServiceUnavailable;
        }
    }

    private static async Task<HttpResponseMessage> Post(HttpClient client, HttpResponseMessage page, string text, string path, string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative));
        request.Headers.Add("Cookie", page.Headers.GetValues("Set-Cookie").Select(x => x.Split(';')[0]));
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = Token().Match(text).Groups["token"].Value,
            ["userName"] = name,
            ["password"] = Visitor.Password,
        });
        return await client.SendAsync(request);
    }

    private static IEnumerable<string> Cookies(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [];

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
