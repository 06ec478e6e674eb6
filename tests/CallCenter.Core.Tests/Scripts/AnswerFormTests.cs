using CallCenter.Core.Scripts;
using FsCheck;
using FsCheck.Fluent;

namespace CallCenter.Core.Tests.Scripts;

public sealed class AnswerFormTests
{
    private static readonly Dictionary<string, AnswerForm> Forms = new(StringComparer.Ordinal)
    {
        ["words"] = new AnswerForm.Words(5),
        ["number"] = new AnswerForm.Number(1, 31, 1, "天"),
        ["money"] = new AnswerForm.Money(1_000),
        ["date"] = new AnswerForm.Date(new(2026, 1, 1), new(2026, 12, 31)),
        ["phone"] = new AnswerForm.Phone(),
        ["rating"] = new AnswerForm.Rating(5),
        ["masked"] = new AnswerForm.Masked(4),
        ["several"] = new AnswerForm.Several([new("home", "家里"), new("work", "单位"), new("road", "路上")], 1, 2),
    };

    [Theory]
    [InlineData("words", " 好的 ", "好的")]
    [InlineData("number", "１２．５", "12.5")]
    [InlineData("money", "¥86.50", "86.50")]
    [InlineData("money", "1,000元", "1000")]
    [InlineData("date", "2026/3/4", "2026-03-04")]
    [InlineData("date", "20261231", "2026-12-31")]
    [InlineData("phone", "138 0000 5678", "+8613800005678")]
    [InlineData("rating", "5", "5")]
    [InlineData("masked", "１２３４", "••••")]
    [InlineData("several", "road,home", "home,road")]
    public void What_is_typed_is_stored_in_one_form(string form, string typed, string stored) =>
        Assert.Equal(new AnswerReading(stored, null), Forms[form].Read(typed));

    [Theory]
    [InlineData("words", "", MoveRefusals.NoValue)]
    [InlineData("words", "一二三四五六", MoveRefusals.TooLong)]
    [InlineData("number", "many", MoveRefusals.NoNumber)]
    [InlineData("number", "32", MoveRefusals.OutOfBounds)]
    [InlineData("number", "1.25", MoveRefusals.OutOfBounds)]
    [InlineData("money", "-1", MoveRefusals.OutOfBounds)]
    [InlineData("date", "2026-02-30", MoveRefusals.NoDay)]
    [InlineData("date", "2027-01-01", MoveRefusals.OutOfBounds)]
    [InlineData("phone", "12", MoveRefusals.NoPhone)]
    [InlineData("rating", "6", MoveRefusals.OutOfBounds)]
    [InlineData("masked", "12345", MoveRefusals.NoNumber)]
    [InlineData("several", "", MoveRefusals.TooFew)]
    [InlineData("several", "home,work,road", MoveRefusals.TooMany)]
    [InlineData("several", "nowhere", MoveRefusals.UnknownAnswer)]
    public void What_does_not_fit_is_refused_with_its_reason(string form, string typed, string reason) =>
        Assert.Equal(new AnswerReading(null, reason), Forms[form].Read(typed));

    [Fact]
    public void No_text_makes_a_form_throw_and_digits_to_compare_are_never_stored() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text =>
        {
            foreach (var form in Forms.Values)
                Assert.NotEqual(form.Read(text).Value is null, form.Read(text).Refusal is null);
            Assert.DoesNotContain(Forms["masked"].Read(text).Value ?? "", char.IsAsciiDigit);
        }).QuickCheckThrowOnFailure();
}
