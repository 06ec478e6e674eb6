using CallCenter.Core.Complaints;
using CallCenter.Core.Compliance;
using CallCenter.Core.FollowUps;

namespace CallCenter.Web.Calls;

/// <summary>A complaint as the form has it.</summary>
public sealed record ComplaintDraft(ComplaintCategory Category, ComplaintSeverity Severity, string Text, string? Wanted)
{
    /// <summary>Forbidden wordings that the agent was shown and kept.</summary>
    public IReadOnlyList<PhraseHit> Kept { get; init; } = [];
}

/// <summary>A follow-up as the form has it; agreed when the customer asked for the very time.</summary>
public sealed record FollowUpDraft(FollowUpKind Kind, DateTimeOffset DueAt, bool Agreed, string? Note)
{
    /// <summary>Forbidden wordings that the agent was shown and kept.</summary>
    public IReadOnlyList<PhraseHit> Kept { get; init; } = [];
}

/// <summary>A promise as the form has it.</summary>
public sealed record PromiseDraft(string Key, DateTimeOffset DueAt);

/// <summary>The end of the record as the form has it.</summary>
public sealed record WrapUpDraft(string Result, string? Reason, string? Satisfaction, string? Note)
{
    /// <summary>Whether the agent wants the next callback at once.</summary>
    public bool Next { get; init; } = true;

    /// <summary>Forbidden wordings that the agent was shown and kept.</summary>
    public IReadOnlyList<PhraseHit> Kept { get; init; } = [];
}
