using System.Collections.Immutable;
using CallCenter.Benchmarks.Ground;
using CallCenter.Core.Scripts;
using CallCenter.Web.Compliance;
using CallCenter.Web.Scripts;

namespace CallCenter.Benchmarks.Scripts;

/// <summary>Walks the shipped script as agents would: an answer, now and then a branch, until the closing.</summary>
internal static class ScriptBench
{
    private const int LongestWalk = 60;

    /// <summary>One move of a walk and the place it led to.</summary>
    private sealed record Move(string Step, string? Answer, string? Branch, ScriptPlace After);

    public static Task RunAsync(bool quick)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "scripts");
        var script = new ScriptLibrary(folder, new PhraseLibrary(folder)).Find("second-callback", "zh-CN")
            ?? throw new FileNotFoundException("The shipped script is not beside the program.");
        var random = new Random(20261122);
        var walks = Enumerable.Range(0, quick ? 200 : 1000).Select(_ => Walk(script, random)).ToList();
        Contender[] contenders =
        [
            new("ScriptRunner (the product)", () => walks.Sum(walk => Replay(script, walk))),
            new("what an unchanging place costs: one dictionary and two arrays extended", () => walks.Sum(Extend)),
            new("a walker that changes itself: no undo, nothing to store", () => walks.Sum(walk => Mutate(script, walk))),
        ];
        Check(script, walks);
        var moves = walks.Sum(walk => walk.Count);
        var timed = Timing.InTurns(contenders, quick);
        var table = new Table("script: one move of the shipped second callback", "way", "ns per move", "fastest–slowest round", "bytes per move", "ratio");
        foreach (var (contender, time) in contenders.Zip(timed))
            table.Add(contender.Name, $"{time.Median * 1e9 / moves:0}", $"{time.Fastest * 1e9 / moves:0}–{time.Slowest * 1e9 / moves:0}",
                $"{(double)Timing.Allocated(contender) / moves:0}", $"{time.Median / timed[0].Median:0.00}");
        table.Note($"{walks.Count} walks, {moves} moves, {script.Steps.Count} steps and {script.Branches.Count} branches; processor time; all three ask the same steps and hold the same answers, compared walk by walk.");
        table.Print();
        return Task.CompletedTask;
    }

    private static List<Move> Walk(Script script, Random random)
    {
        var place = ScriptRunner.Begin(script);
        var moves = new List<Move>();
        var branches = script.Branches.Keys.Order(StringComparer.Ordinal).ToList();
        while (!place.Ended && moves.Count < LongestWalk)
        {
            var answers = script.Steps[place.StepId].Answers;
            var branch = random.Next(10) == 0 ? branches[random.Next(branches.Count)] : null;
            var answer = branch is null ? answers[random.Next(answers.Count)].Key : null;
            if (Next(script, place, (answer, branch)) is not ScriptMove.Moved moved) continue;
            moves.Add(new(place.StepId, answer, branch, moved.Place));
            place = moved.Place;
        }
        return moves;
    }

    private static ScriptMove Next(Script script, ScriptPlace place, (string? Answer, string? Branch) chosen) =>
        chosen.Branch is { } branch ? ScriptRunner.TakeBranch(script, place, branch) : ScriptRunner.Answer(script, place, chosen.Answer ?? "");

    private static ScriptPlace End(Script script, List<Move> walk)
    {
        var place = ScriptRunner.Begin(script);
        foreach (var move in walk)
            if (Next(script, place, (move.Answer, move.Branch)) is ScriptMove.Moved moved)
                place = moved.Place;
        return place;
    }

    private static long Replay(Script script, List<Move> walk) => End(script, walk).Asked.Length;

    private static (ImmutableDictionary<string, string> Answers, ImmutableArray<string> Asked) Extended(List<Move> walk)
    {
        var answers = ImmutableDictionary<string, string>.Empty;
        ImmutableArray<string> asked = [walk[0].Step];
        ImmutableArray<LineIdentity> known = [LineIdentity.Unknown];
        foreach (var move in walk)
        {
            if (move.Answer is not null) answers = answers.SetItem(move.Step, move.Answer);
            if (move.After.Ended) continue;
            asked = asked.Add(move.After.StepId);
            known = known.Add(move.After.Identity);
        }
        return (answers, asked);
    }

    private static long Extend(List<Move> walk) => Extended(walk).Asked.Length;

    private static (Dictionary<string, string> Answers, List<string> Asked) Mutated(Script script, List<Move> walk)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        var asked = new List<string> { script.Start };
        foreach (var move in walk)
        {
            foreach (var answer in script.Steps[asked[^1]].Answers)
                if (string.Equals(answer.Key, move.Answer, StringComparison.Ordinal))
                    answers[asked[^1]] = answer.Key;
            if (!move.After.Ended) asked.Add(move.After.StepId);
        }
        return (answers, asked);
    }

    private static long Mutate(Script script, List<Move> walk) => Mutated(script, walk).Asked.Count;

    private static void Check(Script script, List<List<Move>> walks)
    {
        foreach (var walk in walks)
        {
            var (place, kept, changed) = (End(script, walk), Extended(walk), Mutated(script, walk));
            UnequalException.Unless(place.Asked.SequenceEqual(kept.Asked) && place.Asked.SequenceEqual(changed.Asked), "The walks ask different steps.");
            UnequalException.Unless(Same(place.Answers, kept.Answers) && Same(place.Answers, changed.Answers), "The walks hold different answers.");
        }
    }

    private static bool Same(ImmutableDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Count == other.Count && one.All(pair => other.TryGetValue(pair.Key, out var value) && value == pair.Value);
}
