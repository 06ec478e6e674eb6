using CallCenter.Core.Scripts;
using Fact = CallCenter.Core.Scripts.Fact;

namespace CallCenter.Web.Tests.Scripts;

/// <summary>Walks everywhere a script can lead, for one customer's facts; places with the same future are met once.</summary>
internal sealed class ShippedWalk(Script script, IReadOnlyDictionary<string, Fact> facts)
{
    // What a typed question is tried with: the usual, and what low marks and other ticks lead to.
    private static readonly Dictionary<Type, string[]> Typed = new()
    {
        [typeof(AnswerForm.Words)] = ["记下了"],
        [typeof(AnswerForm.Number)] = ["20"],
        [typeof(AnswerForm.Money)] = ["86.50"],
        [typeof(AnswerForm.Date)] = ["2026-12-01"],
        [typeof(AnswerForm.Phone)] = ["13800005678"],
        [typeof(AnswerForm.Rating)] = ["5", "1"],
    };

    private readonly HashSet<string> _lookedAt = [.. script.Steps.Values.SelectMany(s => s.Answers).Select(a => a.When).OfType<Condition>()
        .SelectMany(c => c.Names).Where(n => n.StartsWith(Datum.Answers, StringComparison.Ordinal)).Select(n => n[Datum.Answers.Length..])];

    private readonly Dictionary<string, List<ScriptPlace>> _left = [];
    private readonly Dictionary<string, List<(ScriptPlace Inside, ScriptTurn Turn)>> _returning = [];

    /// <summary>Every place that can be come to; steps in <paramref name="closed"/> are never entered.</summary>
    internal IEnumerable<ScriptPlace> Places(bool branches = true, string? closed = null)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<ScriptPlace>([ScriptRunner.Begin(script)]);
        while (open.TryDequeue(out var place)) // breadth first keeps the ways short
        {
            if (place.StepId == closed || !seen.Add(FutureOf(place)))
                continue;
            yield return place;
            foreach (var next in place.Ended ? [] : Moves(place, branches).ToList())
                open.Enqueue(next);
        }
    }

    // Only what the future hangs on tells two places apart; the way there does not. Inside a branch it is all the same which step
    // was left, as long as the same person was on the line and had been asked for: the returns are walked for every such step.
    private string FutureOf(ScriptPlace place)
    {
        var answers = _lookedAt.Count == 0 ? "" : string.Join('|', _lookedAt.Select(id => place.Values.GetValueOrDefault(id) ?? place.Answers.GetValueOrDefault(id)));
        return $"{place.StepId} {place.Identity} {place.Ended} {(place.ReturnTo is null ? "" : ClassOf(place))} {answers}";
    }

    // Who was on the line at the step of the main line that is or was left, and whether it had been asked by then.
    private string ClassOf(ScriptPlace place)
    {
        var at = place.ReturnTo is { } left ? place.Asked.LastIndexOf(left) : place.Asked.Length - 1;
        return $"{place.Known[at]} {place.Asked.AsSpan()[..(at + 1)].ToArray().Any(id => script.Steps[id] is { Role: StepRole.Identity, Branch: null })}";
    }

    private IEnumerable<ScriptPlace> Moves(ScriptPlace place, bool branches)
    {
        var step = script.Steps[place.StepId];
        foreach (var turn in step.Answers.SelectMany(a => Turns(step, a)))
            yield return ScriptRunner.Next(script, place, turn, facts) is ScriptMove.Moved moved
                ? moved.Place : throw new Xunit.Sdk.XunitException($"{place.StepId}: {turn} is refused");
        if (!branches)
            yield break;
        foreach (var branch in script.Branches.Keys)
            if (ScriptRunner.Next(script, place, new ScriptTurn.Branch(branch), facts) is ScriptMove.Moved entered)
                yield return entered.Place;
        foreach (var landing in Landings(place, step))
            yield return landing;
    }

    // What returns from a branch returns to every step that could have been left; what can be left is returned to by everything.
    private IEnumerable<ScriptPlace> Landings(ScriptPlace place, Step step)
    {
        var key = ClassOf(place);
        if (place.ReturnTo is null)
        {
            Kept(_left, key).Add(place);
            return Kept(_returning, key).ToList().Select(r => Return(place, r));
        }
        var returns = step.Answers.Where(a => a.Returns).SelectMany(a => Turns(step, a)).Select(turn => (place, turn)).ToList();
        Kept(_returning, key).AddRange(returns);
        return Kept(_left, key).ToList().SelectMany(left => returns.Select(r => Return(left, r)));
    }

    private ScriptPlace Return(ScriptPlace left, (ScriptPlace Inside, ScriptTurn Turn) back)
    {
        var from = back.Inside.Asked.LastIndexOf(back.Inside.ReturnTo ?? "") + 1;
        var inside = left with
        {
            StepId = back.Inside.StepId,
            ReturnTo = left.StepId,
            Identity = back.Inside.Identity,
            Asked = left.Asked.AddRange(back.Inside.Asked[from..]),
            Known = left.Known.AddRange(back.Inside.Known[from..]),
        };
        return ScriptRunner.Next(script, inside, back.Turn, facts) is ScriptMove.Moved moved
            ? moved.Place : throw new Xunit.Sdk.XunitException($"{inside.StepId}: {back.Turn} is refused");
    }

    private static List<T> Kept<T>(Dictionary<string, List<T>> of, string key) => of.TryGetValue(key, out var kept) ? kept : of[key] = [];

    private static IEnumerable<ScriptTurn> Turns(Step step, StepAnswer answer) => (answer.Key, step.Ask) switch
    {
        (AnswerForm.Given, AnswerForm.Several several) => several.Options.Select(o => new ScriptTurn.Answer(answer.Key, o.Key)),
        (AnswerForm.Given, { } form) => Typed[form.GetType()].Select(v => new ScriptTurn.Answer(answer.Key, v)),
        _ => [new ScriptTurn.Answer(answer.Key)],
    };
}
