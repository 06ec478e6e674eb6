using CallCenter.Core.Calls;
using CallCenter.Core.Compliance;
using CallCenter.Core.Customers;
using CallCenter.Core.People;
using CallCenter.Core.Scripts;
using CallCenter.Web.Calls;
using CallCenter.Web.Compliance;
using CallCenter.Web.Scripts;
using CallCenter.Web.Tests.Calls;
using CallCenter.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Fact = CallCenter.Core.Scripts.Fact;

namespace CallCenter.Web.Tests.Scripts;

/// <summary>Steps and phrase replacements name articles; a name that leads nowhere is refused with its place.</summary>
public sealed class ArticleLinkTests
{
    [Fact]
    public void A_step_that_names_no_article_is_refused_with_file_line_and_column()
    {
        var folder = Copy();
        var file = Path.Combine(folder, "zh-CN", "bill-anomaly.yaml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("knowledge: [check-bill, overage]", "knowledge: [check-bill, nothing-such]", StringComparison.Ordinal));
        var line = Array.FindIndex(File.ReadAllLines(file), l => l.Contains("nothing-such", StringComparison.Ordinal)) + 1;
        var refused = Assert.Throws<BadFilesException>(() => new ScriptLibrary(folder, new PhraseLibrary(folder)));
        Assert.Equal($"scripts/zh-CN/bill-anomaly.yaml:{line}:5: steps.bill-up.knowledge: no article 'nothing-such'", refused.Message);
    }

    [Fact]
    public void A_replacement_that_names_no_article_is_refused_with_file_line_and_column_also_once_the_file_is_gone()
    {
        var folder = Copy();
        _ = new PhraseLibrary(folder).Locales;
        File.Delete(Path.Combine(folder, "knowledge", "zh-CN", "dispute-bill.md"));
        var line = Array.FindIndex(File.ReadAllLines(Path.Combine(folder, "phrases", "zh-CN.yaml")), l => l.Contains("knowledge: dispute-bill", StringComparison.Ordinal)) + 1;
        var refused = Assert.Throws<BadFilesException>(() => new PhraseLibrary(folder));
        Assert.Equal($"scripts/phrases/zh-CN.yaml:{line}:5: rules.promise-money.knowledge: no article 'dispute-bill'", refused.Message);
    }

    [Fact]
    public async Task The_desk_shows_what_the_step_links_to_and_the_bench_knows_what_people_wrote()
    {
        await using var product = await Product.Start();
        var hands = await DeskHands.Seated(product, "+8613800005670");
        var call = await hands.DialAsync();
        await hands.Reaches(call, CallPhase.Talking);
        await hands.Do(call, new TakeBranch("fault"));
        var session = await hands.OpenAsync();
        Assert.Equal(new DeskArticle("weak-signal", "信号差、上网慢"), Assert.Single(session.View!.Call!.Step.Articles));

        var library = product.Services.GetRequiredService<ScriptLibrary>();
        var yaml = library.FindText("bill-anomaly", "zh-CN", library.Find("bill-anomaly", "zh-CN")!.Version)!.Yaml.Replace("[cancel-vas]", "[written-here]", StringComparison.Ordinal);
        Assert.Contains(library.Check(yaml).Flaws, f => f.Reason == "no article 'written-here'");
        await product.Services.GetRequiredService<Web.Knowledge.ArticleDesk>().SaveAsync(
            new(Guid.NewGuid(), null, new HashSet<Role> { Role.Manager }),
            new("zh-CN", "---\nid: written-here\ntitle: 退订增值业务\nkind: how-to\nowner: 市场部\nvalidFrom: 2026-01-01\nkeywords: [退订]\n---\n发短信退订。\n", Seen: null));
        await product.Services.GetRequiredService<ScriptShelf>().FollowAsync(CancellationToken.None);
        Assert.Empty(library.Check(yaml).Flaws);
        session.Dispose();
    }

    [Fact]
    public void A_hit_brings_the_article_of_its_rule()
    {
        var script = DataFolder.Library.Find("second-callback", "zh-CN")!;
        var rules = new PhraseMatcher([new("money", "promise", Severity.Warn, Speaker.Agent, ["退给您"], [], "我帮您登记。", "domain §3") { Knowledge = "dispute-bill" }], []);
        var placed = new CallPlaced(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), CallbackKind.SecondCallback, Guid.NewGuid(), 1, script.Id, script.Version, "zh-CN", script.Start, 1, true, "+8613800005678");
        var state = CallFold.From(Guid.NewGuid(), [new(1, DateTimeOffset.UnixEpoch, placed, null)])!;
        var heard = Listening.Of(state, rules, (Speaker.Agent, "钱一定退给您。", DateTimeOffset.UnixEpoch));
        state = CallFold.Next(state.Id, state, new(2, DateTimeOffset.UnixEpoch, new UtteranceHeard(Speaker.Agent, heard.SpokenAt, [.. heard.Hits.Select(h => new Offence(h.Rule, h.Kind, h.Severity, h.Offset, h.Length))], [], heard.Text), null))!;
        Assert.Equal("dispute-bill", CallScreen.LastHit(state, rules)!.Article);
        Assert.Equal("dispute-bill", CallScreen.Of(state, new(script, new Dictionary<string, Fact>(), rules)).LastHit!.Article);
    }

    private static string Copy()
    {
        var folder = TestFolder.New("scripts");
        TestFolder.Copy(DataFolder.Scripts, folder);
        return folder;
    }
}
