using System.Globalization;
using CallCenter.Core.Scripts;
using Fact = CallCenter.Core.Scripts.Fact;

namespace CallCenter.Core.Tests.Scripts;

public sealed class ScriptTextTests
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    private static readonly Dictionary<string, Fact> Facts = new(StringComparer.Ordinal)
    {
        ["customer.honorific"] = new Fact.Words("张女士"),
        ["bill.latest"] = new Fact.Money(128_650),
        ["bill.difference"] = new Fact.Money(-4_005),
        ["bill.month"] = new Fact.Day(new DateOnly(2025, 10, 1)),
        ["first.date"] = new Fact.Day(new DateOnly(2025, 11, 12)),
        ["first.days"] = new Fact.Count(1_234),
    };

    [Xunit.Theory]
    [InlineData("{customer.honorific}，您好", "张女士，您好")]
    [InlineData("{bill.latest}", "¥1,286.50")]
    [InlineData("{bill.latest:money}", "¥1,286.50")]
    [InlineData("{bill.difference:money}", "-¥40.05")]
    [InlineData("比上个月{bill.difference:change}", "比上个月少了¥40.05")]
    [InlineData("{bill.month}的话费", "10月的话费")]
    [InlineData("{bill.month:date}", "10月1日")]
    [InlineData("{first.date}回访", "11月12日回访")]
    [InlineData("{first.days}天", "1,234天")]
    [InlineData("{promise.text}", "［promise.text］")]
    [InlineData("没有变量", "没有变量")]
    [InlineData("", "")]
    public void Facts_are_filled_in_as_Chinese_writes_them(string source, string shown) =>
        Assert.Equal(shown, new ScriptText(source).Render(Facts, Chinese));

    [Xunit.Theory]
    [InlineData("{bill.latest}, {bill.difference:change}", "¥1,286.50, ¥40.05 lower")]
    [InlineData("in {bill.month}", "in October")]
    [InlineData("on {first.date}", "on 12 November")]
    [InlineData("{promise.due}", "［promise.due］")]
    public void Facts_are_filled_in_as_English_writes_them(string source, string shown) =>
        Assert.Equal(shown, new ScriptText(source).Render(Facts, English));

    [Xunit.Theory]
    [InlineData(long.MinValue, "少了¥92,233,720,368,547,758.07")]
    [InlineData(0, "没有变化")]
    [InlineData(100, "多了¥1.00")]
    public void A_change_is_told_in_words(long fen, string shown) =>
        Assert.Equal(shown, FactFormats.Show(new Fact.Money(fen), FactFormat.Change, Chinese));

    [Xunit.Theory]
    [InlineData("a{b", "a brace without its partner")]
    [InlineData("a}b", "a brace without its partner")]
    [InlineData("{a{b.c}", "a brace without its partner")]
    [InlineData("{}", "'{}' is no placeholder")]
    [InlineData("{Bill.latest}", "'{Bill.latest}' is no placeholder")]
    [InlineData("{bill.latest:}", "'{bill.latest:}' is no placeholder")]
    [InlineData("{bill latest}", "'{bill latest}' is no placeholder")]
    public void A_faulty_text_says_so_and_still_renders_what_it_has(string source, string fault)
    {
        var text = new ScriptText(source);
        Assert.Equal(fault, text.Fault);
        Assert.Equal(source.Replace("{b.c}", "［b.c］", StringComparison.Ordinal), text.Render(Facts, Chinese));
    }

    [Xunit.Fact]
    public void Names_are_told_once_and_equality_is_by_source()
    {
        var text = new ScriptText("{a.b}{c:money}{a.b:date}");
        Assert.Equal(["a.b", "c"], text.Names);
        Assert.Equal(new Placeholder("c", "money"), text.Placeholders[1]);
        Assert.Equal(new ScriptText("{a.b}{c:money}{a.b:date}"), text);
        Assert.NotEqual(new ScriptText("{a.b}"), text);
    }

    [Xunit.Fact]
    public void Only_the_holder_sees_amounts_and_details()
    {
        Assert.Same(Facts, ScriptFacts.VisibleTo(LineIdentity.Holder, Facts));
        foreach (var identity in new[] { LineIdentity.Unknown, LineIdentity.LineUser, LineIdentity.Other })
            Assert.Equal(["customer.honorific", "first.date", "first.days"], ScriptFacts.VisibleTo(identity, Facts).Keys.Order());
    }
}
