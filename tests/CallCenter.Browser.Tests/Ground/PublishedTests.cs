using System.Net;
using CallCenter.Browser.Tests.Support;

namespace CallCenter.Browser.Tests.Ground;

public sealed class PublishedTests(Published published)
{
    [Fact]
    public async Task Publishing_hands_over_product_carrier_and_browser_script()
    {
        var folder = await published.Folder;
        Assert.True(File.Exists(Path.Combine(folder, "CallCenter.Web.dll")));
        Assert.True(File.Exists(Path.Combine(folder, "CallCenter.Carrier.runtimeconfig.json")));
        Assert.Equal(187_546, new FileInfo(Path.Combine(folder, "wwwroot/_framework/blazor.web.js")).Length);
    }

    [Fact]
    public async Task The_carrier_runs_alone_and_ends_in_order()
    {
        using var carrier = await PublishedCarrier.Start(await published.Folder);
        using var client = new HttpClient { BaseAddress = new Uri(carrier.Address) };
        using var unknown = await client.GetAsync(new Uri("/2010-04-01/Accounts/AC00000000000000000000000000000001/Calls.json", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
        Assert.True(await carrier.Process.Stop() < TimeSpan.FromSeconds(5), carrier.Output);
        Assert.Equal(0, carrier.Process.ExitCode);
    }
}
