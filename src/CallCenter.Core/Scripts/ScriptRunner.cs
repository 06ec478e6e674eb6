using System.Collections.Immutable;

namespace CallCenter.Core.Scripts;

/// <summary>Walks a script. Pure and total: never throws, never loops. domain §2.</summary>
public static class ScriptRunner
{
    /// <summary>The place at the start of a call.</summary>
    public static ScriptPlace Begin(Script script) =>
        new(script.Start, null, LineIdentity.Unknown, [script.Start], ImmutableDictionary<string, string>.Empty, false);

    private static readonly Dictionary<string, Fact> NoFacts = [];

    /// <summary>One turn of the agent.</summary>
    /// <param name="script">The version the call follows.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="turn">What the agent does.</param>
    /// <param name="facts">What conditions look at.</param>
    public static ScriptMove Next(Script script, ScriptPlace place, ScriptTurn turn, IReadOnlyDictionary<string, Fact> facts) => turn switch
    {
        ScriptTurn.Answer answer => Answer(script, place, answer, facts),
        ScriptTurn.Branch branch => TakeBranch(script, place, branch.Key, facts),
        _ => Back(script, place),
    };

    /// <summary>As below, with nothing typed and no facts.</summary>
    public static ScriptMove Answer(Script script, ScriptPlace place, string answerKey) =>
        Answer(script, place, new ScriptTurn.Answer(answerKey), NoFacts);

    /// <summary>
    /// Takes the answer with this key at the present step. An answer that returns goes to the step the branch left; when someone
    /// other than then is on the line, to the step that asks who it is. Refused: unknown step, unknown answer, a value
    /// the question does not take, script ended.
    /// </summary>
    public static ScriptMove Answer(Script script, ScriptPlace place, ScriptTurn.Answer given, IReadOnlyDictionary<string, Fact> facts)
    {
        if (place.Ended)
            return Refuse(MoveRefusals.Ended);
        if (!script.Steps.TryGetValue(place.StepId, out var step))
            return Refuse(MoveRefusals.UnknownStep);
        if (step.Role == StepRole.Route || Find(step, given.Key) is not { } answer)
            return Refuse(MoveRefusals.UnknownAnswer);
        var reading = step.Ask is { } ask && string.Equals(answer.Key, AnswerForm.Given, StringComparison.Ordinal) ? ask.Read(given.Value) : default;
        if (reading.Refusal is { } refusal)
            return Refuse(refusal);
        return Follow(new(script, place, facts), answer, new(
            place.Answers.SetItem(step.Id, answer.Key),
            reading.Value is { } value ? place.Values.SetItem(step.Id, value) : place.Values.IsEmpty ? place.Values : place.Values.Remove(step.Id),
            answer.IdentityAfter(step, place.Identity)));
    }

    /// <summary>What a move is decided by.</summary>
    private readonly record struct Stand(Script Script, ScriptPlace Place, IReadOnlyDictionary<string, Fact> Facts);

    private static ScriptMove Follow(in Stand at, StepAnswer answer, in Said said) => answer switch
    {
        { TakesBranch: { } branch } => TakeBranch(at.Script, at.Place.With(said), branch, at.Facts),
        { Returns: true } => at.Place.ReturnTo is { } left
            ? Show(at, said, BackFrom(at, said.Identity, left)) : Refuse(MoveRefusals.NowhereToReturn),
        { Next: { } next } => Show(at, said, next),
        _ => new ScriptMove.Moved(at.Place.With(said) with { Ended = true }),
    };

    /// <summary>As below, with no facts.</summary>
    public static ScriptMove TakeBranch(Script script, ScriptPlace place, string branchKey) => TakeBranch(script, place, branchKey, NoFacts);

    /// <summary>
    /// Enters a branch; from inside a branch the step to return to stays. Refused: unknown branch, its first step is shown
    /// already, script ended.
    /// </summary>
    public static ScriptMove TakeBranch(Script script, ScriptPlace place, string branchKey, IReadOnlyDictionary<string, Fact> facts)
    {
        if (place.Ended)
            return Refuse(MoveRefusals.Ended);
        if (!script.Branches.TryGetValue(branchKey, out var branch))
            return Refuse(MoveRefusals.UnknownBranch);
        return string.Equals(place.StepId, branch.Start, StringComparison.Ordinal)
            ? Refuse(MoveRefusals.AlreadyThere)
            : Show(new(script, place, facts), new(place.Answers, place.Values, branch.Identity ?? place.Identity), branch.Start);
    }

