namespace CallCenter.Core.Scripts;

/// <summary>What an agent does in a script.</summary>
public abstract record ScriptTurn
{
    private ScriptTurn() { }

    /// <summary>Takes the answer with this key, with what was typed or ticked.</summary>
    public sealed record Answer(string Key, string? Value = null) : ScriptTurn;

    /// <summary>Takes a branch.</summary>
    public sealed record Branch(string Key) : ScriptTurn;

    /// <summary>Goes back one step.</summary>
    public sealed record Back : ScriptTurn;
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

    /// <summary>Routes lead round in a circle.</summary>
    public const string Loops = "route-loops";

    /// <summary>Nothing was typed.</summary>
    public const string NoValue = "no-value";

    /// <summary>More than the question takes.</summary>
    public const string TooLong = "too-long";

    /// <summary>Fewer ticks than asked for.</summary>
    public const string TooFew = "too-few";

    /// <summary>More ticks than asked for.</summary>
    public const string TooMany = "too-many";

    /// <summary>No number.</summary>
    public const string NoNumber = "no-number";

    /// <summary>No day of the calendar.</summary>
    public const string NoDay = "no-day";

    /// <summary>No telephone number.</summary>
    public const string NoPhone = "no-phone";

    /// <summary>Smaller or larger than the question takes.</summary>
    public const string OutOfBounds = "out-of-bounds";

    /// <summary>Whether what was typed is at fault, not the way.</summary>
    public static bool IsOfValue(string reason) =>
        reason is NoValue or TooLong or TooFew or TooMany or NoNumber or NoDay or NoPhone or OutOfBounds;
}
