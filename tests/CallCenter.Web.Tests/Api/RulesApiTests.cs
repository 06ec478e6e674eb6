using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CallCenter.Web.Tests.Compliance;
using CallCenter.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Web.Tests.Api;

/// <summary>Rules over REST: the whole list with its ETag, put back only over the version that was read.</summary>
public sealed class RulesApiTests
{
    [Fact]
    public async Task A_managers_key_reads_a_list_puts_a_changed_one_in_force_and_is_written_down()
    {
        await using var product = await Product.Start(overrides: ApiProduct.Keys(("house", "Manager", null, ""), ("team", "TeamLead", "1", "")));
        using var manager = ApiProduct.Client(product, "house");
        var (list, tag) = await Read(manager);
        var changed = LiveRulesTests.With(list.Text("yaml"));

        Assert.Equal(428, (await Put(manager, changed, null)).Status);
        Assert.Equal(412, (await Put(manager, changed, "\"0000\"")).Status);
        Assert.Equal(0, await Hits(manager, "蓝色大象"));
        var (status, put) = await Put(manager, changed, tag);
        Assert.Equal((200, changed), (status, put.Text("yaml")));
        Assert.Equal(1, await Hits(manager, "蓝色大象"));
        Assert.Equal(412, (await Put(manager, list.Text("yaml"), tag)).Status);
        Assert.Equal((changed, $"\"{put.Text("version")}\""), ((await Read(manager)).List.Text("yaml"), (await Read(manager)).Tag));

        await using var db = product.OpenDb();
        Assert.Equal(["house", "house"], await db.ScriptActs.Where(a => a.Note != null).OrderBy(a => a.Deed).Select(a => a.Note).ToListAsync());
        using var lead = ApiProduct.Client(product, "team");
        using var refused = await lead.GetAsync("/api/v1/phrase-rules/zh-CN");
        Assert.Equal(403, (int)refused.StatusCode);
        using var unknown = await manager.GetAsync("/api/v1/phrase-rules/tlh");
        Assert.Equal(404, (int)unknown.StatusCode);
    }

    [Fact]
    public async Task A_list_with_a_flaw_is_refused_with_its_line_and_reason_and_nothing_changes()
    {
        await using var product = await Product.Start(overrides: ApiProduct.Keys(("house", "Manager", null, "")));
        using var manager = ApiProduct.Client(product, "house");
        var (list, tag) = await Read(manager);
        var yaml = LiveRulesTests.With(list.Text("yaml"));
        var line = yaml.Split('\n').Index().First(l => l.Item.Contains("test-rule", StringComparison.Ordinal)).Index + 1;
        var (status, problem) = await Put(manager, yaml.Replace("replacement: 请您稍等。", "replacement: 我不知道", StringComparison.Ordinal), tag);
        var flaw = Assert.Single(problem["flaws"]!.AsArray())!.AsObject();
        Assert.Equal((422, line, "rules.test-rule.replacement"), (status, flaw["line"]!.GetValue<int>(), flaw.Text("key")));
        Assert.Contains("forbidden phrase '不知道'", flaw.Text("reason"), StringComparison.Ordinal);
        var (clashing, words) = await Put(manager, yaml.Replace("蓝色大象", "谢谢您的确认", StringComparison.Ordinal), tag);
        Assert.Equal(422, clashing);
        Assert.Contains("second-callback", words["flaws"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(tag, (await Read(manager)).Tag);
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\udfff\\ud800我不知道")]
    [InlineData("我\\u0000不\\u0007知\\u001b道")]
    [InlineData("\\u202e我不知道\\u202c\\u200f")]
    [InlineData("\\ufeff\\u2028我\\u0301不知道")]
    public async Task Lone_surrogates_control_characters_and_marks_bring_an_answer_never_an_exception(string text)
    {
        await using var product = await Product.Start(overrides: ApiProduct.Keys(("house", "Manager", null, "")));
        using var manager = ApiProduct.Client(product, "house");
        var item = $$"""{"locale":"zh-CN","speaker":"agent","text":"{{text}}"}""";
        foreach (var (path, body) in new[] { ("phrase-checks", item), ("phrase-check-batches", $$"""{"items":[{{item}}]}""") })
        {
            using var answer = await manager.PostAsync($"/api/v1/{path}", new StringContent(body, Encoding.UTF8, "application/json"));
            Assert.Contains((int)answer.StatusCode, new[] { 200, 400 });
        }
    }

    private static async Task<(JsonObject List, string Tag)> Read(HttpClient client)
    {
        using var answer = await client.GetAsync("/api/v1/phrase-rules/zh-CN");
        return ((await answer.Content.ReadFromJsonAsync<JsonObject>())!, answer.Headers.ETag!.Tag);
    }

    private static async Task<(int Status, JsonObject Body)> Put(HttpClient client, string yaml, string? tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/phrase-rules/zh-CN") { Content = JsonContent.Create(new { yaml }) };
        if (tag is not null) request.Headers.IfMatch.Add(new EntityTagHeaderValue(tag));
        using var answer = await client.SendAsync(request);
        return ((int)answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonObject>())!);
    }

    private static async Task<int> Hits(HttpClient client, string text) =>
        (await client.Post("phrase-checks", new { locale = "zh-CN", speaker = "agent", text }))["hits"]!.AsArray().Count;
}