    /// <summary>
    /// Goes back to the step shown before this one (undo), or takes back the end; answers stay until given anew, who is on the
    /// line becomes what it was then. Refused at the start.
    /// </summary>
    public static ScriptMove Back(Script script, ScriptPlace place)
    {
        if (place.Ended)
            return new ScriptMove.Moved(place.TakenBack(place.StepId, place.ReturnTo, KnownAt(place, place.Asked.Length - 1)));
        if (place.Asked.Length < 2)
            return Refuse(MoveRefusals.AtTheStart);
        var asked = place.Asked[..^1];
        return new ScriptMove.Moved(place.TakenBack(asked[^1], ReturnPoint(script, asked), KnownAt(place, asked.Length - 1)));
    }

    /// <summary>
    /// Required steps that were not asked yet, in the script's order. A step that shows amounts or details, or says so, is owed to
    /// the holder alone: once who is on the line was asked, nobody else must be asked it. domain §2.
    /// </summary>
    public static IReadOnlyList<string> StillToAsk(Script script, ScriptPlace place, IReadOnlyDictionary<string, Fact> facts)
    {
        var closed = place.Identity != LineIdentity.Holder && place.Answers.Keys.Any(id => IsIdentity(script, id));
        return
        [
            .. script.Required.Where(id => !place.Asked.Contains(id) && !(closed && ForHolderOnly(script, id))
                && (!script.RequiredWhen.TryGetValue(id, out var when) || when.Holds(facts, place))),
        ];
    }

    /// <summary>As above, with no facts.</summary>
    public static IReadOnlyList<string> StillToAsk(Script script, ScriptPlace place) => StillToAsk(script, place, NoFacts);

    private static bool IsIdentity(Script script, string stepId) =>
        script.Steps.TryGetValue(stepId, out var step) && step.Role == StepRole.Identity;

    private static bool ForHolderOnly(Script script, string stepId) =>
        script.Steps.TryGetValue(stepId, out var step) && (step.HolderOnly || step.Say.Names.Any(n => ScriptFacts.Find(n) is { Personal: true }));

    // The new place is made once: nothing between the old one and it is allocated.
    private static ScriptMove Show(in Stand at, in Said said, string stepId)
    {
        var (script, place, facts) = at;
        if (!script.Steps.TryGetValue(stepId, out var step))
            return Refuse(MoveRefusals.UnknownStep);
        for (var hops = 0; step.Role == StepRole.Route; hops++)
        {
            if (hops > script.Steps.Count)
                return Refuse(MoveRefusals.Loops);
            if (WayOf(step, facts, said) is not { Next: { } next } || !script.Steps.TryGetValue(next, out var there))
                return Refuse(MoveRefusals.UnknownStep);
            (stepId, step) = (next, there);
        }
        var returnTo = step.Branch is null ? null : LastOnMainLine(script, place.Asked.AsSpan());
        return new ScriptMove.Moved(place.Shown(stepId, returnTo, said));
    }

    private static StepAnswer? WayOf(Step route, IReadOnlyDictionary<string, Fact> facts, in Said said)
    {
        for (var i = 0; i < route.Answers.Count; i++)
            if (route.Answers[i] is var way && (way.When is null || way.When.Holds(facts, said)))
                return way;
        return null;
    }

    private static string BackFrom(in Stand stand, LineIdentity identity, string left)
    {
        var (script, place, _) = stand;
        var at = place.Asked.LastIndexOf(left);
        if (identity == LineIdentity.Holder || identity == KnownAt(place, at))
            return left;
        for (var i = at; i >= 0; i--)
            if (IsIdentity(script, place.Asked[i]) && IsMainLine(script, place.Asked[i]))
                return place.Asked[i];
        return left;
    }

    private static string? ReturnPoint(Script script, ImmutableArray<string> asked) =>
        IsMainLine(script, asked[^1]) ? null : LastOnMainLine(script, asked.AsSpan());

    private static string? LastOnMainLine(Script script, ReadOnlySpan<string> asked)
    {
        for (var i = asked.Length - 1; i >= 0; i--)
            if (IsMainLine(script, asked[i]))
                return asked[i];
        return null;
    }

    private static bool IsMainLine(Script script, string stepId) =>
        script.Steps.TryGetValue(stepId, out var step) && step.Branch is null;

    private static LineIdentity KnownAt(ScriptPlace place, int index) =>
        index >= 0 && index < place.Known.Length ? place.Known[index] : LineIdentity.Unknown;

    private static StepAnswer? Find(Step step, string key)
    {
        for (var i = 0; i < step.Answers.Count; i++)
            if (string.Equals(step.Answers[i].Key, key, StringComparison.Ordinal))
                return step.Answers[i];
        return null;
    }

    private static ScriptMove.Refused Refuse(string reason) => new(reason);
}
