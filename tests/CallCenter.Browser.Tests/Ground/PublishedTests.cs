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
}
