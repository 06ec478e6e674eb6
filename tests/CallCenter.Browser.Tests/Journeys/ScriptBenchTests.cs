using CallCenter.Browser.Tests.Pages;
using CallCenter.Browser.Tests.Screens;
using CallCenter.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace CallCenter.Browser.Tests.Journeys;

/// <summary>A manager writes a branch, sees the refusal, mends it, publishes; a running call keeps its version; the old one comes back.</summary>
public sealed class ScriptBenchTests(Support.Browser browser, Published published)
{
    private const string Branch = """

        branches:
          - key: noise
            label: 太吵
            shortcut: z
            start: noise-bye
            steps:
              noise-bye:
                title: 太吵，改约
                role: closing
                say: 那边的情况我不知道，您那边有点吵，我换个时间再打。谢谢您，再见！
                phrases: [thanks]
                opens: follow-up
                outcomes: [booked, other]

        dialogues:
        """;

    [Fact]
    public async Task A_manager_writes_a_branch_mends_it_publishes_it_and_brings_the_old_version_back()
    {
        await using var demo = await Demo.Mounted(await published.Folder);
        await using var agent = await browser.Person(demo.Product.Address);
        await using var manager = await browser.Person(demo.Product.Address);
        var work = new AgentAtWork(agent);
        await work.Arrive();
        await work.ReachSomebody();
        await work.WalkTo("promise");
        var bench = new BenchPage(manager.Page);
        await new LoginPage(manager.Page).EnterAs("manager1");
        await bench.Open("second-callback/zh-CN");
        await Refused(bench);
        await Mended(bench);
        await Published(bench);

        await Expect(work.Desk.Button("太吵")).ToHaveCountAsync(0);
        await work.WalkTo("closing");
        await BroughtBack(bench);
        var look = new Look("zh-CN");
        await manager.Page.GotoAsync("/scripts");
        await manager.Page.GetByTestId("scripts").WaitForAsync();
        await look.At(manager, "scripts");
        await bench.Open("bill-anomaly/zh-CN");
        await look.At(manager, "script-bench");
        Assert.True(look.Faults.Count == 0, string.Join('\n', look.Faults));
        Assert.Empty(manager.Complaints);
    }

    private static async Task Refused(BenchPage bench)
    {
        var text = await bench.Text.InputValueAsync();
        await bench.Write(text.Replace("\ndialogues:", Branch, StringComparison.Ordinal));
        await Expect(bench.Problems.First).ToContainTextAsync("forbidden phrase '不知道'");
        await bench.Save();
        await Expect(bench.Message).ToContainTextAsync("草稿已保存");
        await bench.Submit();
        await Expect(bench.Message).ToContainTextAsync("还有错误");
    }

    private static async Task Mended(BenchPage bench)
    {
        var text = await bench.Text.InputValueAsync();
        await bench.Write(text.Replace("那边的情况我不知道，", "", StringComparison.Ordinal));
        await Expect(bench.Problems.First).ToContainTextAsync("没有测试对话");
        await bench.Save();
        await Expect(bench.Message).ToContainTextAsync("草稿已保存");
        await bench.Submit();
        await Expect(bench.Message).ToContainTextAsync("没有测试对话走到");
        await bench.TryBranch("noise");
        await Expect(bench.Problems).ToHaveCountAsync(0);
    }

    private static async Task Published(BenchPage bench)
    {
        await bench.Save();
        await Expect(bench.Message).ToContainTextAsync("草稿已保存");
        await bench.Submit();
        await Expect(bench.Message).ToContainTextAsync("已送审");
        await bench.Publish();
        await Expect(bench.Message).ToContainTextAsync("已发布");
        await bench.Show("past");
        await Expect(bench.InForce).ToContainTextAsync("v2");
        await bench.Compare(1);
        await Expect(bench.Difference).ToContainTextAsync("noise-bye");
    }

    private static async Task BroughtBack(BenchPage bench)
    {
        await bench.BringBack();
        await Expect(bench.Message).ToContainTextAsync("已恢复");
        await Expect(bench.InForce).ToContainTextAsync("v1");
        await Expect(bench.Versions).ToHaveCountAsync(2);
    }
}
