using CallCenter.Core.Compliance;

namespace CallCenter.Core.Tests.Compliance;

public sealed class SpeechSeamTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);
    private static readonly PhraseMatcher Phrases =
        new([new("r1", "ignorance", Severity.Warn, Speaker.Agent, ["不知道"], [], null, "x")], []);

    private static PhraseHit[] Match(string before, string now, int pause) => [.. SpeechSeam.Match(
        Phrases, new(before, Start, Start), new(now, Start.AddMilliseconds(pause), Start.AddSeconds(3)), Speaker.Agent)];

    [Theory]
    [InlineData("这个我不。", "知道啊", 699, 2)]
    [InlineData("这个我不知", "道", 0, 1)]
    public void A_phrase_split_by_a_short_pause_is_found_in_its_last_part(string before, string now, int pause, int length)
    {
        var hit = Assert.Single(Match(before, now, pause));
        Assert.Equal((0, length), (hit.Offset, hit.Length));
        Assert.StartsWith("不", hit.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("这个我不。", "知道啊", 700)]
    [InlineData("这个我不知道。", "好的", 0)]
    [InlineData("不知道。", "", 0)]
    public void A_long_pause_parts_and_nothing_is_told_twice(string before, string now, int pause) => Assert.Empty(Match(before, now, pause));

    [Fact]
    public void Offsets_are_those_of_the_new_segment()
    {
        var hit = Assert.Single(Match("好的。", "我不知道", 100));
        Assert.Equal((1, 3, "不知道"), (hit.Offset, hit.Length, hit.Text));
        Assert.Single(SpeechSeam.Match(Phrases, null, SpeechSegment.EndingAt("不知道", Start), Speaker.Agent));
    }

    [Fact]
    public void An_offence_of_another_kind_right_after_one_is_told_as_well()
    {
        var phrases = new PhraseMatcher(
            [
                new("r1", "ignorance", Severity.Warn, Speaker.Agent, ["不清楚"], [], null, "x"),
                new("r2", "jurisdiction", Severity.Warn, Speaker.Agent, ["不归我管"], [], null, "x"),
            ], []);
        var hit = Assert.Single(SpeechSeam.Match(phrases, new("这事不归我管。", Start, Start), new("我不清楚。", Start.AddMilliseconds(50), Start.AddSeconds(1)), Speaker.Agent));
        Assert.Equal((1, "不清楚"), (hit.Offset, hit.Text));
    }

    [Fact]
    public void Once_and_cooldown_keep_a_rule_quiet()
    {
        PhraseRule[] rules =
        [
            new("once", "rude", Severity.Note, Speaker.Agent, ["a"], [], null, "x") { Once = true },
            new("cool", "rude", Severity.Note, Speaker.Agent, ["b"], [], null, "x") { Cooldown = 60 },
        ];
        PhraseHit[] hits = [new("once", "rude", Severity.Note, 0, 1, "a", null), new("once", "rude", Severity.Note, 2, 1, "a", null), new("cool", "rude", Severity.Note, 4, 1, "b", null)];
        var told = new Dictionary<string, DateTimeOffset> { ["cool"] = Start };
        Assert.Equal(["once"], HitPace.Told(rules, hits, told, Start.AddSeconds(59)).Select(h => h.Rule));
        told["once"] = Start;
        Assert.Equal(["cool"], HitPace.Told(rules, hits, told, Start.AddSeconds(60)).Select(h => h.Rule));
    }

    [Fact]
    public async Task A_list_swapped_under_load_misses_no_utterance()
    {
        PhraseMatcher[] lists = [Phrases, new([new("r2", "ignorance", Severity.Warn, Speaker.Agent, ["我不知道", "不清楚"], [], null, "x")], [])];
        var now = lists[0];
        using var stop = new CancellationTokenSource();
        var swapping = Task.Run(() => { for (var i = 0; !stop.IsCancellationRequested; i++) Volatile.Write(ref now, lists[i & 1]); });
        var missed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Enumerable.Range(0, 50_000).Count(i => Volatile.Read(ref now).Match("这个我不知道啊", Speaker.Agent).Count != 1))));
        await stop.CancelAsync();
        await swapping;
        Assert.Equal(0, missed.Sum());
    }
}
