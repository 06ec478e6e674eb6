using CallCenter.Core.Complaints;
using CallCenter.Core.FollowUps;

namespace CallCenter.Core.Calls;

/// <summary>What comes out of a call: notes, complaints, follow-ups, promises, and its closing.</summary>
internal static class CallRecord
{
    private static readonly TimeSpan FarthestBooking = TimeSpan.FromDays(366);

    public static CallDecision? Decide(CallState s, CallCommand command, CallRules rules, DateTimeOffset now) => command switch
    {
        TakeNote or FileComplaint or BookFollowUp or MakePromise or StopCalling when !s.Reached || s.ClosedAt is not null
            => CallDecision.No(CallRefusal.WrongPhase),
        TakeNote c => Fits(c.Text) ? CallDecision.Of(new NoteTaken(c.Text.Trim())) : CallDecision.No(CallRefusal.BadText),
        FileComplaint c => File(s, c, rules, now),
        BookFollowUp c => Book(c, now),
        MakePromise c => Promise(c, now),
        StopCalling c => s.StopCalling is null ? CallDecision.Of(new StopCallingAsked(c.EntryId, c.Scope)) : CallDecision.No(CallRefusal.NoChange),
        WrapUp c => Close(s, c, rules, now),
        _ => null,
    };

    /// <summary>The closing event of a result, with what follows from it by the policy. domain §4.</summary>
    public static CallClosed Closing(CallState s, CallResult result, CallRules rules, DateTimeOffset now)
    {
        if (result.Ending is not { } ending) return new(result.Key, null, null, result.Reached, now, null, null, null);
        var ended = new EndedCall(rules.Gate, s.Order.Attempt, AgreedAt: null, Promises: []);
        var plan = FollowUpPolicy.After(ending, ended, rules.FollowUps, now) is [var first, ..] ? first : null;
        var again = plan?.Kind is FollowUpKind.Retry or FollowUpKind.Redial;
        return new(result.Key, null, null, result.Reached, again ? plan?.DueAt : null, again ? null : plan?.Kind, again ? null : plan?.DueAt, null);
    }

    private static bool Fits(string? text) => text is { Length: <= CallMachine.LongestText } && !string.IsNullOrWhiteSpace(text);

    // What sounded like a regulator, a court or harm is never ordinary. domain §5.
    private static CallDecision File(CallState s, FileComplaint asked, CallRules rules, DateTimeOffset now)
    {
        var c = s.Alarmed && asked.Severity == ComplaintSeverity.Ordinary ? asked with { Severity = ComplaintSeverity.Serious } : asked;
        return Fits(c.Text) && c.Wanted is not { Length: > CallMachine.LongestText }
            ? CallDecision.Of(new ComplaintFiled(
                c.ComplaintId, c.Number, c.Category, c.Severity, ComplaintClock.Due(c.Category, c.Severity, now, rules.Calendar),
                c.Text.Trim(), c.Wanted?.Trim()))
            : CallDecision.No(CallRefusal.BadText);
    }

    private static CallDecision Book(BookFollowUp c, DateTimeOffset now) => c switch
    {
        { Note.Length: > CallMachine.LongestText } => CallDecision.No(CallRefusal.BadText),
        _ when !Ahead(c.DueAt, now) => CallDecision.No(CallRefusal.BadTime),
        _ => CallDecision.Of(new FollowUpBooked(c.FollowUpId, c.Kind, c.DueAt, c.Agreed, c.NextCallbackId, c.Note?.Trim())),
    };

    private static CallDecision Promise(MakePromise c, DateTimeOffset now) => c switch
    {
        _ when !Fits(c.Text) => CallDecision.No(CallRefusal.BadText),
        _ when !Ahead(c.DueAt, now) => CallDecision.No(CallRefusal.BadTime),
        _ => CallDecision.Of(new PromiseMade(c.PromiseId, c.Key, c.DueAt, c.Text.Trim())),
    };

    private static bool Ahead(DateTimeOffset due, DateTimeOffset now) => due > now && due - now <= FarthestBooking;

    private static CallDecision Close(CallState s, WrapUp c, CallRules rules, DateTimeOffset now) => CallResult.Find(c.Result) switch
    {
        _ when s.Phase != CallPhase.WrapUp => CallDecision.No(CallRefusal.WrongPhase),
        null => CallDecision.No(CallRefusal.UnknownKey),
        _ when c.Note is { Length: > CallMachine.LongestText } => CallDecision.No(CallRefusal.BadText),
        { Key: "done" } when Scripts.ScriptRunner.StillToAsk(rules.Script, s.Place, rules.Facts).Count > 0 => CallDecision.No(CallRefusal.StillToAsk),
        var result => CallDecision.Of(
            Closing(s, result, rules, now) with { Reason = c.Reason, Satisfaction = c.Satisfaction ?? s.Survey?.Satisfaction, Note = c.Note?.Trim() }),
    };
}
