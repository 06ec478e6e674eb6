using CallCenter.Core.Compliance;
using CallCenter.Core.Scripts;
using FsCheck;
using FsCheck.Fluent;
using Fact = CallCenter.Core.Scripts.Fact;

namespace CallCenter.Core.Tests.Scripts;

/// <summary>Routes and typed answers under any walk: no exception, no route on the screen, no loop without a question.</summary>
public sealed class RouteProperties
{
    private static readonly string[] Values = ["", "5", "86.50", "2026-12-01", "13800005678", "a,b", "好的", "-1", "\uD800"];
    private static readonly PhraseMatcher None = new([], []);

    private static readonly Gen<(Script Script, int[] Moves, long Fen)> Walks =
        from seed in Gen.Choose(0, int.MaxValue - 1)
        from moves in Gen.ArrayOf(Gen.Choose(0, 999))
        from fen in Gen.Choose(-500, 500)
        select (Make(new Random(seed)), moves, (long)fen);

    [Xunit.Fact]
    public void Any_walk_stays_on_questions_and_never_throws() => Prop.ForAll(Walks.ToArbitrary(), walk =>
    {
        var facts = new Dictionary<string, Fact>(StringComparer.Ordinal) { ["bill.latest"] = new Fact.Money(walk.Fen) };
        var place = ScriptRunner.Begin(walk.Script);
        foreach (var move in walk.Moves)
        {
            var answers = walk.Script.Steps[place.StepId].Answers;
            ScriptTurn turn = (move % 7) switch
            {
                0 => new ScriptTurn.Back(),
                1 => new ScriptTurn.Branch("b"),
                _ => new ScriptTurn.Answer(answers[move % answers.Count].Key, Values[move / 7 % Values.Length]),
            };
            if (ScriptRunner.Next(walk.Script, place, turn, facts) is not ScriptMove.Moved moved)
                continue;
            Assert.NotEqual(StepRole.Route, walk.Script.Steps[moved.Place.StepId].Role);
            Assert.True(moved.Place.Asked.Length <= place.Asked.Length + 1);
            Assert.All(moved.Place.Values, v => Assert.Contains(v.Key, moved.Place.Answers.Keys));
            place = moved.Place;
        }
    }).QuickCheckThrowOnFailure();

    [Xunit.Fact]
    public void Routes_in_a_circle_are_found_by_the_check_and_refused_by_the_runner()
    {
        var sound = SampleScripts.Sound();
        Step Route(string id, string next) => SampleScripts.Step(id, "", SampleScripts.To("way-1", next)) with { Role = StepRole.Route };
        var circle = sound.With(SampleScripts.Step("bill", "您好。", SampleScripts.To("next", "r1")), Route("r1", "r2"), Route("r2", "r1"));
        var place = ScriptRunner.Begin(circle) with { StepId = "bill" };
        Assert.Equal(MoveRefusals.Loops, Assert.IsType<ScriptMove.Refused>(ScriptRunner.Answer(circle, place, "next")).Reason);
        Assert.Contains(ScriptCheck.Flaws(circle, new FileSpots(), None), f => f.Reason == "routes lead round in a circle");
    }

    private static Script Make(Random random)
    {
        var size = random.Next(2, 14);
        var steps = Enumerable.Range(0, size).Select(i => i > 0 && random.Next(3) == 0 ? Route(i, size, random) : Question(i, size, random))
            .Append(SampleScripts.Step("b-0", "x", SampleScripts.End(), new StepAnswer("r", "x", null, null, true, null, null)) with { Branch = "b" });
        return new("any", "v", "care", "zh-CN", "any", "m-0", steps.ToDictionary(s => s.Id, StringComparer.Ordinal),
            new Dictionary<string, Branch>(StringComparer.Ordinal) { ["b"] = new("b", "b", 'b', "b-0") }, []);
    }

    private static Step Question(int index, int size, Random random)
    {
        AnswerForm?[] forms = [null, new AnswerForm.Words(5), new AnswerForm.Number(0, 9, 0, null), new AnswerForm.Money(100), new AnswerForm.Phone(), new AnswerForm.Rating(5),
            new AnswerForm.Several([new("a", "a"), new("b", "b")], 0, 2), new AnswerForm.Date(new(2026, 1, 1), new(2026, 12, 31)), new AnswerForm.Masked(4)];
        return SampleScripts.Step($"m-{index}", "x", SampleScripts.To(AnswerForm.Given, $"m-{random.Next(size)}"), SampleScripts.To("declined", $"m-{random.Next(size)}"), SampleScripts.End())
            with
        { Ask = forms[random.Next(forms.Length)] };
    }

    private static Step Route(int index, int size, Random random)
    {
        string[] conditions = ["bill.latest > 0", "answers.m-0 = 'given'", "known(case.number)", "answers.m-0 >= 3 or bill.latest < -2"];
        var way = SampleScripts.To("way-1", $"m-{random.Next(size)}") with { When = ConditionReader.Read(conditions[random.Next(conditions.Length)]).Condition };
        return SampleScripts.Step($"m-{index}", "", way, SampleScripts.To("way-2", $"m-{random.Next(size)}")) with { Role = StepRole.Route };
    }
}
