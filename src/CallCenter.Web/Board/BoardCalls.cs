using CallCenter.Core.Calls;
using CallCenter.Web.Calls;
using CallCenter.Web.Compliance;

namespace CallCenter.Web.Board;

/// <summary>Turns the state of a call into its cells on the board.</summary>
public sealed class BoardCalls(CallBook book, PhraseLibrary phrases)
{
    public BoardCall Of(CallState state)
    {
        var script = book.ScriptOf(state.Order);
        var (at, total) = CallScreen.Progress(state, script);
        var hit = CallScreen.LastHit(state, phrases.For(state.Order.Locale));
        return new(
            state.Id, state.Order.Kind, state.Phase, CallScreen.Since(state), state.HoldSince + CallScreen.LongestHold,
            script.Steps.GetValueOrDefault(state.Place.StepId)?.Title ?? state.Place.StepId, at, total,
            state.Transcript is [.., var latest] ? new(latest.Said.Speaker, latest.Said.Text) : null, state.Hits,
            hit is null ? null : new(hit.Severity, hit.Text, hit.Replacement, hit.At) { Place = new(state.Id, hit.Seq, hit.Rule, hit.Offset) }, state.Complaints.Count)
        { Alarmed = state.Alarmed };
    }
}
