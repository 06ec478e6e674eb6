namespace CallCenter.Core.Scripts;

/// <summary>A walk that could not be made to its end.</summary>
/// <param name="Dialogue">Name of the walk.</param>
/// <param name="Move">Which move, from 1; one past the last when it stops before a closing.</param>
/// <param name="Reason">One of <see cref="MoveRefusals"/>, or <c>open-end</c>.</param>
public sealed record BrokenDialogue(string Dialogue, int Move, string Reason);

/// <summary>What the test dialogues of a script walk through. domain §2: every branch is written out and tried.</summary>
/// <param name="Steps">Ids of steps that were shown.</param>
/// <param name="Missing">Ids of steps that never were, in the script's order; routes are not shown and do not count.</param>
/// <param name="MissingBranches">Keys of branches that no walk took.</param>
/// <param name="Broken">Walks that do not work any more.</param>
public sealed record ScriptCoverage(
    IReadOnlySet<string> Steps, IReadOnlyList<string> Missing, IReadOnlyList<string> MissingBranches, IReadOnlyList<BrokenDialogue> Broken)
{
    /// <summary>Whether every step and branch was walked and every walk ended.</summary>
    public bool Complete => Missing.Count + MissingBranches.Count + Broken.Count == 0;

    /// <summary>Makes every walk of the script.</summary>
    public static ScriptCoverage Of(Script script)
    {
        var (steps, branches, broken) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), new List<BrokenDialogue>());
        foreach (var dialogue in script.Dialogues)
        {
            var (place, fault) = Walk(script, dialogue);
            steps.UnionWith(place.Asked);
            branches.UnionWith(place.Asked.Select(id => script.Steps[id].Branch).OfType<string>());
            if (fault is not null)
                broken.Add(fault);
        }
        return new(
            steps, [.. script.Steps.Values.Where(s => s.Role != StepRole.Route && !steps.Contains(s.Id)).Select(s => s.Id)],
            [.. script.Branches.Keys.Where(b => !branches.Contains(b))], broken);
    }

    /// <summary>Where a walk comes to, and why it went no further.</summary>
    public static (ScriptPlace Place, BrokenDialogue? Fault) Walk(Script script, Dialogue dialogue)
    {
        var facts = new Dictionary<string, Fact>(ScriptFacts.Samples, StringComparer.Ordinal);
        foreach (var (name, fact) in dialogue.Given)
            facts[name] = fact;
        foreach (var name in dialogue.Without)
            facts.Remove(name);
        var place = ScriptRunner.Begin(script);
        if (!script.Steps.ContainsKey(script.Start))
            return (place with { Asked = [] }, new(dialogue.Name, 1, MoveRefusals.UnknownStep));
        for (var i = 0; i < dialogue.Moves.Count; i++)
            if (ScriptRunner.Next(script, place, TurnOf(dialogue.Moves[i]), facts) is ScriptMove.Moved moved)
                place = moved.Place;
            else
                return (place, new(dialogue.Name, i + 1, Reason(script, place, dialogue.Moves[i], facts)));
        return (place, place.Ended ? null : new(dialogue.Name, dialogue.Moves.Count + 1, "open-end"));
    }

    /// <summary>A move as a dialogue writes it.</summary>
    public static ScriptTurn TurnOf(string move) => move switch
    {
        "<" => new ScriptTurn.Back(),
        ['!', .. var branch] => new ScriptTurn.Branch(branch),
        _ => move.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
            ? new ScriptTurn.Answer(move[..at], move[(at + 1)..]) : new ScriptTurn.Answer(move),
    };

    private static string Reason(Script script, ScriptPlace place, string move, Dictionary<string, Fact> facts) =>
        ScriptRunner.Next(script, place, TurnOf(move), facts) is ScriptMove.Refused refused ? refused.Reason : "";
}
