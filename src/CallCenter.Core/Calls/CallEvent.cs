using System.Text.Json.Serialization;
using CallCenter.Core.Compliance;
using CallCenter.Core.Complaints;
using CallCenter.Core.Customers;
using CallCenter.Core.FollowUps;
using CallCenter.Core.Scripts;

namespace CallCenter.Core.Calls;

/// <summary>
/// Everything that can happen to a call, append-only. Members marked <see cref="PersonalAttribute"/> are words and numbers
/// of people: they are stored apart, so that erasing them leaves the chain of facts whole. domain §3.
/// </summary>
public abstract record CallEvent
{
    /// <summary>Forbidden wordings in the text of this event that its author was shown and kept; none where there were none. domain §3.</summary>
    public IReadOnlyList<Offence>? Kept { get; init; }
}

/// <summary>Marks a member of an event as personal.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute : Attribute;

/// <summary>The gate allowed the call and the attempt is reserved.</summary>
/// <param name="CallbackId">The task it serves.</param>
/// <param name="CustomerId">Who is called.</param>
/// <param name="CampaignId">Why.</param>
/// <param name="Kind">Kind of callback.</param>
/// <param name="AgentId">Who calls.</param>
/// <param name="TeamId">The agent's team.</param>
/// <param name="ScriptId">The script, without language.</param>
/// <param name="ScriptVersion">The version this call keeps to its end.</param>
/// <param name="Locale">Language of the call.</param>
/// <param name="StartStep">First step of the script.</param>
/// <param name="Attempt">Which attempt of the callback, from 1.</param>
/// <param name="Counted">Whether it counts against the caps.</param>
/// <param name="Number">The number dialled, E.164.</param>
public sealed record CallPlaced(
    Guid CallbackId, Guid CustomerId, Guid CampaignId, CallbackKind Kind, Guid AgentId, long TeamId,
    string ScriptId, string ScriptVersion, string Locale, string StartStep, int Attempt, bool Counted,
    [property: Personal] string Number) : CallEvent
{
    /// <summary>The customer rang us. Such a call is no attempt; it has no agent until one is found.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Inbound { get; init; }
}

/// <summary>Whose telephone a leg leads to.</summary>
public enum Leg
{
    /// <summary>The agent's softphone.</summary>
    Agent,

    /// <summary>The customer's telephone.</summary>
    Customer,
}

/// <summary>How a leg ended, in the carrier's words.</summary>
public enum LegEnd
{
    /// <summary>Hung up after it was answered.</summary>
    Completed,

    /// <summary>Busy.</summary>
    Busy,

    /// <summary>Rang without an answer.</summary>
    NoAnswer,

    /// <summary>Could not be put through; the SIP code says more.</summary>
    Failed,

    /// <summary>Taken back before it was answered.</summary>
    Canceled,

    /// <summary>The carrier did not take it; nothing rang.</summary>
    Refused,
}

/// <summary>The carrier took a leg and named it.</summary>
public sealed record LegStarted(Leg Leg, string Sid) : CallEvent;

/// <summary>The telephone rings.</summary>
public sealed record LegRang(Leg Leg) : CallEvent;

/// <summary>Somebody took the call.</summary>
public sealed record LegAnswered(Leg Leg) : CallEvent;

/// <summary>The leg is down.</summary>
/// <param name="Leg">Whose.</param>
/// <param name="End">How.</param>
/// <param name="Code">SIP code or the carrier's error code, when there is one.</param>
public sealed record LegEnded(Leg Leg, LegEnd End, int? Code) : CallEvent
{
    /// <summary>The carrier's own code, where it gives one: <see cref="Calls.CarrierCode"/>.</summary>
    public int? CarrierCode { get; init; }
}

/// <summary>The conference that joins the legs exists.</summary>
public sealed record ConferenceOpened(string Sid) : CallEvent;

/// <summary>The recording notice was said; recording and transcription may start. domain §2.</summary>
public sealed record NoticeGiven : CallEvent;

/// <summary>The carrier writes down what is said.</summary>
public sealed record TranscriptionStarted(string Sid) : CallEvent;

/// <summary>Nothing is written down any more.</summary>
/// <param name="Sid">Which transcription.</param>
/// <param name="ErrorCode">The carrier's error, none when it was stopped in order.</param>
public sealed record TranscriptionEnded(string Sid, int? ErrorCode) : CallEvent;

/// <summary>One utterance, as the transcription heard it, with what the phrase engine found in it.</summary>
/// <param name="Speaker">Who spoke.</param>
/// <param name="SpokenAt">When, by the carrier's clock in business time.</param>
/// <param name="Offences">What was found.</param>
/// <param name="Heard">Ids of required phrases it contains.</param>
/// <param name="Text">The words.</param>
public sealed record UtteranceHeard(
    Speaker Speaker, DateTimeOffset SpokenAt, IReadOnlyList<Offence> Offences, IReadOnlyList<string> Heard,
    [property: Personal] string Text) : CallEvent
{
    /// <summary>Version of the list that found the offences; none where nothing was found.</summary>
    public string? Rules { get; init; }

    /// <summary>The customer spoke of a regulator, the media or a court, or of doing harm: the supervisor is called. domain §5.</summary>
    internal bool IsAlarm => Speaker == Speaker.Customer && Offences.Any(o => o.Kind is "escalation" or "harm");
}

