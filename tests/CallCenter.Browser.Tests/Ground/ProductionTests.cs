using System.Net;
using System.Text.RegularExpressions;
using CallCenter.Browser.Tests.Support;

namespace CallCenter.Browser.Tests.Ground;

/// <summary>The published build as an operator runs it, in Production.</summary>
public sealed partial class ProductionTests(Published published)
{
    [Fact]
    public async Task It_serves_script_and_styles_fingerprinted_and_has_no_demo_accounts()
    {
        await using var product = await PublishedProduct.Production(await published.Folder, Whole()).Start();
        using var client = product.Client();
        // In Production somebody in front speaks TLS: cookies are for https alone.
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        var page = await client.GetStringAsync(new Uri("/login", UriKind.Relative));
        Assert.DoesNotContain("value=\"agent1001\"", page, StringComparison.Ordinal);
        var assets = Asset().Matches(page).Select(m => m.Value).Distinct(StringComparer.Ordinal).ToList();
        Assert.Contains(assets, a => a.StartsWith("_framework/blazor.web.", StringComparison.Ordinal));
        Assert.Contains(assets, a => a.EndsWith(".css", StringComparison.Ordinal));
        foreach (var asset in assets)
        {
            using var answer = await client.GetAsync(new Uri("/" + asset, UriKind.Relative));
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{asset}: {answer.StatusCode}");
            Assert.Contains("immutable", answer.Headers.CacheControl?.ToString() ?? "", StringComparison.Ordinal);
            if (asset.Contains("blazor.web", StringComparison.Ordinal)) Assert.Equal(187_546, (await answer.Content.ReadAsByteArrayAsync()).Length);
        }
    }

    [Fact]
    public async Task Without_a_carrier_the_start_fails_and_names_the_key()
    {
        await using var product = PublishedProduct.Production(await published.Folder, [.. Whole().Where(s => !s.Key.StartsWith("Telephony:", StringComparison.Ordinal))]);
        var start = product.Launch();
        await start.Ended(TimeSpan.FromSeconds(30));
        Assert.NotEqual(0, start.ExitCode);
        Assert.Contains("Telephony:Carrier", start.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_while_it_makes_its_database_the_next_start_is_not_held_up()
    {
        var settings = Whole();
        var file = settings.Single(s => s.Key == "Database:ConnectionString").Value["Data Source=".Length..];
        for (var time = 1; time <= 3; time++)
        {
            await using var product = PublishedProduct.Production(await published.Folder, settings);
            var start = product.Launch();
            await Eventually.Holds(() => start.HasEnded || Size(file) >= time * 4096, "the database file grows", TimeSpan.FromSeconds(30));
            await start.Kill();
        }
        await using var last = await PublishedProduct.Production(await published.Folder, settings).Start();
        Assert.False(last.Process.HasEnded);
    }

    private static long Size(string file) => (File.Exists(file) ? new FileInfo(file).Length : 0) + (File.Exists(file + "-wal") ? new FileInfo(file + "-wal").Length : 0);

    /// <summary>Everything that Production does not assume.</summary>
    private static (string Key, string Value)[] Whole() =>
    [
        ("Database:ConnectionString", $"Data Source={Path.Combine(TestFolder.New("production"), "callcenter.db")}"),
        ("Proxy:Known:0", "127.0.0.1"),
        ("Telephony:Carrier", "Simulator"),
        ("Telephony:MountSimulator", "false"),
        ("Telephony:ApiUrl", "http://127.0.0.1:9"),
        ("Telephony:AccountSid", "AC00000000000000000000000000000001"),
        ("Telephony:AuthToken", "0123456789abcdef0123456789abcdef"),
        ("Telephony:From", "+862100000000"),
    ];

    [GeneratedRegex(@"(_framework|_content/[\w.]+|css|js)/[\w./-]+\.[a-z0-9]{10}\.(js|css)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asset();
}
