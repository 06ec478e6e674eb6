using System.Collections.Immutable;

namespace CallCenter.Core.Scripts;

/// <summary>Where a call stands in its script. Folded from events, never stored by itself.</summary>
/// <param name="StepId">The step on the screen.</param>
/// <param name="ReturnTo">The step of the main line that a branch left; none on the main line.</param>
/// <param name="Identity">Who is on the line.</param>
/// <param name="Asked">Ids of every step that was shown, in order, the present one last.</param>
/// <param name="Answers">What was answered, the last answer of a step counts.</param>
/// <param name="Ended">The closing was said; nothing leads on.</param>
public sealed record ScriptPlace(
    string StepId, string? ReturnTo, LineIdentity Identity,
    ImmutableArray<string> Asked, ImmutableDictionary<string, string> Answers, bool Ended)
{
    /// <summary>Who was on the line when each step of <see cref="Asked"/> came up, so that going back also takes back an identity.</summary>
    public ImmutableArray<LineIdentity> Known { get; init; } = [LineIdentity.Unknown];

    /// <summary>The place once the next step is shown.</summary>
    internal ScriptPlace Shown(string stepId, string? returnTo, LineIdentity identity) => this with
    {
        StepId = stepId,
        ReturnTo = returnTo,
        Identity = identity,
        Asked = Asked.Add(stepId),
        Known = Known.Add(identity),
    };

    /// <summary>The place once the last step, or the end, was taken back; <see cref="ScriptRunner.Back"/> says to where.</summary>
    internal ScriptPlace TakenBack(string stepId, string? returnTo, LineIdentity identity)
    {
        var left = Ended ? Asked.Length : Math.Max(Asked.Length - 1, 0);
        return this with
        {
            StepId = stepId,
            ReturnTo = returnTo,
            Identity = identity,
            Ended = false,
            Asked = Asked[..left],
            Known = Known[..Math.Min(left, Known.Length)],
        };
    }
}

/// <summary>The answer of <see cref="ScriptRunner"/>: a new place or a refusal with its reason.</summary>
public abstract record ScriptMove
{
    private ScriptMove() { }

    /// <summary>The call stands at a new place.</summary>
    public sealed record Moved(ScriptPlace Place) : ScriptMove;

    /// <summary>Nothing changed; the reason is a key for the screen, one of <see cref="MoveRefusals"/>.</summary>
    public sealed record Refused(string Reason) : ScriptMove;
}

/// <summary>Why a move was refused.</summary>
public static class MoveRefusals
{
    /// <summary>The closing was said already.</summary>
    public const string Ended = "script-ended";

    /// <summary>The script has no step as the place names it.</summary>
    public const string UnknownStep = "unknown-step";

    /// <summary>The step has no such answer.</summary>
    public const string UnknownAnswer = "unknown-answer";

    /// <summary>The script has no such branch.</summary>
    public const string UnknownBranch = "unknown-branch";

    /// <summary>The first step of the branch is on the screen already.</summary>
    public const string AlreadyThere = "already-there";

    /// <summary>An answer that returns was given where no branch had been entered.</summary>
    public const string NowhereToReturn = "nowhere-to-return";

    /// <summary>Nothing lies before the first step.</summary>
    public const string AtTheStart = "at-the-start";
}

/// <summary>Walks a script. Pure and total: never throws, never loops. domain §2.</summary>
public static class ScriptRunner
{
    /// <summary>The place at the start of a call.</summary>
    public static ScriptPlace Begin(Script script) =>
        new(script.Start, null, LineIdentity.Unknown, [script.Start], ImmutableDictionary<string, string>.Empty, false);

    /// <summary>
    /// Takes the answer with this key at the present step. An answer that returns goes to the step the branch left; when someone
    /// other than then is on the line, to the step that asks who it is. Refused: unknown step, unknown answer, script ended.
    /// </summary>
    public static ScriptMove Answer(Script script, ScriptPlace place, string answerKey)
    {
        if (place.Ended)
            return Refuse(MoveRefusals.Ended);
        if (!script.Steps.TryGetValue(place.StepId, out var step))
            return Refuse(MoveRefusals.UnknownStep);
        if (Find(step, answerKey) is not { } answer)
            return Refuse(MoveRefusals.UnknownAnswer);
        var answered = place with
        {
            Answers = place.Answers.SetItem(step.Id, answer.Key),
            Identity = answer.Identity ?? place.Identity,
        };
        return answer switch
        {
            { TakesBranch: { } branch } => TakeBranch(script, answered, branch),
            { Returns: true } => answered.ReturnTo is { } left ? Show(script, answered, BackFrom(script, answered, left)) : Refuse(MoveRefusals.NowhereToReturn),
            { Next: { } next } => Show(script, answered, next),
            _ => new ScriptMove.Moved(answered with { Ended = true }),
        };
    }

    /// <summary>
    /// Enters a branch; from inside a branch the step to return to stays. Refused: unknown branch, its first step is shown
    /// already, script ended.
    /// </summary>
    public static ScriptMove TakeBranch(Script script, ScriptPlace place, string branchKey)
    {
        if (place.Ended)
            return Refuse(MoveRefusals.Ended);
        if (!script.Branches.TryGetValue(branchKey, out var branch))
            return Refuse(MoveRefusals.UnknownBranch);
        return string.Equals(place.StepId, branch.Start, StringComparison.Ordinal)
            ? Refuse(MoveRefusals.AlreadyThere)
            : Show(script, place with { Identity = branch.Identity ?? place.Identity }, branch.Start);
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
    /// Required steps that were not asked yet, in the script's order. A step that shows amounts or details is owed to the holder
    /// alone: once who is on the line was asked, nobody else must be asked it. domain §2.
    /// </summary>
    public static IReadOnlyList<string> StillToAsk(Script script, ScriptPlace place)
    {
        var closed = place.Identity != LineIdentity.Holder && place.Answers.Keys.Any(id => IsIdentity(script, id));
        return [.. script.Required.Where(id => !place.Asked.Contains(id) && !(closed && ForHolderOnly(script, id)))];
    }

    private static bool IsIdentity(Script script, string stepId) =>
        script.Steps.TryGetValue(stepId, out var step) && step.Role == StepRole.Identity;

    private static bool ForHolderOnly(Script script, string stepId) =>
        script.Steps.TryGetValue(stepId, out var step) && step.Say.Names.Any(n => ScriptFacts.Find(n) is { Personal: true });

    private static ScriptMove Show(Script script, ScriptPlace place, string stepId)
    {
        if (!script.Steps.TryGetValue(stepId, out var step))
            return Refuse(MoveRefusals.UnknownStep);
        var returnTo = step.Branch is null ? null : LastOnMainLine(script, place.Asked.AsSpan());
        return new ScriptMove.Moved(place.Shown(stepId, returnTo, place.Identity));
    }

    private static string BackFrom(Script script, ScriptPlace place, string left)
    {
        var at = place.Asked.LastIndexOf(left);
        if (place.Identity == LineIdentity.Holder || place.Identity == KnownAt(place, at))
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
        foreach (var answer in step.Answers)
            if (string.Equals(answer.Key, key, StringComparison.Ordinal))
                return answer;
        return null;
    }

    private static ScriptMove.Refused Refuse(string reason) => new(reason);
}
