using CallCenter.Core.Calls;
using CallCenter.Core.Complaints;
using CallCenter.Core.Compliance;
using CallCenter.Core.Customers;
using CallCenter.Core.FollowUps;
using CallCenter.Core.Scripts;
using CallCenter.Web.FollowUps;
using CallCenter.Web.Parts;
using CallCenter.Web.People;

namespace CallCenter.Web.Calls;

/// <summary>Everything an agent's desk shows, read in one go. Its truth is on the server.</summary>
public sealed record DeskView(
    DateTimeOffset Now, DeskAgent Agent, DeskCounts Counts, DeskTask? Task, DeskCall? Call, DeskWrapUp? WrapUp);

/// <summary>Whose desk it is.</summary>
public sealed record DeskAgent(string Name, string StaffNumber, AgentState State, DateTimeOffset Since, bool Simulated);

/// <summary>The agent's day in numbers.</summary>
public sealed record DeskCounts(int DoneToday, int TargetToday, int Waiting, int PromisesDue);

/// <summary>The callback on the desk and all that is known before it is dialled.</summary>
public sealed record DeskTask(
    DeskCustomer Customer, CallbackKind Kind, string? Campaign, string? Reason, DateTimeOffset DueAt, DateTimeOffset? AgreedAt,
    IReadOnlyList<DeskEarlierCall> Earlier, IReadOnlyList<DeskPromise> Promises, DeskGate Gate);

/// <summary>Who is called.</summary>
public sealed record DeskCustomer(
    Guid Id, string Name, string Honorific, CustomerClass Class, bool Vip, bool RedList, string MaskedNumber, string Region, string Zone,
    string Plan, IReadOnlyList<BillBar> Bills, int OpenComplaints, int Complaints);

/// <summary>A call of the past.</summary>
public sealed record DeskEarlierCall(Guid Id, DateTimeOffset At, CallbackKind Kind, string? Result, string Agent, IReadOnlyList<string> Notes);

/// <summary>A promise made to this customer.</summary>
public sealed record DeskPromise(string Text, DateTimeOffset DueAt, PromiseState State);

/// <summary>What the gate says now: allowed, or its rules by name and when next.</summary>
public sealed record DeskGate(bool Allowed, IReadOnlyList<string> Reasons, DateTimeOffset? NextAt);

/// <summary>The call on the desk.</summary>
public sealed record DeskCall(
    Guid Id, CallPhase Phase, DateTimeOffset Since, DateTimeOffset? HoldUntil, bool Muted, bool Resumed, LineIdentity Identity,
    ScriptStepView Step, IReadOnlyList<DeskBranch> Branches, IReadOnlyList<DeskPhrase> Phrases,
    IReadOnlyList<DeskLine> Transcript, DeskHit? LastHit, IReadOnlyList<string> Notes,
    IReadOnlyList<DeskFiled> Complaints, IReadOnlyList<DeskBooked> FollowUps, IReadOnlyList<DeskPromise> Promises)
{
    /// <summary>Recording, guests and whether a dropped customer may be called back at once.</summary>
    public DeskLineState Line { get; init; } = new(false, false, false, []);

    /// <summary>The customer rang us.</summary>
    public bool Inbound { get; init; }

    /// <summary>When the customer took the call.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>What the customer said that wants an answer at once.</summary>
    public DeskSignal? Signal { get; init; }

    /// <summary>The customer spoke of a regulator, the media, a court, or of doing harm.</summary>
    public bool Alarmed { get; init; }
}

/// <summary>The line beside talking.</summary>
/// <param name="Recording">It is recorded.</param>
/// <param name="Sensitive">Recording and transcript are paused.</param>
/// <param name="CanRedial">The line dropped and may be called back at once.</param>
/// <param name="Guests">Whoever else is there or being rung.</param>
public sealed record DeskLineState(bool Recording, bool Sensitive, bool CanRedial, IReadOnlyList<DeskGuest> Guests)
{
    /// <summary>What is spoken with the customer.</summary>
    public string Language { get; init; } = Core.People.Languages.Mandarin;

