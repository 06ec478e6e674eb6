using Microsoft.Playwright;

namespace CallCenter.Browser.Tests.Support;

/// <summary>Pictures of screens, kept in <c>test-artifacts/</c> for people to look at.</summary>
public static class Pictures
{
    private static readonly string Folder = Directory.CreateDirectory(Path.Combine(TestFolder.Source, "test-artifacts")).FullName;

    // A window that is not drawn for a while gets no frames: then the picture is taken without them.
    private const string Settled = """
        Promise.race([
            document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))),
            new Promise(done => setTimeout(done, 2000))])
        """;

    /// <summary>Both window sizes, then back to the first.</summary>
    public static async Task Take(IPage page, string screen, string language)
    {
        foreach (var (width, height) in new[] { (1024, 768), (1440, 900) })
        {
            await page.SetViewportSizeAsync(width, height);
            await page.EvaluateAsync(Settled).Bounded("fonts and two frames");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, $"{screen}.{language}.{width}x{height}.png") });
        }
    }
}
