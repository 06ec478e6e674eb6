using System.Text;
using CallCenter.Core.Compliance;
using FsCheck;
using FsCheck.Fluent;

namespace CallCenter.Core.Tests.Compliance;

public sealed class PhraseMatcherProperties
{
    private static readonly string[] Phrases = ["不知道", "这事不归我管", "I don't know", "没见我正忙着吗", "12315"];
    private static readonly string[] Gaps = ["", "", "", " ", "　", "，", "、", "…", "-", "\u200B", "\n", "😀", "\uDC00", "\u0007"];
    private static readonly PhraseMatcher Matcher =
        new([.. Phrases.Select((p, i) => new PhraseRule($"r{i}", "k", Severity.Warn, Speaker.Agent, [p], [], null, "x"))], []);

    [Fact]
    public void A_disguised_phrase_is_found_exactly_where_it_lies()
    {
        var disguises =
            from phrase in Gen.Elements(Phrases)
            from gaps in Gen.ArrayOf(Gen.Elements(Gaps), phrase.Length)
            from wide in Gen.ArrayOf(Gen.Elements(true, false), phrase.Length)
            from before in Gen.Elements("", "您好，", "呃 ", "\uD83D", "。")
            from after in Gen.Elements("", "。", "，您看", " 的", "\uD83D\uDE00")
            select (phrase, offence: Disguise(phrase, gaps, wide), before, after);
        Prop.ForAll(disguises.ToArbitrary(), d =>
        {
            var text = d.before + d.offence + d.after;
            var hit = Assert.Single(Matcher.Match(text, Speaker.Agent));
            Assert.Equal((d.before.Length, d.offence), (hit.Offset, text.Substring(hit.Offset, hit.Length)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_text_is_read_without_an_exception_and_every_hit_selects_its_phrase()
    {
        var texts = Gen.ArrayOf(Gen.OneOf(
            Gen.Choose(0, 0xFFFF).Select(c => ((char)c).ToString()), Gen.Elements(Phrases), Gen.Elements(Gaps))).Select(string.Concat);
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            foreach (var hit in Matcher.Match(text, Speaker.Agent))
            {
                Assert.Equal(hit.Text, text.Substring(hit.Offset, hit.Length));
                Assert.Equal(PhraseMatcher.Normalise(Phrases[hit.Rule[1] - '0']), PhraseMatcher.Normalise(hit.Text));
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_megabyte_full_of_offences_is_read_whole_and_in_time()
    {
        var text = new StringBuilder(1_100_000).Insert(0, "我不 知道，", 180_000).ToString();
        var nested = new PhraseMatcher(
            [new("n", "k", Severity.Note, Speaker.Agent, [.. Enumerable.Range(1, 60).Select(n => new string('哈', n))], [], null, "x")], []);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(180_000, Matcher.Match(text, Speaker.Agent).Count);
        Assert.Equal(20, nested.Match(new string('哈', 1_200), Speaker.Agent).Count);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"took {clock.Elapsed}");
    }

    private static string Disguise(string phrase, string[] gaps, bool[] wide)
    {
        var text = new StringBuilder();
        for (var i = 0; i < phrase.Length; i++)
        {
            var c = wide[i] && phrase[i] is > ' ' and <= '~' ? (char)(phrase[i] + 0xFEE0) : phrase[i];
            text.Append(wide[i] ? char.ToUpperInvariant(c) : c).Append(i < phrase.Length - 1 ? gaps[i] : "");
        }
        return text.ToString();
    }
}
