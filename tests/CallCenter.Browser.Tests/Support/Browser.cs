using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(CallCenter.Browser.Tests.Support.Browser))]

namespace CallCenter.Browser.Tests.Support;

/// <summary>One Chromium of this run, the system's own; each test takes contexts (people) of its own.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--font-render-hinting=none",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(15_000);
        _playwright = await Playwright.CreateAsync().Bounded("the browser's driver starts");
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = FindChromium(), Args = Arguments });
    }

    /// <summary>A person at a screen: own cookies, language and window size.</summary>
    public async Task<Person> Person(Uri product, string language = "zh-CN", int width = 1440, int height = 900)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = product.ToString(),
            Locale = language,
            TimezoneId = "Asia/Shanghai",
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
        }).Bounded("a new person");
        context.SetDefaultTimeout(15_000);
        return new Person(context, await context.NewPageAsync().Bounded("a new window"));
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.CloseAsync().Bounded("the browser closes");
        _playwright?.Dispose();
    }

    private static string FindChromium()
    {
        string[] places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
        return places.FirstOrDefault(File.Exists) ?? throw new FileNotFoundException("No chromium: tests/run.sh installs it.");
    }
}
