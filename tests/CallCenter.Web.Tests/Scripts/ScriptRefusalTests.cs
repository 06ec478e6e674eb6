using System.Text;
using CallCenter.Web.Scripts;
using CallCenter.Web.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CallCenter.Web.Tests.Scripts;

/// <summary>Hostile files are refused at once with a reason, in bounded memory.</summary>
public sealed class ScriptRefusalTests
{
    private static readonly string Small = File.ReadAllText(DataFolder.Fixture("Scripts", "good-small.yaml"));

    private static string Refusal(byte[] bytes)
    {
        var folder = TestFolder.New("scripts");
        TestFolder.Copy(Path.Combine(DataFolder.Scripts, "phrases"), Path.Combine(folder, "phrases"));
        Directory.CreateDirectory(Path.Combine(folder, "zh-CN"));
        File.WriteAllBytes(Path.Combine(folder, "zh-CN", "sample.yaml"), bytes);
        BadFilesException? refused = null;
        var cost = Cost.Of(() => refused = Assert.Throws<BadFilesException>(() => new ScriptLibrary(folder, DataFolder.Phrases)));
        Assert.True(cost.Time < TimeSpan.FromSeconds(1), $"took {cost.Time}");
        return refused?.Message ?? "";
    }

    private static string Refusal(string text) => Refusal(Encoding.UTF8.GetBytes(text));

    [Fact]
    public void A_file_of_ten_megabytes_is_refused() =>
        Assert.Equal("scripts/zh-CN/sample.yaml:1:1: is larger than 1048576 bytes", Refusal(new byte[10_000_000]));

    [Fact]
    public void A_bomb_of_aliases_is_refused_at_its_first_anchor() =>
        Assert.Equal("scripts/zh-CN/sample.yaml:1:4: a: anchors are not allowed",
            Refusal("a: &a [x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range('b', 20).Select(c => $"{(char)c}: &{(char)c} [*{(char)(c - 1)},*{(char)(c - 1)}]\n"))));

    [Fact]
    public void A_nest_of_half_a_million_brackets_is_refused() =>
        Assert.Equal($"scripts/zh-CN/sample.yaml:1:16: a{string.Concat(Enumerable.Repeat("[0]", 12))}: nested deeper than 12", Refusal("a: " + new string('[', 500_000)));

    [Fact]
    public void A_wrong_encoding_is_refused_at_its_line()
    {
        Assert.Equal("scripts/zh-CN/sample.yaml:3:1: is not UTF-8", Refusal([.. "a\nb\n"u8, 0xC4, 0xE3, 0xBA, 0xC3]));
        Assert.Equal("scripts/zh-CN/sample.yaml:1:1: is not UTF-8", Refusal(Encoding.Unicode.GetBytes("id: sample\n")));
        Assert.Equal("scripts/zh-CN/sample.yaml:1:1: is not UTF-8", Refusal([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Small)]));
    }

    [Fact]
    public void A_byte_order_mark_does_no_harm()
    {
        var (script, flaws) = ScriptReader.Read(DataText.Decode([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Small)]).Text, _ => DataFolder.Few);
        Assert.Empty(flaws);
        Assert.NotNull(script);
    }

    [Fact]
    public void Ten_thousand_steps_are_refused()
    {
        var many = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"  s{i}: {{ title: t, say: s, next: s{i + 1} }}\n"));
        Assert.Contains(": more than 30000 keys and values", Refusal(Small.Replace("steps:\n  greeting", $"steps:\n{many}  greeting", StringComparison.Ordinal)
            .Replace("branches:", "branches: []\nlast:", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void More_steps_than_a_thousand_are_refused()
    {
        var many = string.Concat(Enumerable.Range(0, 1_100).Select(i => $"  s{i}: {{ title: t, say: s, next: s{i + 1} }}\n"));
        Assert.Contains("steps.s1000: more than 1000 steps", Refusal(Small.Replace("steps:\n  greeting", $"steps:\n{many}  greeting", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_refused_is_refused_within_a_second_and_in_bounded_memory()
    {
        var steps = string.Concat(Enumerable.Range(0, 18_000).Select(i => $"  s{i}: {{ title: t, say: s, next: s{i + 1} }}\n"));
        string[] texts =
        [
            new('a', 10_000_000), "a: " + new string('[', 900_000), "steps:\n" + steps, "dialogues: [" + string.Concat(Enumerable.Repeat("{},", 200_000)) + "]",
            "a: &a [x,x]\nb: [" + string.Concat(Enumerable.Repeat("*a,", 200_000)) + "]", "parts: [" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"p{i},")) + "]",
        ];
        Assert.All(texts, text =>
        {
            var (time, bytes) = Cost.Of(() => Assert.NotEmpty(ScriptReader.Read(text, _ => DataFolder.Few).Flaws));
            Assert.True(time < TimeSpan.FromSeconds(1), $"{text[..20]}: {time}");
            Assert.True(bytes < 300_000_000, $"{text[..20]}: {bytes:N0} bytes");
        });
    }

    [Fact]
    public void A_file_in_the_wrong_place_is_refused() =>
        Assert.Equal("scripts/zh-CN/sample.yaml:1:1: id: 'second-callback' is not the name of the file",
            Refusal(Small.Replace("id: sample", "id: second-callback", StringComparison.Ordinal)));

    [Fact]
    public void Every_flaw_of_every_file_is_named_at_once()
    {
        var message = Refusal(Small.Replace("title: 话费", "titel: 话费", StringComparison.Ordinal));
        Assert.Equal(
            ["scripts/zh-CN/sample.yaml:28:5: steps.bill.title: is missing", "scripts/zh-CN/sample.yaml:28:5: steps.bill.titel: unknown key"],
            message.Split(Environment.NewLine));
    }

    [Fact]
    public void No_text_whatever_makes_the_reader_throw()
    {
        string[] pieces = ["steps", ":", " ", "\n", "  ", "- ", "{", "}", "[", "]", "\"", "'", "|", ">", "&a", "*a", "!t", "#", "%", "@", "`", "---", "...", "?", ",", "\t", "id", "是", "\uD800", "\u0007", "\u2028", "\\"];
        var texts = Gen.ArrayOf(Gen.Elements(pieces)).Select(string.Concat);
        var spoilt =
            from at in Gen.Choose(0, Small.Length)
            from cut in Gen.Choose(0, 40)
            from piece in Gen.Elements(pieces)
            select Small[..at] + piece + Small[Math.Min(at + cut, Small.Length)..];
        Prop.ForAll(Gen.OneOf(texts, spoilt).ToArbitrary(), text =>
        {
            var (script, flaws) = ScriptReader.Read(text, _ => DataFolder.Few);
            Assert.Equal(script is null, flaws.Count > 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }
}
