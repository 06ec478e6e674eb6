using CallCenter.Core.Scripts;

namespace CallCenter.Core.Calls;

/// <summary>
/// Decides what a command does to a call: events or a refusal. Pure and total, the only place that knows the life of a call.
/// Whether the actor may ask at all is decided before, by <see cref="People.Rights"/>.
/// </summary>
public static class CallMachine
{
    /// <summary>Longest text of a note, a complaint or an utterance, in UTF-16 code units.</summary>
    public const int LongestText = 4000;

    /// <summary>Decides a command.</summary>
    /// <param name="state">The call as folded; nothing for a new one.</param>
    /// <param name="command">What is wanted.</param>
    /// <param name="rules">Script and clocks pinned to the call.</param>
    /// <param name="now">Business time.</param>
    public static CallDecision Decide(CallState? state, CallCommand command, CallRules rules, DateTimeOffset now)
    {
        if (state is null)
            return command switch
            {
                PlaceCall place => CallDecision.Of(place.Order),
                TakeCall taken => new CallDecision.Happens(CallerFlow.Begin(taken)),
                _ => CallDecision.No(CallRefusal.Unknown),
            };
        if (command is StartCall) return CallDecision.No(CallRefusal.Exists);
        if (command.SourceKey is { } key && state.Sources.Contains(key)) return CallDecision.No(CallRefusal.Duplicate);
        if (command is ReportUnknown unknown) return CallDecision.Of(unknown.Said);
        var decision = WithKept(OnCall(state, command, rules, now), command);
        return command.More is { } more && decision is CallDecision.Happens happens ? new CallDecision.Happens([.. happens.Events, more]) : decision;
    }

    // What its author kept in spite is written down with the text it stands in.
    private static CallDecision WithKept(CallDecision decision, CallCommand command) =>
        command.Kept.Count > 0 && decision is CallDecision.Happens { Events: [var first, ..] } happens
            ? new CallDecision.Happens([first with { Kept = [.. command.Kept.Select(Offence.Of)] }, .. happens.Events.Skip(1)]) : decision;

    private static CallDecision OnCall(CallState state, CallCommand command, CallRules rules, DateTimeOffset now) =>
        LineNews.Decide(state, command, rules, now)
            ?? ScriptWalk.Decide(state, command, rules.Script, rules.Facts)
            ?? LineControl.Decide(state, command)
            ?? LineGuests.Decide(state, command)
            ?? CallerFlow.Decide(state, command)
            ?? CallRecord.Decide(state, command, rules, now)
            ?? CallDecision.No(CallRefusal.UnknownKey);
}
