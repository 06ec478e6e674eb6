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
    ImmutableArray<string> Asked, ImmutableDictionary<string, string> Answers, bool Ended);

/// <summary>The answer of <see cref="ScriptRunner"/>: a new place or a refusal with its reason.</summary>
public abstract record ScriptMove
{
    private ScriptMove() { }

    /// <summary>The call stands at a new place.</summary>
    public sealed record Moved(ScriptPlace Place) : ScriptMove;

    /// <summary>Nothing changed; the reason is a key for the screen.</summary>
    public sealed record Refused(string Reason) : ScriptMove;
}

/// <summary>Walks a script. Pure and total: never throws, never loops. domain §2.</summary>
public static class ScriptRunner
{
    /// <summary>The place at the start of a call.</summary>
    public static ScriptPlace Begin(Script script) =>
        new(script.Start, null, LineIdentity.Unknown, [script.Start], ImmutableDictionary<string, string>.Empty, false);

    /// <summary>Takes the answer with this key at the present step. Refused: unknown step, unknown answer, script ended.</summary>
    public static ScriptMove Answer(Script script, ScriptPlace place, string answerKey) => throw new NotSupportedException();

    /// <summary>Enters a branch; from inside a branch the step to return to stays. Refused: unknown branch.</summary>
    public static ScriptMove TakeBranch(Script script, ScriptPlace place, string branchKey) => throw new NotSupportedException();

    /// <summary>Goes back to the step shown before this one (undo); answers stay until given anew. Refused at the start.</summary>
    public static ScriptMove Back(Script script, ScriptPlace place) => throw new NotSupportedException();

    /// <summary>Required steps that were not asked yet, in the script's order.</summary>
    public static IReadOnlyList<string> StillToAsk(Script script, ScriptPlace place) => throw new NotSupportedException();
}
