using CallCenter.Core.Calls;
using CallCenter.Core.Complaints;
using CallCenter.Core.Customers;
using CallCenter.Core.Scripts;
using CallCenter.Web.Calls;
using Fact = CallCenter.Core.Scripts.Fact;

namespace CallCenter.Web.Tests.Scripts;

/// <summary>What the shipped script shows once a real call stands in it.</summary>
public sealed class ScriptOnDeskTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);
    private static readonly Script Script = DataFolder.Library.Find("second-callback", "zh-CN")!;
    private static readonly CallPaper Paper = new(Script, new Dictionary<string, Fact> { ["bill.latest"] = new Fact.Money(8_650) }, DataFolder.Phrases.For("zh-CN"));

    private static CallState Call(params CallEvent[] events) => CallFold.From(
        Guid.CreateVersion7(),
        events.Prepend(new CallPlaced(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), CallbackKind.SecondCallback, Guid.NewGuid(), 1,
            Script.Id, Script.Version, "zh-CN", Script.Start, 1, true, "+8613800005678")).Select((e, i) => new Happening(i + 1, Morning, e, null)))!;

    private static ScriptMoved To(string step, string? returnTo, LineIdentity identity = LineIdentity.Holder) =>
        new(Script.Start, null, null, step, returnTo, identity, ScriptWay.Forward, false);

    private static ComplaintFiled Filed(string number) =>
        new(Guid.NewGuid(), number, ComplaintCategory.Network, ComplaintSeverity.Ordinary, Morning.AddDays(1), "没人上门", null);

    [Fact]
    public void The_number_of_the_complaint_is_said_once_it_is_registered()
    {
        var before = CallScreen.Of(Call(To("dissatisfied-number", "satisfaction")), Paper);
        Assert.Contains("［case.number］", before.Step.Said, StringComparison.Ordinal);
        var after = CallScreen.Of(Call(Filed("TS1"), Filed("TS2"), To("dissatisfied-number", "satisfaction", LineIdentity.Other)), Paper);
        Assert.Contains("编号是TS2。", after.Step.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Done_is_suggested_only_when_every_required_question_was_asked()
    {
        var early = Call(To("identity", null), To("promise", null), To("dissatisfied-bye", "promise"));
        Assert.Equal("other", CallScreen.WrapUp(early, Paper, []).Suggested);
        var late = Call(To("notice", null), To("identity", null), To("since", null), To("satisfaction", null), To("dissatisfied-bye", "satisfaction"));
        Assert.Equal("done", CallScreen.WrapUp(late, Paper, []).Suggested);
    }
}
