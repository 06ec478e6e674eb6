using System.Text.Json;
using Microsoft.Playwright;

namespace CallCenter.Browser.Tests.Support;

/// <summary>Asks axe-core what on a screen keeps people with disabilities out.</summary>
public static class Barriers
{
    private static readonly string Axe = Path.Combine(TestFolder.Source, "tests/CallCenter.Browser.Tests/node_modules/axe-core/axe.min.js");

    /// <summary>One line per violation: rule, impact, what it says and where; empty is good.</summary>
    public static async Task<IReadOnlyList<string>> Of(IPage page)
    {
        // Evaluated, not added as a script element: the page's own content policy stays in force.
        await page.EvaluateAsync(await File.ReadAllTextAsync(Axe)).Bounded("axe is loaded");
        var found = await page.EvaluateAsync<JsonElement>("""
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
                .map(v => `${v.id} (${v.impact}): ${v.help}: ${v.nodes.slice(0, 5).map(n => n.target.join(' ') + ' ' + n.html.slice(0, 160) + ' ' + (n.any[0]?.message ?? '')).join(' | ')}`)
            """).Bounded("axe searches the page");
        return [.. found.EnumerateArray().Select(line => line.GetString() ?? "")];
    }

    public static async Task None(IPage page, string screen)
    {
        var found = await Of(page);
        Assert.True(found.Count == 0, $"{screen} at {page.Url}:\n{string.Join('\n', found)}");
    }
}
