using CallCenter.Core.Scripts;
using FsCheck;
using FsCheck.Fluent;

namespace CallCenter.Core.Tests.Scripts;

public sealed class ScriptRunnerProperties
{
    private sealed record Move(int Kind, int Choice);

    private static readonly Gen<Script> Scripts =
        from mainSize in Gen.Choose(1, 12)
        from branchSizes in Gen.Choose(1, 4).ListOf(3)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select Make(mainSize, [.. branchSizes], new Random(seed));

    private static readonly Gen<List<Move>> Moves =
        (from kind in Gen.Choose(0, 9) from choice in Gen.Choose(0, 99) select new Move(kind, choice)).ListOf().Select(m => m.ToList());

    [Fact]
    public void No_sequence_of_moves_throws_or_leaves_the_script() => ForAnyWalk((script, before, after) =>
    {
        Assert.True(script.Steps.ContainsKey(after.StepId));
        Assert.Equal(after.StepId, after.Asked[^1]);
        Assert.Equal(after.Asked.Length, after.Known.Length);
        Assert.Equal(script.Steps[after.StepId].Branch is null, after.ReturnTo is null);
        Assert.True(after.ReturnTo is null || script.Steps[after.ReturnTo].Branch is null);
        Assert.True(Math.Abs(after.Asked.Length - before.Asked.Length) <= 1);
    });

    [Fact]
    public void Back_undoes_every_move_but_keeps_the_answers() => ForAnyWalk((script, before, after) =>
    {
        if (after.Asked.Length < before.Asked.Length || (before.Ended && !after.Ended))
            return;
        var undone = Assert.IsType<ScriptMove.Moved>(ScriptRunner.Back(script, after)).Place;
        Assert.Equal((before.StepId, before.ReturnTo, before.Ended), (undone.StepId, undone.ReturnTo, undone.Ended));
        Assert.Equal(before.Known[^1], undone.Identity);
        Assert.Equal(before.Asked, undone.Asked);
        Assert.Equal(after.Answers, undone.Answers);
    });

    [Fact]
    public void The_same_moves_lead_to_the_same_place() => Prop.ForAll(Scripts.ToArbitrary(), Moves.ToArbitrary(), (script, moves) =>
    {
        var (once, twice) = (Run(script, moves, null), Run(script, moves, null));
        Assert.Equal((once.StepId, once.ReturnTo, once.Identity, once.Ended), (twice.StepId, twice.ReturnTo, twice.Identity, twice.Ended));
        Assert.Equal(once.Asked, twice.Asked);
    }).QuickCheckThrowOnFailure();

    private static void ForAnyWalk(Action<Script, ScriptPlace, ScriptPlace> check) =>
        Prop.ForAll(Scripts.ToArbitrary(), Moves.ToArbitrary(), (script, moves) => { Run(script, moves, check); })
            .QuickCheckThrowOnFailure();

    private static ScriptPlace Run(Script script, List<Move> moves, Action<Script, ScriptPlace, ScriptPlace>? check)
    {
        var place = ScriptRunner.Begin(script);
        foreach (var move in moves)
        {
            if (Do(script, place, move) is not ScriptMove.Moved moved)
                continue;
            check?.Invoke(script, place, moved.Place);
            place = moved.Place;
            Assert.True(ScriptRunner.StillToAsk(script, place).Count <= script.Required.Count);
        }
        return place;
    }

    private static ScriptMove Do(Script script, ScriptPlace place, Move move)
    {
        var answers = script.Steps[place.StepId].Answers;
        return move.Kind switch
        {
            0 => ScriptRunner.Back(script, place),
            1 => ScriptRunner.TakeBranch(script, place, $"b{move.Choice % 4}"),
            2 => ScriptRunner.Answer(script, place, "nope"),
            _ => ScriptRunner.Answer(script, place, answers[move.Choice % answers.Count].Key),
        };
    }

    private static Script Make(int mainSize, int[] branchSizes, Random random)
    {
        var steps = Enumerable.Range(0, mainSize).Select(i => MakeStep("m", i, mainSize, random))
            .Concat(branchSizes.SelectMany((size, b) => Enumerable.Range(0, size).Select(i => MakeStep($"b{b}", i, size, random))));
        var branches = branchSizes.Select((_, b) => new Branch($"b{b}", $"b{b}", (char)('a' + b), $"b{b}-0"));
        return new("any", "v", "second-callback", "zh-CN", "any", "m-0",
            steps.ToDictionary(s => s.Id, StringComparer.Ordinal), branches.ToDictionary(b => b.Key, StringComparer.Ordinal), ["m-0", $"m-{mainSize - 1}"]);
    }

    private static Step MakeStep(string line, int index, int size, Random random)
    {
        var onMain = line == "m";
        var answers = Enumerable.Range(0, random.Next(1, 6)).Select(a => random.Next(6) switch
        {
            0 => new StepAnswer($"a{a}", "x", null, $"b{random.Next(3)}", false, AnyIdentity(random), null),
            1 when !onMain => new StepAnswer($"a{a}", "x", null, null, true, AnyIdentity(random), null),
            2 => new StepAnswer($"a{a}", "x", null, null, false, null, null),
            _ => new StepAnswer($"a{a}", "x", $"{line}-{random.Next(size)}", null, false, AnyIdentity(random), null),
        }).ToArray();
        return new($"{line}-{index}", "x", (StepRole)random.Next(4), new("{bill.latest}"), answers, [], onMain ? null : line, []);
    }

    private static LineIdentity? AnyIdentity(Random random) => random.Next(3) == 0 ? (LineIdentity)random.Next(4) : null;
}