/// <summary>A hit of the phrase engine without its words: those are in the utterance.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Kind">Kind of the rule.</param>
/// <param name="Severity">How bad.</param>
/// <param name="Offset">Start in the utterance, UTF-16 code units.</param>
/// <param name="Length">Length, UTF-16 code units.</param>
public sealed record Offence(string Rule, string Kind, Severity Severity, int Offset, int Length)
{
    /// <summary>The hit without its words.</summary>
    public static Offence Of(PhraseHit hit) => new(hit.Rule, hit.Kind, hit.Severity, hit.Offset, hit.Length);
}

/// <summary>The script moved on, into a branch, or back.</summary>
/// <param name="From">The step that was left.</param>
/// <param name="Answer">What was answered there; none for a branch or a step back.</param>
/// <param name="Branch">The branch that was taken, if one was.</param>
/// <param name="To">The step shown now.</param>
/// <param name="ReturnTo">Where the branch leads back to.</param>
/// <param name="Identity">Who is on the line.</param>
/// <param name="Way">Forward or back.</param>
/// <param name="Ended">The closing was said.</param>
public sealed record ScriptMoved(
    string From, string? Answer, string? Branch, string To, string? ReturnTo, LineIdentity Identity, ScriptWay Way, bool Ended) : CallEvent
{
    /// <summary>What was typed or ticked there; none or empty where nothing was, or after it was erased.</summary>
    [Personal]
    public string? Value { get; init; }
}

/// <summary>Which way a script moved.</summary>
public enum ScriptWay
{
    /// <summary>To a step by an answer or a branch.</summary>
    Forward,

    /// <summary>Undone.</summary>
    Back,
}

/// <summary>The customer hears music. Longest 3 minutes: domain §3.</summary>
public sealed record HoldStarted : CallEvent;

/// <summary>The customer is back on the line.</summary>
public sealed record HoldEnded : CallEvent;

/// <summary>The agent's microphone is off.</summary>
public sealed record AgentMuted : CallEvent;

/// <summary>The agent's microphone is on.</summary>
public sealed record AgentUnmuted : CallEvent;

/// <summary>The agent asked to end the call.</summary>
public sealed record HangUpAsked : CallEvent;

/// <summary>A note of the agent.</summary>
public sealed record NoteTaken([property: Personal] string Text) : CallEvent;

/// <summary>A complaint was registered at once. domain §5.</summary>
public sealed record ComplaintFiled(
    Guid ComplaintId, string Number, ComplaintCategory Category, ComplaintSeverity Severity, DateTimeOffset DueAt,
    [property: Personal] string Text, [property: Personal] string? Wanted) : CallEvent;

/// <summary>Something is owed to the customer by a time.</summary>
/// <param name="FollowUpId">The follow-up.</param>
/// <param name="Kind">What is owed.</param>
/// <param name="DueAt">By when.</param>
/// <param name="Agreed">The customer asked for this very time.</param>
/// <param name="NextCallbackId">The callback that will be made, when a call is owed.</param>
/// <param name="Note">In the agent's words.</param>
public sealed record FollowUpBooked(
    Guid FollowUpId, FollowUpKind Kind, DateTimeOffset DueAt, bool Agreed, Guid? NextCallbackId, [property: Personal] string? Note) : CallEvent;

/// <summary>A promise from the catalogue was made. domain §3.</summary>
public sealed record PromiseMade(Guid PromiseId, string Key, DateTimeOffset DueAt, [property: Personal] string Text) : CallEvent;

/// <summary>The customer does not want to be called, in this scope. domain §2.</summary>
public sealed record StopCallingAsked(Guid EntryId, DoNotCallScope Scope) : CallEvent;

/// <summary>The record is complete and the callback knows how it goes on.</summary>
/// <param name="Result">Key of the result, domain §2.</param>
/// <param name="Reason">Key of the reason, if one was named.</param>
/// <param name="Satisfaction">Key of the satisfaction, if it was asked.</param>
/// <param name="Reached">Whether a person was reached.</param>
/// <param name="RetryAt">When the callback is due again; none when it is over.</param>
/// <param name="Owed">What is owed besides, such as a file correction.</param>
/// <param name="OwedBy">By when.</param>
/// <param name="Note">Closing note.</param>
public sealed record CallClosed(
    string Result, string? Reason, string? Satisfaction, bool Reached, DateTimeOffset? RetryAt,
    FollowUpKind? Owed, DateTimeOffset? OwedBy, [property: Personal] string? Note) : CallEvent;
