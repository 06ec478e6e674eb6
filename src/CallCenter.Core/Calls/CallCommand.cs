using CallCenter.Core.Complaints;
using CallCenter.Core.Compliance;
using CallCenter.Core.Customers;
using CallCenter.Core.FollowUps;
using CallCenter.Core.People;

namespace CallCenter.Core.Calls;

/// <summary>What somebody wants of a call. Every command names the right it needs.</summary>
/// <param name="Act">The right that is asked for.</param>
public abstract record CallCommand(Act Act)
{
    /// <summary>Natural key of the webhook it came from: the same key twice is a duplicate.</summary>
    public string? SourceKey { get; init; }

    /// <summary>Forbidden wordings in its text that the author was shown and kept.</summary>
    public IReadOnlyList<PhraseHit> Kept { get; init; } = [];

    /// <summary>Fields of the webhook that we do not know; kept with what the command does.</summary>
    public CarrierSaid? More { get; init; }
}

/// <summary>Starts a call.</summary>
/// <param name="Order">What it is for.</param>
/// <param name="Act">The right that is asked for.</param>
public abstract record StartCall(CallPlaced Order, Act Act) : CallCommand(Act);

/// <summary>Starts a call that the gate has allowed.</summary>
public sealed record PlaceCall(CallPlaced Order) : StartCall(Order, Act.PlaceCall);

/// <summary>The carrier took a leg (by its answer or by reconciling).</summary>
public sealed record ReportLegStarted(Leg Leg, string Sid) : CallCommand(Act.ReportFromCarrier);

/// <summary>What the carrier says of a leg.</summary>
/// <param name="Leg">Whose.</param>
/// <param name="Sid">The carrier's name of it; a foreign one is refused.</param>
/// <param name="News">Ringing, answered or ended.</param>
public sealed record ReportLeg(Leg Leg, string Sid, LegNews News) : CallCommand(Act.ReportFromCarrier);

/// <summary>News of a leg.</summary>
public abstract record LegNews
{
    private LegNews() { }

    /// <summary>It rings.</summary>
    public sealed record Ringing : LegNews;

    /// <summary>It was answered.</summary>
    public sealed record Answered : LegNews;

    /// <summary>It is down.</summary>
    public sealed record Ended(LegEnd End, int? Code) : LegNews
    {
        /// <summary>The carrier's own code, where it gives one.</summary>
        public int? CarrierCode { get; init; }
    }
}

/// <summary>The carrier did not take a leg: nothing rang, nothing counts.</summary>
public sealed record ReportLegRefused(Leg Leg, int? Code) : CallCommand(Act.ReportFromCarrier);

/// <summary>The conference exists.</summary>
public sealed record ReportConference(string Sid) : CallCommand(Act.ReportFromCarrier);

/// <summary>Transcription started.</summary>
public sealed record ReportTranscriptionStarted(string Sid) : CallCommand(Act.ReportFromCarrier);

/// <summary>Transcription stopped or failed.</summary>
public sealed record ReportTranscriptionEnded(string Sid, int? ErrorCode) : CallCommand(Act.ReportFromCarrier);

/// <summary>One final utterance with what the phrase engine found in it.</summary>
public sealed record Hear(
    Speaker Speaker, string Text, DateTimeOffset SpokenAt, IReadOnlyList<PhraseHit> Hits, IReadOnlyList<string> Heard)
    : CallCommand(Act.ReportFromCarrier)
{
    /// <summary>Version of the list that was asked.</summary>
    public string? Rules { get; init; }
}

/// <summary>Gives the answer with this key at the present step.</summary>
/// <param name="StepId">The step the agent saw; another present step refuses the command.</param>
/// <param name="Key">The answer.</param>
/// <param name="Value">What was typed or ticked, where the question asks for it.</param>
public sealed record AnswerStep(string StepId, string Key, string? Value = null) : CallCommand(Act.AnswerScriptStep);

/// <summary>Takes a branch.</summary>
public sealed record TakeBranch(string Key) : CallCommand(Act.AnswerScriptStep);

/// <summary>Goes back one step.</summary>
public sealed record StepBack() : CallCommand(Act.AnswerScriptStep);

/// <summary>Puts the customer on hold.</summary>
public sealed record HoldCall() : CallCommand(Act.HoldCall);

/// <summary>Takes the customer back.</summary>
public sealed record ResumeCall() : CallCommand(Act.HoldCall);

/// <summary>Switches the agent's microphone off.</summary>
public sealed record MuteAgent() : CallCommand(Act.MuteCall);

/// <summary>Switches the agent's microphone on.</summary>
public sealed record UnmuteAgent() : CallCommand(Act.MuteCall);

/// <summary>Ends the call.</summary>
/// <param name="Survey">The customer is asked by keys how it was, unless a complaint was filed in this call.</param>
public sealed record HangUp(bool Survey = false) : CallCommand(Act.HangUp);

/// <summary>Writes a note.</summary>
public sealed record TakeNote(string Text) : CallCommand(Act.WrapUp);

/// <summary>Registers a complaint under a number that was drawn for it.</summary>
public sealed record FileComplaint(
    Guid ComplaintId, string Number, ComplaintCategory Category, ComplaintSeverity Severity, string Text, string? Wanted)
    : CallCommand(Act.FileComplaint);

/// <summary>Books what is owed; a call that is owed brings its own callback.</summary>
public sealed record BookFollowUp(
    Guid FollowUpId, FollowUpKind Kind, DateTimeOffset DueAt, bool Agreed, Guid? NextCallbackId, string? Note) : CallCommand(Act.BookFollowUp);

/// <summary>Makes a promise from the catalogue.</summary>
public sealed record MakePromise(Guid PromiseId, string Key, DateTimeOffset DueAt, string Text) : CallCommand(Act.BookFollowUp);

/// <summary>Takes down that the customer does not want to be called.</summary>
public sealed record StopCalling(Guid EntryId, DoNotCallScope Scope) : CallCommand(Act.RecordDoNotCall);

/// <summary>Finishes the record.</summary>
public sealed record WrapUp(string Result, string? Reason, string? Satisfaction, string? Note) : CallCommand(Act.WrapUp);
