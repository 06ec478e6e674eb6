using CallCenter.Core.Scripts;
using FsCheck;
using FsCheck.Fluent;
using Fact = CallCenter.Core.Scripts.Fact;

namespace CallCenter.Core.Tests.Scripts;

public sealed class ConditionTests
{
    private static readonly Dictionary<string, Fact> Facts = new(StringComparer.Ordinal)
    {
        ["bill.latest"] = new Fact.Money(8_650),
        ["bill.average"] = new Fact.Money(4_000),
        ["bill.months"] = new Fact.Count(6),
        ["promise.outcome"] = new Fact.Words("not-kept"),
        ["contract.end"] = new Fact.Day(new DateOnly(2026, 12, 31)),
    };

    private static readonly ScriptPlace Place = ScriptRunner.Begin(SampleScripts.Sound()) with
    {
        Answers = ScriptRunner.Begin(SampleScripts.Sound()).Answers.Add("cause", "plan").Add("needs", "given").Add("mark", "given"),
        Values = ScriptRunner.Begin(SampleScripts.Sound()).Values.Add("needs", "network,visit").Add("mark", "2"),
    };

    [Xunit.Theory]
    [InlineData("bill.latest = 86.50", true)]
    [InlineData("bill.latest > bill.average and bill.months >= 3", true)]
    [InlineData("bill.latest > 100 or promise.outcome = 'not-kept'", true)]
    [InlineData("not (bill.latest > 100) and not bill.latest < 0", true)]
    [InlineData("promise.outcome in ('kept', 'unknown')", false)]
    [InlineData("contract.end <= 2026-12-31 and contract.end != 2026-12-30", true)]
    [InlineData("known(bill.latest) and not known(case.number)", true)]
    [InlineData("answers.cause = 'plan'", true)]
    [InlineData("answers.needs has 'visit' and not answers.needs has 'vis'", true)]
    [InlineData("answers.mark <= 2", true)]
    [InlineData("answers.nothing != 'x'", false)]
    [InlineData("case.number != 'x'", false)]
    [InlineData("bill.latest != 'x'", false)]
    public void Facts_and_answers_decide_and_what_is_missing_holds_nothing(string text, bool holds)
    {
        var (condition, fault) = ConditionReader.Read(text);
        Assert.Null(fault);
        Assert.Equal(holds, condition!.Holds(Facts, Place));
    }

    [Xunit.Theory]
    [InlineData("", "character 1: it ends too early")]
    [InlineData("bill.latest", "character 12: a comparison is expected: = != < <= > >= has in")]
    [InlineData("bill.latest > 1 2", "character 17: '2' is not expected here")]
    [InlineData("bill.latest = 'a", "character 15: a quote without its partner")]
    [InlineData("known bill.latest", "character 7: '(' is expected")]
    [InlineData("bill.latest ; 1", "character 13: ';' is not expected here")]
    [InlineData("1 = 2", "character 1: two fixed values are compared")]
    [InlineData("bill.latest = 1.2.3", "character 15: '1.2.3' is no name, number, day or quoted text")]
    public void A_fault_is_named_with_its_place(string text, string fault) => Assert.Equal(fault, ConditionReader.Read(text).Fault);

    [Xunit.Fact]
    public void No_text_makes_the_reader_or_its_condition_throw()
    {
        string[] pieces = ["bill.latest", "answers.cause", "known", "(", ")", "and", "or", "not", "=", "!=", "<", ">=", "'", "'plan'", "1", "-", "2026-11-22", "has", "in", ",", " ", "是", "!"];
        Prop.ForAll(Gen.ArrayOf(Gen.Elements(pieces)).Select(p => string.Join(' ', p)).ToArbitrary(), text =>
        {
            var (condition, fault) = ConditionReader.Read(text);
            Assert.Equal(condition is null, fault is not null);
            _ = condition?.Holds(Facts, Place);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }
}
