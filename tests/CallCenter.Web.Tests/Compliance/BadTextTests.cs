using System.Diagnostics;
using CallCenter.Core.Compliance;
using CallCenter.Web.Tests.Scripts;

namespace CallCenter.Web.Tests.Compliance;

/// <summary>Texts nobody writes, as long as the interface takes them: no exception, answered in bounded time by every shipped list.</summary>
public sealed class BadTextTests
{
    private const int Longest = 1 << 16;
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    public static TheoryData<string> Pieces =>
    [
        "不", "不知道", "“不知道", "不 ", "\ud800", "\udfff不", "\0", "\u0007不\u001b知", "\u202e不知\u202c", "\u200f", "啊", "a", "bu zhi dao ", "I don't know ", "1", "\u0301", "。",
    ];

    [Theory]
    [MemberData(nameof(Pieces))]
    public void The_longest_text_of_it_is_answered_in_bounded_time_and_every_hit_lies_in_it(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, Longest / piece.Length));
        foreach (var locale in DataFolder.Phrases.Locales)
        {
            var watch = Stopwatch.StartNew();
            var hits = DataFolder.Phrases.For(locale).Match(text, Speaker.Agent);
            Assert.True(watch.Elapsed < Bound, $"{locale}: {watch.Elapsed}");
            Assert.All(hits, h => Assert.True(h.Offset >= 0 && h.Length > 0 && h.Offset + h.Length <= text.Length));
        }
    }
}
