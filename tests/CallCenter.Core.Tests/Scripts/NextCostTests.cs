using CallCenter.Core.Scripts;
using Fact = CallCenter.Core.Scripts.Fact;

namespace CallCenter.Core.Tests.Scripts;

/// <summary>What one turn costs on a large script; the benchmark <c>script</c> gives the time.</summary>
public sealed class NextCostTests
{
    private static readonly Dictionary<string, Fact> Facts = new(StringComparer.Ordinal) { ["bill.latest"] = new Fact.Money(100) };

    private static Script Chain(int size)
    {
        var when = ConditionReader.Read("bill.latest > 500 or answers.s0 = 'declined'").Condition;
        var steps = Enumerable.Range(0, size).Select(i => i % 10 == 9
            ? SampleScripts.Step($"s{i}", "", SampleScripts.To("way-1", "s0") with { When = when }, SampleScripts.To("way-2", $"s{(i + 1) % size}")) with { Role = StepRole.Route }
            : SampleScripts.Step($"s{i}", "您好。", SampleScripts.To("next", $"s{(i + 1) % size}"), SampleScripts.To("declined", "s0"), SampleScripts.To("unknown", "s0")));
        return new("chain", "v", "care", "zh-CN", "chain", "s0", steps.ToDictionary(s => s.Id, StringComparer.Ordinal), new Dictionary<string, Branch>(StringComparer.Ordinal), []);
    }

    private static long Bytes(Script script)
    {
        var start = ScriptRunner.Begin(script);
        var turn = new ScriptTurn.Answer("next");
        ScriptMove move = ScriptRunner.Next(script, start with { StepId = "s8" }, turn, Facts);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
            move = ScriptRunner.Next(script, start with { StepId = "s8" }, turn, Facts);
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / 1_000;
        Assert.Equal("s10", Assert.IsType<ScriptMove.Moved>(move).Place.StepId);
        return bytes;
    }

    // The new place and the answer that holds it, made by hand.
    private static long NewPlace(Script script)
    {
        var start = ScriptRunner.Begin(script);
        ScriptMove move = new ScriptMove.Refused("");
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            var place = start with { StepId = "s8" };
            move = new ScriptMove.Moved(place with
            {
                StepId = "s10",
                Answers = place.Answers.SetItem("s8", "next"),
                Asked = place.Asked.Add("s10"),
                Known = place.Known.Add(LineIdentity.Unknown),
            });
        }
        GC.KeepAlive(move);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / 1_000;
    }

    [Xunit.Fact]
    public void A_turn_allocates_the_new_place_and_nothing_that_grows_with_the_script()
    {
        Assert.Equal(Bytes(Chain(20)), Bytes(Chain(200)));
        Assert.Equal(NewPlace(Chain(200)), Bytes(Chain(200)));
    }
}
