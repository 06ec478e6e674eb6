using System.Text.Json;
using CallCenter.Core.Compliance;

namespace CallCenter.Web.Tests.Scripts;

/// <summary>Written dialogues, two for each kind of callback: what a good call sounds like.</summary>
public sealed class DialogueTests
{
    private sealed record Turn(string Dialogue, int Number, string Speaker, string Text);

    private static readonly string[] Kinds =
    [
        "after-activation", "arrears", "bill-anomaly", "care", "complaint-closing",
        "contract-expiry", "first-callback", "satisfaction", "second-callback", "zero-usage",
    ];

    public static TheoryData<string> All => [.. Kinds];

    private static ILookup<string, Turn> Read(string kind) =>
        File.ReadLines(Path.Combine(DataFolder.Fixture("Scripts", "dialogues"), $"{kind}.zh-CN.jsonl")).Select(Of).ToLookup(t => t.Dialogue, StringComparer.Ordinal);

    private static Turn Of(string line)
    {
        var json = JsonDocument.Parse(line).RootElement;
        return new(json.GetProperty("dialogue").GetString()!, json.GetProperty("turn").GetInt32(),
            json.GetProperty("speaker").GetString()!, json.GetProperty("text").GetString()!);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_kind_has_two_dialogues_that_begin_with_the_agent_and_end_with_goodbyes(string kind)
    {
        var dialogues = Read(kind);
        Assert.Equal([$"{kind}-1", $"{kind}-2"], dialogues.Select(d => d.Key));
        Assert.All(dialogues, dialogue =>
        {
            var turns = dialogue.ToArray();
            Assert.Equal(Enumerable.Range(1, turns.Length), turns.Select(t => t.Number));
            Assert.All(turns, t => Assert.Contains(t.Speaker, new[] { "agent", "customer" }));
            Assert.Equal("agent", turns[0].Speaker);
            Assert.Equal("customer", turns[^1].Speaker);
            Assert.All(turns[^2..], t => Assert.Contains("再见", t.Text, StringComparison.Ordinal));
        });
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_agent_says_the_staff_number_the_notice_and_nothing_forbidden(string kind) =>
        Assert.All(Read(kind), dialogue =>
        {
            var first = dialogue.First().Text;
            Assert.Contains("工号", first, StringComparison.Ordinal);
            Assert.Contains("录音", first, StringComparison.Ordinal);
            Assert.All(dialogue.Where(t => t.Speaker == "agent"),
                turn => Assert.Empty(DataFolder.Phrases.For("zh-CN").Match(turn.Text, Speaker.Agent)));
        });
}
