using CallCenter.Core.Customers;

namespace CallCenter.Web.Calls;

/// <summary>What an agent may do at the desk. The screen says it, the page carries it out.</summary>
public abstract record DeskAction
{
    private DeskAction() { }

    public sealed record GoReady : DeskAction;

    public sealed record GoAway : DeskAction;

    public sealed record TakeNext : DeskAction;

    /// <summary>The callback goes back to the queue undialled.</summary>
    public sealed record PutBack : DeskAction;

    public sealed record Dial : DeskAction;

    /// <summary>An answer at the step the agent saw.</summary>
    public sealed record Answer(string StepId, string Key, string? Value = null) : DeskAction;

    public sealed record Branch(string Key) : DeskAction;

    public sealed record Back : DeskAction;

    /// <summary>A sentence of the agent; empty stands for the text of the step.</summary>
    public sealed record Say(string Text) : DeskAction;

    public sealed record Hold(bool On) : DeskAction;

    public sealed record Mute(bool On) : DeskAction;

    public sealed record HangUp : DeskAction;

    /// <summary>Recording and transcript pause while something is said that nobody may keep.</summary>
    public sealed record Sensitive(bool On) : DeskAction;

    /// <summary>The line dropped: the customer is called back at once.</summary>
    public sealed record Redial : DeskAction;

    /// <summary>A department or third party joins; blind, the agent leaves when they answer.</summary>
    public sealed record AskTelephone(string Number, bool Blind) : DeskAction;

    /// <summary>A colleague joins; blind, the call is theirs when they answer.</summary>
    public sealed record AskColleague(Guid Person, bool Blind) : DeskAction;

    /// <summary>The talk goes on in another language or dialect.</summary>
    public sealed record Speak(string Language) : DeskAction;

    public sealed record HandOver(Guid Guest) : DeskAction;

    public sealed record Dismiss(Guid Guest) : DeskAction;

    public sealed record Note(string Text) : DeskAction;

    public sealed record Complain(ComplaintDraft Draft) : DeskAction;

    public sealed record Book(FollowUpDraft Draft) : DeskAction;

    public sealed record Promise(PromiseDraft Draft) : DeskAction;

    public sealed record StopCalling(DoNotCallScope Scope) : DeskAction;

    /// <summary>The record is complete.</summary>
    public sealed record Finish(WrapUpDraft Draft) : DeskAction;
}
