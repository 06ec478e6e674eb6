using CallCenter.Browser.Tests.Screens;
using CallCenter.Browser.Tests.Support;
using CallCenter.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CallCenter.Browser.Tests.Journeys;

/// <summary>Every kind of answer is given at the desk by the keyboard alone; what the question does not take is said and stays.</summary>
public sealed class AnswerFieldTests(Support.Browser browser, Published published)
{
    // Chromium's own order of a day's digits; the year is typed last.
    private static readonly (string Step, string Typed, string? Refused)[] Fields =
    [
        ("words", "信号时好时坏", null), ("count", "3", "99"), ("amount", "20.5", "-1"), ("day", "03042026", null), ("phone", "13800005678", "12"),
    ];

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Every_kind_of_answer_is_given_by_the_keyboard_alone(string language)
    {
        await using var demo = await Demo.Mounted(await published.Folder, ("Scripts:Folder", Typed()));
        await using var agent = await browser.Person(demo.Product.Address, language);
        var (work, look) = (new AgentAtWork(agent), new Look(language));
        await work.Arrive();
        await work.ReachSomebody();
        foreach (var step in new[] { "greeting", "notice", "identity", "bill" }) await Press(agent, step, "1");
        await At(agent.Page, "several");
        await agent.Press("1");
        await agent.Press("2");
        await Expect(agent.Page.Locator(".answers [aria-pressed=true]")).ToHaveCountAsync(2);
        await look.At(agent, "desk-answer-several");
        await agent.Press("Enter");
        foreach (var (step, typed, refused) in Fields) await Give(agent, look, (step, typed, refused));
        await At(agent.Page, "mark");
        await look.At(agent, "desk-answer-mark");
        await agent.Press("2");
        await Give(agent, look, ("digits", "1234", "12"));
        await At(agent.Page, "choice");
        Assert.True(look.Faults.Count == 0, string.Join('\n', look.Faults));
    }

    private static async Task Give(Person agent, Look look, (string Step, string Typed, string? Refused) given)
    {
        var (page, field) = (agent.Page, agent.Page.GetByTestId("answer-field"));
        await At(page, given.Step);
        await Expect(field).ToBeFocusedAsync();
        if (given.Refused is { } wrong)
        {
            await agent.Type(wrong);
            await agent.Press("Enter");
            await page.Locator(".alert-room .hit-alert").WaitForAsync();
            await Expect(field).ToHaveValueAsync(wrong);
            await agent.Press("Control+A");
        }
        await agent.Type(given.Typed, delay: 60);
        await look.At(agent, $"desk-answer-{given.Step}");
        await agent.Press("Enter");
    }

    private static async Task Press(Person agent, string step, string key)
    {
        await At(agent.Page, step);
        await agent.Press(key);
    }

    private static Task At(IPage page, string step) => page.Locator($"[data-testid=desk-step][data-step={step}]").WaitForAsync();

    // Whatever the callback is about, its script asks for every kind of answer.
    private static string Typed()
    {
        var folder = TestFolder.CopyOf("scripts");
        var text = File.ReadAllText(Path.Combine(TestFolder.Source, "tests", "CallCenter.Web.Tests", "Scripts", "good-typed.yaml"));
        foreach (var locale in new[] { "zh-CN", "en" })
            foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, locale), "*.yaml"))
            {
                var id = Path.GetFileNameWithoutExtension(file);
                File.WriteAllText(file, text.Replace("id: sample", $"id: {id}", StringComparison.Ordinal)
                    .Replace("kind: second-callback", $"kind: {id}", StringComparison.Ordinal).Replace("locale: zh-CN", $"locale: {locale}", StringComparison.Ordinal));
            }
        return folder;
    }
}
