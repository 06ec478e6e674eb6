using CallCenter.Core.Calls;

namespace CallCenter.Web.Quality;

/// <summary>
/// The score of a closed call. Its row is written with the closing, without points; a sweep does the sum. The words stay in the events of the
/// call: here are only figures, rules and places.
/// </summary>
public sealed class Score
{
    public required Guid CallId { get; init; }
    public required Guid AgentId { get; init; }
    public required long TeamId { get; init; }

    /// <summary>Day of the call in the office's zone, yyyyMMdd.</summary>
    public required int LocalDay { get; init; }

    /// <summary>From 0 to 100; none until the sum was done.</summary>
    public int? Points { get; set; }

    /// <summary>Points taken for forbidden wordings.</summary>
    public int ForWords { get; set; }

    /// <summary>Points taken for required phrases.</summary>
    public int ForRequired { get; set; }

    /// <summary>Points taken for conduct.</summary>
    public int ForConduct { get; set; }

    /// <summary>The deductions as JSON, without words.</summary>
    public string? Deductions { get; set; }

    /// <summary>Version of the phrase list whose required phrases were asked for; hits carry their own.</summary>
    public string? Rules { get; set; }
    public DateTimeOffset? ScoredAt { get; set; }

    /// <summary>The row of a call that has just been closed; the sum is done by a sweep, from the events.</summary>
    public static Score Of(CallState call, int localDay) => new()
    {
        CallId = call.Id,
        AgentId = call.Order.AgentId,
        TeamId = call.Order.TeamId,
        LocalDay = localDay,
    };
}

/// <summary>What a person says of a hit.</summary>
public enum HitVerdict
{
    /// <summary>It is an offence.</summary>
    Right,

    /// <summary>It is innocent.</summary>
    Wrong,

    /// <summary>It depends on what the transcript does not show.</summary>
    Depends,
}

/// <summary>
/// A person's word on one hit, kept as a labelled case for the rule bench: the sentence with numbers and names masked, character for
/// character, so that the place of the hit holds.
/// </summary>
public sealed class JudgedHit
{
    public required Guid CallId { get; init; }
    public required int Seq { get; init; }
    public required string Rule { get; init; }
    public required int Offset { get; init; }
    public required int Length { get; init; }
    public required string Kind { get; init; }
    public required string Locale { get; init; }
    public required bool Customer { get; init; }

    /// <summary>The masked sentence.</summary>
    public required string Text { get; init; }

    /// <summary>Version of the list that found it; none for calls from before lists had versions.</summary>
    public string? Rules { get; init; }
    public required HitVerdict Verdict { get; set; }
    public required Guid PersonId { get; set; }
    public required DateTimeOffset At { get; set; }
}
