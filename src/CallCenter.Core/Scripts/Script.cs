using CallCenter.Core.Customers;

namespace CallCenter.Core.Scripts;

/// <summary>One published version of a call script: what the agent says, asks and may answer. domain §2.</summary>
/// <param name="Id">Name of the script, equal in every language, such as <c>second-callback</c>.</param>
/// <param name="Version">The version a call pins at its start; lower-case hex of the text's hash until versions are edited.</param>
/// <param name="Kind">Key of the callback kind it serves (domain §2).</param>
/// <param name="Locale">Language of its texts, <c>zh-CN</c> or <c>en</c>.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Start">Id of the first step.</param>
/// <param name="Steps">Every step of the main line and of the branches, by id.</param>
/// <param name="Branches">The ways out that are at hand at every step, by key.</param>
/// <param name="Required">Ids of steps whose question must have been asked before the call counts as done; asked, never forced.</param>
public sealed record Script(
    string Id, string Version, string Kind, string Locale, string Title, string Start,
    IReadOnlyDictionary<string, Step> Steps, IReadOnlyDictionary<string, Branch> Branches, IReadOnlyList<string> Required)
{
    /// <summary>When a required step is owed; one that is not named here is owed always.</summary>
    public IReadOnlyDictionary<string, Condition> RequiredWhen { get; init; } = NoConditions;

    /// <summary>Walks by which its author tries it; every step must lie on one before it is published.</summary>
    public IReadOnlyList<Dialogue> Dialogues { get; init; } = [];

    /// <summary>Names of the shared parts it uses, those used by parts included.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>The kind of callback it serves; none when there is no such kind. domain §2.</summary>
    public CallbackKind? CallbackKind =>
        Enum.TryParse<CallbackKind>(Kind.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var kind) ? kind : null;

    /// <summary>Whether where it leads depends on facts.</summary>
    public bool AsksFacts => RequiredWhen.Count > 0 || Steps.Values.Any(s => s.Role == StepRole.Route);

    private static readonly Dictionary<string, Condition> NoConditions = [];
}

/// <summary>One thing the agent says or asks.</summary>
/// <param name="Id">Unique in the script.</param>
/// <param name="Title">Short name for boards and the flow.</param>
/// <param name="Role">What the step does beside being said.</param>
/// <param name="Say">The text with its placeholders.</param>
/// <param name="Answers">What the customer may have answered, in the order of the keys 1–9; a step that only says something has one.</param>
/// <param name="Phrases">Ids of the required phrases that belong here.</param>
/// <param name="Branch">Key of the branch it belongs to; none on the main line.</param>
/// <param name="Outcomes">Results a call may be closed with here; empty unless the role is <see cref="StepRole.Closing"/>.</param>
public sealed record Step(
    string Id, string Title, StepRole Role, ScriptText Say, IReadOnlyList<StepAnswer> Answers,
    IReadOnlyList<string> Phrases, string? Branch, IReadOnlyList<string> Outcomes)
{
    /// <summary>What the agent should know or do here; read, never said.</summary>
    public ScriptText? Note { get; init; }

    /// <summary>What kind of value the answer <see cref="AnswerForm.Given"/> carries; none when the answers are choices.</summary>
    public AnswerForm? Ask { get; init; }

    /// <summary>Ids of the articles that help here, the first one foremost. domain §7, knowledge at hand.</summary>
    public IReadOnlyList<string> Knowledge { get; init; } = [];

    /// <summary>Asked of the verified holder alone, whatever it says: others do not owe the answer. domain §2.</summary>
    public bool HolderOnly { get; init; }
}

/// <summary>A walk through a script that its author keeps as a test.</summary>
/// <param name="Name">What it tries.</param>
/// <param name="Given">Facts it stands on; the others are samples.</param>
/// <param name="Moves">Answers by key, <c>key=value</c> for what is typed, <c>!branch</c>, <c>&lt;</c> for back.</param>
public sealed record Dialogue(string Name, IReadOnlyDictionary<string, Fact> Given, IReadOnlyList<string> Moves)
{
    /// <summary>Names of facts that are missing in this walk.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];
}

/// <summary>What a step does beside being said.</summary>
public enum StepRole
{
    /// <summary>Nothing else.</summary>
    None,

    /// <summary>The recording notice is said here: recording and transcription start when the step is left. domain §2.</summary>
    Notice,

    /// <summary>Finds out who is on the line; no amount or detail before it. domain §2.</summary>
    Identity,

    /// <summary>Thanks and goodbye; the script ends here.</summary>
    Closing,

    /// <summary>Nothing is shown: the first way whose condition holds is taken.</summary>
    Route,
}

/// <summary>One answer to a step, or one way of a route, and where it leads: exactly one of next step, branch, return or end.</summary>
/// <param name="Key">Stored in the event, such as <c>kept</c>; <c>declined</c> and <c>unknown</c> are 不愿回答 and 说不清.</param>
/// <param name="Label">What the button says.</param>
/// <param name="Next">Id of the next step.</param>
/// <param name="TakesBranch">Key of the branch it enters.</param>
/// <param name="Returns">Goes back to the step of the main line that the branch left.</param>
/// <param name="Identity">Who is on the line, when this answer says so.</param>
/// <param name="Opens">The form the desk opens.</param>
public sealed record StepAnswer(
    string Key, string Label, string? Next, string? TakesBranch, bool Returns, LineIdentity? Identity, DeskForm? Opens)
{
    /// <summary>When this way of a route is taken; the last way of a route has none.</summary>
    public Condition? When { get; init; }

    /// <summary>Who is on the line once it was given: where that was asked and not answered, nobody knows.</summary>
    internal LineIdentity IdentityAfter(Step step, LineIdentity before) =>
        Identity ?? (step.Role == StepRole.Identity && TakesBranch is null ? LineIdentity.Unknown : before);
}

/// <summary>Who is on the line. domain §2, verify.</summary>
public enum LineIdentity
{
    /// <summary>Not asked yet: amounts and details stay blank.</summary>
    Unknown,

    /// <summary>机主: may hear everything.</summary>
    Holder,

    /// <summary>使用人: may speak about use, not about the bill.</summary>
    LineUser,

    /// <summary>非机主: personal data vanishes.</summary>
    Other,
}

/// <summary>The form an answer opens on the desk.</summary>
public enum DeskForm
{
    /// <summary>An appointment or follow-up with its time.</summary>
    FollowUp,

    /// <summary>A complaint. domain §5.</summary>
    Complaint,

    /// <summary>Do not call, with its scope. domain §2.</summary>
    StopCalling,
}

/// <summary>A way out of the main line that is at hand at every step. domain §2, second table.</summary>
/// <param name="Key">Such as <c>busy</c>.</param>
/// <param name="Label">What the button says.</param>
/// <param name="Shortcut">The letter that takes it.</param>
/// <param name="Start">Id of its first step.</param>
public sealed record Branch(string Key, string Label, char Shortcut, string Start)
{
    /// <summary>Who is on the line once it is taken, where taking it says so: 非机主 hides amounts at once. domain §2.</summary>
    public LineIdentity? Identity { get; init; }
}
