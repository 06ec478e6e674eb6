using CallCenter.Core.Compliance;
using CallCenter.Core.People;
using CallCenter.Web.Compliance;
using CallCenter.Web.Quality;
using CallCenter.Web.Tests.Quality;
using CallCenter.Web.Tests.Scripts;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Web.Tests.Compliance;

/// <summary>The rule bench: a draft on labelled cases and on what was really said.</summary>
public sealed class TrialDeskTests
{
    private static readonly Actor.Person Manager = new(Guid.NewGuid(), null, new HashSet<Role> { Role.Manager });

    public static TheoryData<string> Locales => [.. DataFolder.Phrases.Locales];

    [Fact]
    public async Task A_draft_is_tried_on_past_calls_and_labelled_cases_and_a_verdict_on_a_new_hit_is_a_case()
    {
        await using var product = await Product.Start();
        var (_, call) = await ScoreTests.ClosedCall(product, "这个我不知道。蓝色大象");
        var (trials, phrases) = (product.Services.GetRequiredService<TrialDesk>(), product.Services.GetRequiredService<PhraseLibrary>());
        var draft = LiveRulesTests.With(phrases.Loaded("zh-CN").Yaml).Replace("sounds: 'off', phrases: [蓝色大象]", "sounds: near, phrases: [蓝色大象]", StringComparison.Ordinal);
        Assert.Null(trials.Start(ScoreTests.Lead(1), "zh-CN", draft));
        Assert.Null(trials.Start(Manager, "zh-CN", "locale: zh-CN\nrules: 1\n"));
        var result = await Result(trials, draft);
        Assert.Equal((1, true, 0), (result.Calls, result.Cases >= 400, result.LostCount));
        var hit = Assert.Single(result.New);
        Assert.Equal((call, "test-rule", "蓝色大象"), (hit.Place.CallId, hit.Hit.Rule, hit.Hit.Text));
        Assert.Equal(result.Before.All, result.After.All);

        Assert.True(await product.Services.GetRequiredService<VerdictDesk>().SayAsync(Manager, hit.Place, HitVerdict.Wrong));
        var judged = await Result(trials, draft);
        Assert.Equal((result.Cases + 1, new RuleTally(0, 1, 0)), (judged.Cases, judged.After.Rules["test-rule"]));
        Assert.False(judged.Before.Rules.ContainsKey("test-rule"));
        await using var db = product.OpenDb();
        Assert.Equal(2, await db.AccessEntries.CountAsync(a => a.What == "phrases.trial"));
    }

    [Fact]
    public async Task A_trial_can_be_ended_and_a_new_one_ends_the_old()
    {
        await using var product = await Product.Start();
        var (trials, phrases) = (product.Services.GetRequiredService<TrialDesk>(), product.Services.GetRequiredService<PhraseLibrary>());
        var first = trials.Start(Manager, "zh-CN", phrases.Loaded("zh-CN").Yaml)!;
        var second = trials.Start(Manager, "zh-CN", phrases.Loaded("zh-CN").Yaml)!;
        Assert.True(first.Cancelled);
        second.Cancel();
        await Eventually.Holds(() => !first.Running && !second.Running, "both have ended");
        Assert.Same(second, trials.Of(Manager.Id));
    }

    [Theory]
    [MemberData(nameof(Locales))]
    public void The_shipped_cases_can_be_read_and_are_of_known_kinds(string locale)
    {
        var cases = new CaseFiles(DataFolder.Scripts).Read(locale);
        Assert.True(cases.Count >= 100);
        Assert.All(cases.SelectMany(c => c.Expected), e => Assert.Contains(e.Kind, PhraseKinds.All));
        Assert.InRange(cases.Count(c => c.Expected.Count == 0), cases.Count / 4, cases.Count * 3 / 4);
    }

    [Theory]
    [MemberData(nameof(Locales))]
    public void Every_rule_is_cut_out_of_its_list_and_put_back_without_a_change(string locale)
    {
        var yaml = DataFolder.Phrases.Loaded(locale).Yaml;
        var blocks = RuleText.Blocks(yaml);
        Assert.Equal(DataFolder.Phrases.For(locale).Rules.Select(r => (r.Id, r.Kind)), blocks.Select(b => (b.Id, b.Kind)));
        Assert.All(blocks, b => Assert.Equal(yaml, RuleText.With(yaml, b, RuleText.Of(yaml, b))));
        Assert.All(blocks, b => Assert.StartsWith("  - ", RuleText.Of(yaml, b), StringComparison.Ordinal));
    }

    [Fact]
    public void A_rule_is_edited_by_itself_and_its_flaws_are_at_its_own_lines()
    {
        var sheet = new RuleDraft(DataFolder.Phrases.Loaded("zh-CN").Yaml);
        sheet.Choose(sheet.Blocks[3]);
        var rest = sheet.Blocks.Where((_, i) => i != 3).Select(b => RuleText.Of(sheet.Yaml, b)).ToList();
        sheet.Type(sheet.Shown + "\n    severity: shout");
        sheet.Check();
        var flaw = Assert.Single(sheet.Flaws);
        Assert.Equal(sheet.Shown.Split('\n').Length, sheet.LineOf(flaw));
        sheet.Type(sheet.Shown.Replace("\n    severity: shout", "", StringComparison.Ordinal));
        sheet.Check();
        Assert.Empty(sheet.Flaws);
        Assert.False(sheet.Changed);
        Assert.Equal(rest, sheet.Blocks.Where((_, i) => i != 3).Select(b => RuleText.Of(sheet.Yaml, b)));
        sheet.Add();
        Assert.Equal("new-rule", sheet.Chosen?.Id);
        Assert.True(sheet.Changed);
    }

    private static async Task<TrialResult> Result(TrialDesk trials, string draft)
    {
        var run = trials.Start(Manager, "zh-CN", draft)!;
        await Eventually.Holds(() => !run.Running, "the trial ends", TimeSpan.FromSeconds(30));
        return run.Result!;
    }
}
