using System.Net.Http.Json;
using System.Text;
using CallCenter.Web.Tests.Scripts;

namespace CallCenter.Web.Tests.Api;

[Collection(nameof(ApiProduct))]
public sealed class PhrasesApiTests(ApiProduct api)
{
    [Theory]
    [InlineData("zh-CN", "这个我不知道")]
    [InlineData("zh-CN", "😀👨‍👩‍👧 您说的这个，我 不 知 道 啊，抱歉。")]
    [InlineData("zh-CN", "第一行\r\n我不知道\r\n第三行 不知道")]
    [InlineData("en", "Well… I don't know, sorry 😀. I DON'T KNOW.")]
    public async Task Offsets_point_into_the_text_as_it_was_sent(string locale, string text)
    {
        var hits = await Check(locale, "agent", text);
        Assert.NotEmpty(hits);
        Assert.All(hits, hit =>
        {
            var (offset, length) = (hit["offset"]!.GetValue<int>(), hit["length"]!.GetValue<int>());
            Assert.Equal(hit.Text("text"), text.Substring(offset, length));
            Assert.Contains(hit.Text("severity"), new[] { "note", "warn", "stop" });
            Assert.All(new[] { "rule", "kind" }, name => Assert.NotEmpty(hit.Text(name)));
        });
        Assert.Contains(hits, hit => hit["replacement"] is not null);
    }

    [Fact]
    public async Task What_a_customer_says_is_no_offence_of_an_agent()
    {
        Assert.NotEmpty(await Check("zh-CN", "agent", "我不知道"));
        Assert.Empty(await Check("zh-CN", "customer", "我不知道"));
        Assert.Empty(await Check("zh-CN", "agent", "请您稍等，我帮您查一下。"));
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task What_is_only_like_labelled_sentences_is_told_as_such(string locale)
    {
        var hit = Assert.Single(await Check(locale, "agent", DataFolder.Alike(locale)));
        Assert.True(hit["alike"]!.GetValue<bool>());
        Assert.All(await Check("zh-CN", "agent", "我不知道"), listed => Assert.False(listed["alike"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task A_batch_is_answered_in_its_order_and_no_longer_than_a_thousand()
    {
        var items = Enumerable.Range(0, 1000).Select(i => new { locale = "zh-CN", speaker = "agent", text = i % 2 == 0 ? "我不知道" : "好的" }).ToArray();
        var answers = (await api.House.Post("phrase-check-batches", new { items }))["answers"]!.AsArray();
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => i % 2 == 0 ? 1 : 0), answers.Select(a => a!["hits"]!.AsArray().Count));
        using var answer = await api.House.PostAsJsonAsync("/api/v1/phrase-check-batches", new { items = items.Append(items[0]) });
        Assert.Equal(400, (await answer.Problem()).Status);
    }

    [Fact]
    public async Task The_longest_text_is_checked_and_one_character_more_is_refused()
    {
        var longest = new string('好', 64 * 1024 - 4) + "我不知道"[^4..];
        Assert.Single(await Check("zh-CN", "agent", longest), hit => hit["offset"]!.GetValue<int>() > 65_000);
        using var answer = await api.House.PostAsJsonAsync("/api/v1/phrase-checks", new { locale = "zh-CN", speaker = "agent", text = longest + "好" });
        Assert.Equal(413, (await answer.Problem()).Status);
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused_whether_its_length_is_told_or_not()
    {
        var huge = Encoding.UTF8.GetBytes($$"""{"locale":"zh-CN","speaker":"agent","text":"{{new string('a', 600 * 1024)}}"}""");
        foreach (var chunked in new[] { false, true })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/phrase-checks") { Content = new ByteArrayContent(huge) };
            request.Content.Headers.ContentType = new("application/json");
            request.Headers.TransferEncodingChunked = chunked;
            using var answer = await api.House.SendAsync(request);
            Assert.Equal(413, (await answer.Problem()).Status);
        }
    }

    [Theory]
    [InlineData("""{"locale":"zh-CN","speaker":"agent"}""", "text")]
    [InlineData("""{"locale":"zh-CN","speaker":"robot","text":"a"}""", "speaker")]
    [InlineData("""{"locale":"zh-CN","speaker":1,"text":"a"}""", "speaker")]
    [InlineData("""{"locale":"zh-CN","speaker":"agent","text":"a","more":1}""", "more")]
    [InlineData("""{"locale":"tlh","speaker":"agent","text":"a"}""", "locale")]
    [InlineData("""{"locale":"zh-CN","speaker":"agent","text":null}""", "text")]
    [InlineData("""["a"]""", "")]
    [InlineData("nonsense", "")]
    public async Task A_body_that_is_not_what_was_asked_for_is_refused_and_named(string body, string named)
    {
        using var answer = await api.House.PostAsync("/api/v1/phrase-checks", new StringContent(body, Encoding.UTF8, "application/json"));
        var (status, detail) = await answer.Problem();
        Assert.Equal(400, status);
        Assert.Contains(named, detail, StringComparison.Ordinal);
        Assert.DoesNotContain("CallCenter.", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_JSON_is_taken()
    {
        using var answer = await api.House.PostAsync("/api/v1/phrase-checks", new StringContent("{}", Encoding.UTF8, "text/plain"));
        Assert.Equal(415, (await answer.Problem()).Status);
    }

    private async Task<List<System.Text.Json.Nodes.JsonObject>> Check(string locale, string speaker, string text) =>
        [.. (await api.House.Post("phrase-checks", new { locale, speaker, text }))["hits"]!.AsArray().Select(h => h!.AsObject())];
}
