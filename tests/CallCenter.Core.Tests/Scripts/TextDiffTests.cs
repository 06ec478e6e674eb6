using CallCenter.Core.Scripts;
using FsCheck;
using FsCheck.Fluent;

namespace CallCenter.Core.Tests.Scripts;

public sealed class TextDiffTests
{
    [Xunit.Fact]
    public void Changed_lines_are_told_between_the_same_ones() =>
        Assert.Equal(
            [(LineChange.Same, "a", 1), (LineChange.Removed, "b", 2), (LineChange.Added, "B", 2), (LineChange.Same, "c", 3), (LineChange.Added, "d", 4)],
            TextDiff.Of("a\nb\nc", "a\nB\nc\nd").Select(l => (l.Change, l.Text, l.Number)));

    [Xunit.Fact]
    public void Each_text_can_be_read_out_of_the_difference()
    {
        var texts = Gen.ArrayOf(Gen.Elements("a", "b", "c", "d")).Select(lines => string.Join('\n', lines)).ToArbitrary();
        Prop.ForAll(texts, texts, (before, after) =>
        {
            var lines = TextDiff.Of(before, after);
            Assert.Equal(before, string.Join('\n', lines.Where(l => l.Change != LineChange.Added).Select(l => l.Text)));
            Assert.Equal(after, string.Join('\n', lines.Where(l => l.Change != LineChange.Removed).Select(l => l.Text)));
        }).QuickCheckThrowOnFailure();
    }
}