    /// <summary>How many answers a change of language kept; none before one.</summary>
    public int? Kept { get; init; }

    /// <summary>Titles of steps to be asked again after it.</summary>
    public IReadOnlyList<string> AskAgain { get; init; } = [];
}

/// <summary>Somebody else on the line.</summary>
public sealed record DeskGuest(Guid Id, GuestRole Role, bool Up, bool Supervises);

/// <summary>The step on the screen, its text rendered.</summary>
public sealed record ScriptStepView(
    string StepId, string ScriptTitle, string Title, int Index, int Total, string Said, string Locale, IReadOnlyList<StepAnswer> Answers,
    string? Given, string? Branch, bool CanGoBack)
{
    /// <summary>What kind of value the question takes; none when the answers are choices.</summary>
    public AnswerForm? Ask { get; init; }

    /// <summary>What was typed or ticked before.</summary>
    public string? Value { get; init; }

    /// <summary>What the agent should know here; never said.</summary>
    public string? Note { get; init; }

    /// <summary>The articles that help here, the first one foremost.</summary>
    public IReadOnlyList<DeskArticle> Articles { get; init; } = [];
}

/// <summary>A way out of the main line.</summary>
public sealed record DeskBranch(string Key, string Label, char Shortcut);

/// <summary>A required phrase and whether it was said.</summary>
public sealed record DeskPhrase(string Id, string Label, bool Said)
{
    /// <summary>Until when it has to be said; none for any time.</summary>
    public DateTimeOffset? DueAt { get; init; }
}

/// <summary>Words of the customer that want an answer at once.</summary>
/// <param name="Seq">The line they are in.</param>
/// <param name="Kind">Kind of the rule that heard them.</param>
/// <param name="Text">The words.</param>
/// <param name="Branch">The branch that answers them.</param>
/// <param name="Label">Its name.</param>
/// <param name="Advice">What to say.</param>
public sealed record DeskSignal(int Seq, string Kind, string Text, string? Branch, string? Label, string? Advice)
{
    /// <summary>The form that answers them in place of a branch.</summary>
    public DeskPanel? Opens => DeskPanels.OfSignal(Kind);

    /// <summary>The supervisor has been called. domain §5.</summary>
    public bool Called => Kind is "escalation" or "harm";
}

/// <summary>One line of the transcript with its hits.</summary>
public sealed record DeskLine(int Seq, Speaker Speaker, string Text, DateTimeOffset At, IReadOnlyList<Offence> Offences);

/// <summary>The newest hit and what to say instead.</summary>
public sealed record DeskHit(int Seq, Severity Severity, string Text, string? Replacement, DateTimeOffset At)
{
    /// <summary>Id of the article that says what to answer; none where no article does.</summary>
    public string? Article { get; init; }

    /// <summary>Id of the rule.</summary>
    public string Rule { get; init; } = "";

    /// <summary>Where it starts in its line.</summary>
    public int Offset { get; init; }
}

/// <summary>An article that a step links to.</summary>
public sealed record DeskArticle(string Key, string Title);

/// <summary>A complaint filed in this call.</summary>
public sealed record DeskFiled(string Number, ComplaintCategory Category, DateTimeOffset DueAt);

/// <summary>A follow-up booked in this call.</summary>
public sealed record DeskBooked(FollowUpKind Kind, DateTimeOffset DueAt, bool Agreed);

/// <summary>What the record will need, known from the start of the call; the times are those the gate allows.</summary>
public sealed record DeskWrapUp(
    IReadOnlyList<string> Results, string? Suggested, IReadOnlyList<string> Reasons, bool FromCarrier, IReadOnlyList<DateTimeOffset> Slots,
    IReadOnlyList<string> StillToAsk);
