using CallCenter.Core.Calls;
using CallCenter.Core.Compliance;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Compliance;
using CallCenter.Web.Customers;
using CallCenter.Web.People;
using CallCenter.Web.Telephony;

namespace CallCenter.Web.Calls;

/// <summary>One open desk: reads it, follows the feed, carries out what the agent does. Lives as long as its tab.</summary>
public sealed class DeskSession(
    AgentDesk desk, DeskReader reader, CallFeed feed, PhraseLibrary phrases, Reveal reveal, LineDesk line, CurrentActor who, OfficeClock clock,
    ILogger<DeskSession> log) : IDisposable
{
    private readonly Guid id = Guid.NewGuid();
    private DeskSheet? sheet;
    private IDisposable? following;
    private Guid self;

    /// <summary>What the desk shows; none until it was read.</summary>
    public DeskView? View => sheet?.View;

    /// <summary>Why the last action did nothing, as a key of the words.</summary>
    public string? Message { get; private set; }

    /// <summary>Words that are still being spoken.</summary>
    public string? Speaking { get; private set; }

    /// <summary>Another tab is the desk now.</summary>
    public bool Moved { get; private set; }

    /// <summary>An action is under way.</summary>
    public bool Busy { get; private set; }

    /// <summary>Makes this tab the desk and follows what happens; news come on any thread.</summary>
    public async Task<DeskView?> OpenAsync(Action<CallNews> news)
    {
        var actor = await who.RequireAsync();
        self = actor.Id;
        following ??= feed.Follow(actor.Id, news);
        await desk.ClaimAsync(actor, id);
        Moved = false;
        await ReadAsync(actor);
        // Whoever opens the desk in the middle of a call is told where it goes on.
        if (sheet is { View.Call: { Phase: not CallPhase.Closed } call } open)
            sheet = open with { View = open.View with { Call = call with { Resumed = true } } };
        return View;
    }

    /// <summary>Takes news of this agent's call and answers with what the desk shows now.</summary>
    public async Task<DeskView?> TakeAsync(CallNews news)
    {
        switch (news)
        {
            case CallNews.DeskMoved moved:
                Moved = moved.DeskId != id;
                break;
            case CallNews.Changed changed when sheet is { Paper: not null, View.Call: { } call } open && call.Id == changed.CallId && changed.State.Order.AgentId == self && !changed.Happenings.Any(h => h.Event is LanguageChanged):
                sheet = open.With(changed.State);
                Speaking = null;
                break;
            case CallNews.Changed:
                await ReadAsync(await who.RequireAsync());
                break;
            case CallNews.Speaking speaking when speaking.Speaker is Speaker.Customer:
                Speaking = speaking.Text;
                break;
            case CallNews.Trouble trouble:
                Message = $"LineTrouble.{trouble.What}";
                break;
        }
        return View;
    }

    /// <summary>Does what the agent wants; false when it was refused, with the reason in <see cref="Message"/>.</summary>
    public async Task<bool> DoAsync(DeskAction action)
    {
        if (Busy)
            return false;
        Busy = true;
        try
        {
            Message = await TryAsync(await who.RequireAsync(), action);
            return Message is null;
        }
        catch (Exception error) when (error is not UnauthorizedAccessException)
        {
            // The desk stays open with all that is typed: whoever presses again may have it stored.
            log.LogError(error, "{Action} was not stored", action.GetType().Name);
            Message = "desk.notStored";
            return false;
        }
        finally
        {
            Busy = false;
        }
    }

    /// <summary>What time it is in business.</summary>
    public DateTimeOffset Now() => clock.GetUtcNow();

    /// <summary>The forbidden wordings in what the agent types here.</summary>
    public IReadOnlyList<PhraseHit> Offences(string text) => phrases.For(View?.Call?.Step.Locale ?? PhraseLibrary.Fallback).Match(
        text, View is { Task: { } task, Call: { } call } ? RuleScope.Of(Speaker.Agent, task.Kind, call.Step.StepId) : Speaker.Agent);

    // What the agent was shown and kept is written down with the text.
    private IReadOnlyList<PhraseHit> Kept(params IEnumerable<string?> texts) =>
        [.. texts.OfType<string>().SelectMany(Offences).Where(h => h.Severity > Severity.Note)];

    /// <summary>The customer's whole number, logged with the reason; none when it is refused.</summary>
    public Task<string?> RevealNumberAsync(string why) =>
        View?.Task is { } task ? reveal.NumberAsync(task.Customer.Id, why) : Task.FromResult<string?>(null);

    public void Dispose() => following?.Dispose();

    private async Task<string?> TryAsync(Actor.Person actor, DeskAction action) => action switch
    {
        DeskAction.GoReady => await StateAsync(actor, AgentState.Ready),
        DeskAction.GoAway => await StateAsync(actor, AgentState.Away),
        DeskAction.TakeNext => await TakeNextAsync(actor),
        DeskAction.PutBack => await PutBackAsync(actor),
        DeskAction.Dial => await DialAsync(actor),
        DeskAction.Finish finish => await FinishAsync(actor, finish.Draft),
        _ when View?.Call is { } call => await OnCallAsync(actor, call.Id, action),
        _ => "CallRefusal.WrongPhase",
    };

    private async Task<string?> OnCallAsync(Actor.Person actor, Guid call, DeskAction action) => action switch
    {
        DeskAction.Answer answer => Of(await desk.SendAsync(actor, call, new AnswerStep(answer.StepId, answer.Key, answer.Value) { Kept = Kept(answer.Value) })),
        DeskAction.Branch branch => Of(await desk.SendAsync(actor, call, new TakeBranch(branch.Key))),
        DeskAction.Back => Of(await desk.SendAsync(actor, call, new StepBack())),
        DeskAction.Hold hold => Of(await desk.SendAsync(actor, call, hold.On ? new HoldCall() : new ResumeCall())),
        DeskAction.Mute mute => Of(await desk.SendAsync(actor, call, mute.On ? new MuteAgent() : new UnmuteAgent())),
        DeskAction.HangUp => Of(await line.HangUpAsync(actor, call)),
        DeskAction.Note note => Of(await desk.SendAsync(actor, call, new TakeNote(note.Text) { Kept = Kept(note.Text) })),
        DeskAction.Say say => await desk.SayAsync(actor, call, say.Text.Length > 0 ? say.Text : View?.Call?.Step.Said ?? "") ? null : "desk.sayFailed",
        DeskAction.Complain complain => Of(await desk.FileComplaintAsync(actor, call, complain.Draft with { Kept = Kept(complain.Draft.Text, complain.Draft.Wanted) })),
        DeskAction.Book book => Of(await desk.BookAsync(actor, call, book.Draft with { Kept = Kept(book.Draft.Note) })),
        DeskAction.Promise promise => Of(await desk.PromiseAsync(actor, call, promise.Draft)),
        DeskAction.StopCalling stop => Of(await desk.StopCallingAsync(actor, call, stop.Scope)),
        _ => await OnLineAsync(actor, call, action),
    };

    private async Task<string?> OnLineAsync(Actor.Person actor, Guid call, DeskAction action) => action switch
    {
        DeskAction.Sensitive pause => Of(await desk.SendAsync(actor, call, pause.On ? new PauseRecording() : new ResumeRecording())),
        DeskAction.Redial => Of(await desk.SendAsync(actor, call, new RedialCustomer())),
        DeskAction.AskTelephone ask => Of(await line.AskTelephoneAsync(actor, call, ask.Number, ask.Blind)),
        DeskAction.AskColleague ask => Of(await line.AskColleagueAsync(actor, call, ask.Person, ask.Blind)),
        DeskAction.Speak speak => Of(await desk.ChangeLanguageAsync(actor, call, speak.Language)),
        DeskAction.HandOver over => Of(await desk.SendAsync(actor, call, new HandOver(over.Guest))),
        DeskAction.Dismiss dismiss => Of(await desk.SendAsync(actor, call, new DismissGuest(dismiss.Guest))),
        _ => "CallRefusal.WrongPhase",
    };

    /// <summary>Colleagues who could be asked onto the line.</summary>
    public async Task<IReadOnlyList<Colleague>> ColleaguesAsync() => await line.ColleaguesAsync(await who.RequireAsync());

    private async Task<string?> StateAsync(Actor.Person actor, AgentState state)
    {
        await desk.SetStateAsync(actor, state);
        await ReadAsync(actor);
        return null;
    }

    private async Task<string?> TakeNextAsync(Actor.Person actor)
    {
        // A call that nobody answered has closed itself and still stands on the screen.
        if (View is { Task: not null, Call.Phase: CallPhase.Closed })
            await desk.SetStateAsync(actor, AgentState.Ready);
        var taken = await desk.TakeNextAsync(actor);
        await ReadAsync(actor);
        return taken ? null : "desk.nothingDue";
    }

    private async Task<string?> PutBackAsync(Actor.Person actor)
    {
        if (sheet?.CallbackId is not { } callback)
            return "CallRefusal.WrongPhase";
        await desk.ReturnAsync(actor, callback);
        await ReadAsync(actor);
        return null;
    }

    private async Task<string?> DialAsync(Actor.Person actor)
    {
        if (sheet?.CallbackId is not { } callback)
            return "CallRefusal.WrongPhase";
        var reply = await desk.DialAsync(actor, callback);
        await ReadAsync(actor);
        // What the gate denies stands on the desk with its reasons.
        return reply is DialReply.Refused refused ? $"CallRefusal.{refused.Reason}" : null;
    }

    private async Task<string?> FinishAsync(Actor.Person actor, WrapUpDraft draft)
    {
        if (View?.Call is not { } call)
            return "CallRefusal.WrongPhase";
        if (Of(await desk.WrapUpAsync(actor, call.Id, draft with { Kept = Kept(draft.Note) })) is { } refused)
            return refused;
        await desk.SetStateAsync(actor, draft.Next ? AgentState.Ready : AgentState.Away);
        var taken = !draft.Next || await desk.TakeNextAsync(actor);
        await ReadAsync(actor);
        return taken ? null : "desk.nothingDue";
    }

    private async Task ReadAsync(Actor.Person actor) => sheet = await reader.ReadAsync(actor);

    private static string? Of(GuestReply reply) => reply switch
    {
        GuestReply.Denied denied => $"LegRefusal.{denied.Reason}",
        GuestReply.Refused refused => $"CallRefusal.{refused.Reason}",
        _ => null,
    };

    private static string? Of(CallReply reply) => reply is CallReply.Refused refused ? $"CallRefusal.{refused.Reason}" : null;
}
