using CallCenter.Browser.Tests.Pages;
using CallCenter.Browser.Tests.Screens;
using CallCenter.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace CallCenter.Browser.Tests.Journeys;

/// <summary>A manager writes a phrase rule, sees the refusal, mends it, tries it on labelled cases, publishes it and brings the old list back.</summary>
public sealed class RuleBenchTests(Support.Browser browser, Published published)
{
    private const string Faulty = """
          - id: own-luck
            kind: fob-off
            severity: loud
            phrases: [您自求多福吧]
            why: 不得推脱（domain §3）
        """;

    [Fact]
    public async Task A_manager_writes_a_rule_mends_it_tries_it_publishes_it_and_brings_the_old_list_back()
    {
        await using var demo = await Demo.Mounted(await published.Folder);
        await using var manager = await browser.Person(demo.Product.Address);
        await new LoginPage(manager.Page).EnterAs("manager1");
        var bench = new RuleBenchPage(manager.Page);
        await bench.Open();
        await bench.Add(Faulty);
        await Expect(bench.Problems.First).ToContainTextAsync("severity");
        await bench.Text.FillAsync(Faulty.Replace("loud", "warn", StringComparison.Ordinal));
        await Expect(bench.Problems).ToHaveCountAsync(0);
        await bench.Try();
        await Expect(bench.Tallies.First).ToContainTextAsync("%");
        await bench.Publish();
        await Expect(bench.Message).ToContainTextAsync("已发布");
        await bench.Search("自求多福");
        await Expect(bench.Rule("own-luck")).ToHaveCountAsync(1);
        var look = new Look("zh-CN");
        await look.At(manager, "phrases");
        await bench.BringBack();
        await Expect(bench.Message).ToContainTextAsync("已恢复");
        await look.At(manager, "phrases-past");
        Assert.True(look.Faults.Count == 0, string.Join('\n', look.Faults));
    }
}
