namespace CallCenter.Web.Scripts;

/// <summary>A version of a script as its text: what a call has pinned outlives the file.</summary>
public sealed class ScriptVersion
{
    public required string ScriptId { get; init; }
    public required string Locale { get; init; }
    public required string Version { get; init; }

    /// <summary>The YAML itself, unchanged.</summary>
    public required string Yaml { get; init; }

    /// <summary>Texts of the shared parts it uses, by name, as JSON; none when it uses none.</summary>
    public string? Parts { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>Where a draft stands.</summary>
public enum DraftState
{
    /// <summary>Its author writes.</summary>
    Draft,

    /// <summary>Somebody is asked to look.</summary>
    Review,
}

/// <summary>A text that is not published yet; one for each script and language.</summary>
public sealed class ScriptDraft
{
    public required string ScriptId { get; init; }
    public required string Locale { get; init; }
    public required string Yaml { get; set; }
    public required DraftState State { get; set; }

    /// <summary>The version it was taken from.</summary>
    public string? BasedOn { get; set; }
    public required Guid AuthorId { get; set; }
    public required DateTimeOffset At { get; set; }

    /// <summary>Grows with every save; compared and set, so that two authors at once make one fail.</summary>
    public int Revision { get; set; }
}

/// <summary>What was done to a script.</summary>
public enum ScriptDeed
{
    /// <summary>A draft was begun.</summary>
    Drafted,

    /// <summary>Handed in for review.</summary>
    Submitted,

    /// <summary>Sent back to its author.</summary>
    SentBack,

    /// <summary>In force from now on.</summary>
    Published,

    /// <summary>An earlier version is in force again.</summary>
    RolledBack,

    /// <summary>Not in force any more.</summary>
    Retired,
}

/// <summary>Who did what to a script, and when. Append-only: what is in force is the newest publication or roll back.</summary>
public sealed class ScriptAct
{
    public required Guid Id { get; init; }
    public required string ScriptId { get; init; }
    public required string Locale { get; init; }

    /// <summary>The version it is about; none for drafts.</summary>
    public string? Version { get; init; }
    public required ScriptDeed Deed { get; init; }

    /// <summary>Who; none when a file brought it.</summary>
    public Guid? PersonId { get; init; }
    public required DateTimeOffset At { get; init; }
    public string? Note { get; init; }
}
