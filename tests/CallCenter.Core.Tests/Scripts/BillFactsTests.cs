using System.Globalization;
using CallCenter.Core.Scripts;
using Fact = CallCenter.Core.Scripts.Fact;

namespace CallCenter.Core.Tests.Scripts;

public sealed class BillFactsTests
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    private static BilledMonth Month(int month, long plan, long extra, long services, bool used = true) =>
        new(new DateOnly(2026, month, 1), plan + extra + services, plan, extra, services, used);

    private static Dictionary<string, Fact> Of(params BilledMonth[] months) => BillFacts.Of(months, Chinese).ToDictionary();

    [Xunit.Fact]
    public void Items_are_compared_one_by_one_the_largest_change_first()
    {
        var facts = Of(Month(9, 2900, 0, 500), Month(10, 2900, 4050, 0));
        Assert.Equal(new Fact.Money(3_550), facts["bill.difference"]);
        Assert.Equal(new Fact.Words("套餐外费用多了¥40.50，增值业务费少了¥5.00"), facts["bill.items"]);
        Assert.Equal(new Fact.Words("up"), facts["bill.trend"]);
        Assert.DoesNotContain("bill.average", facts.Keys);
        var english = BillFacts.Of([Month(9, 2900, 0, 500), Month(10, 2900, 4050, 0)], CultureInfo.GetCultureInfo("en")).ToDictionary();
        Assert.Equal(new Fact.Words("use beyond the plan is ¥40.50 higher, value-added services are ¥5.00 lower"), english["bill.items"]);
    }

    [Xunit.Fact]
    public void The_average_is_of_the_three_to_six_months_before()
    {
        var three = Of(Month(7, 1000, 0, 0), Month(8, 2000, 0, 0), Month(9, 3000, 0, 0), Month(10, 9000, 0, 0));
        Assert.Equal((new Fact.Money(2_000), new Fact.Count(3)), (three["bill.average"], three["bill.months"]));
        var many = Of([.. Enumerable.Range(1, 9).Select(m => Month(m, m * 100, 0, 0)), Month(10, 900, 0, 0)]);
        Assert.Equal((new Fact.Money(650), new Fact.Count(6)), (many["bill.average"], many["bill.months"]));
        Assert.Equal(new Fact.Words("same"), many["bill.trend"]);
        Assert.Equal(new Fact.Words("各项费用没有变化"), many["bill.items"]);
    }

    [Xunit.Fact]
    public void Months_without_any_use_are_counted_from_the_newest()
    {
        Assert.Equal(new Fact.Count(2), Of(Month(7, 1, 0, 0, false), Month(8, 1, 0, 0), Month(9, 1, 0, 0, false), Month(10, 1, 0, 0, false))["bill.silent-months"]);
        Assert.Empty(Of());
    }
}
