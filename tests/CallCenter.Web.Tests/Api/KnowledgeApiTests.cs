namespace CallCenter.Web.Tests.Api;

[Collection(nameof(ApiProduct))]
public sealed class KnowledgeApiTests(ApiProduct api)
{
    [Fact]
    public async Task Articles_are_found_the_best_first_with_answer_text_and_validity()
    {
        var found = (await api.House.Json($"knowledge?q={Uri.EscapeDataString("漫游资费")}")).Items();
        Assert.InRange(found.Count, 1, 20);
        Assert.Equal(("roaming-rates", "zh-CN", "tariff", "valid"), (found[0].Text("id"), found[0].Text("locale"), found[0].Text("kind"), found[0].Text("validity")));
        Assert.StartsWith(found[0].Text("answer"), found[0].Text("text"), StringComparison.Ordinal);
        Assert.Equal("roaming-rates", (await api.Client("agent").Json("knowledge?q=roaming%20pri&locale=en")).Items()[0].Text("id"));
    }

    [Fact]
    public async Task Without_a_question_the_outages_and_notices_of_the_day_are_answered() =>
        Assert.All((await api.House.Json("knowledge")).Items(), x => Assert.Contains(x.Text("kind"), new[] { "outage", "notice" }));

    [Theory]
    [InlineData("knowledge?locale=fr", "locale: expected one of zh-CN, en.")]
    public async Task What_cannot_be_understood_is_refused(string path, string detail) =>
        Assert.Equal((400, detail), await (await api.House.GetAsync(new Uri($"/api/v1/{path}", UriKind.Relative))).Problem());

    [Fact]
    public async Task A_question_longer_than_100_characters_is_refused() =>
        Assert.Equal(400, (await (await api.House.GetAsync(new Uri($"/api/v1/knowledge?q={new string('a', 101)}", UriKind.Relative))).Problem()).Status);

    [Fact]
    public async Task Without_a_key_nothing_is_answered() =>
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await api.Client(key: null).GetAsync(new Uri("/api/v1/knowledge?q=x", UriKind.Relative))).StatusCode);
}
