using CallCenter.Core.Compliance;
using CallCenter.Core.Customers;

namespace CallCenter.Core.Tests.Compliance;

public sealed class CustomerTextTests
{
    [Theory]
    [InlineData("退订", DoNotCallScope.All)]
    [InlineData(" TD ", DoNotCallScope.All)]
    [InlineData("ｔｄ", DoNotCallScope.All)]
    [InlineData("Stop.", DoNotCallScope.All)]
    [InlineData("UNSUBSCRIBE", DoNotCallScope.All)]
    [InlineData("退订流量包", null)]
    [InlineData("don't stop", null)]
    [InlineData("", null)]
    public void A_word_that_alone_means_stop_is_one_only_alone(string text, DoNotCallScope? scope) => Assert.Equal(scope, CustomerText.StopOf(text, []));

    [Theory]
    [InlineData("别再打了", "stop-calling", DoNotCallScope.All)]
    [InlineData("别再打来推销了", "stop-calling", DoNotCallScope.Marketing)]
    [InlineData("no more marketing please", "stop-calling", DoNotCallScope.Marketing)]
    [InlineData("我要销户", "leaving", null)]
    public void What_the_phrases_heard_says_how_far_it_reaches(string text, string kind, DoNotCallScope? scope) => Assert.Equal(scope, CustomerText.StopOf(text, [Hit(kind)]));

    [Theory]
    [InlineData("escalation", true)]
    [InlineData("harm", true)]
    [InlineData("leaving", false)]
    public void Regulators_courts_and_harm_are_an_alarm(string kind, bool alarm) => Assert.Equal(alarm, CustomerText.Alarms([Hit(kind)]));

    [Theory]
    [InlineData("请打13912345678，晚上8点后", "请打****，晚上8点后")]
    [InlineData("身份证330102199001011234", "身份证****")]
    [InlineData("第3次，账单1299元", "第3次，账单1299元")]
    [InlineData("", "")]
    public void Numbers_of_people_are_stars(string text, string shown) => Assert.Equal(shown, CustomerText.Masked(text));

    private static PhraseHit Hit(string kind) => new("rule", kind, Severity.Warn, 0, 1, "x", null);
}
