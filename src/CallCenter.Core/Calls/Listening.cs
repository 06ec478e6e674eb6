using CallCenter.Core.Compliance;

namespace CallCenter.Core.Calls;

/// <summary>What the phrase engine makes of a sentence within its call. Pure. domain §3.</summary>
public static class Listening
{
    /// <summary>
    /// The sentence with what was found in it. What the same speaker said right before belongs to it; a rule that was told may have to keep quiet.
    /// </summary>
    /// <param name="state">The call so far.</param>
    /// <param name="phrases">The list of its language.</param>
    /// <param name="said">Who said what, and when it ended.</param>
    public static Hear Of(CallState state, PhraseMatcher phrases, (Speaker Speaker, string Text, DateTimeOffset At) said)
    {
        var before = state.Transcript is [.., var last] && last.Said.Speaker == said.Speaker ? SpeechSegment.EndingAt(last.Said.Text, last.Said.SpokenAt) : null;
        var told = state.Transcript.SelectMany(l => l.Said.Offences.Select(o => (o.Rule, l.Said.SpokenAt)))
            .GroupBy(o => o.Rule, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Max(o => o.SpokenAt), StringComparer.Ordinal);
        var now = SpeechSegment.EndingAt(said.Text, said.At);
        var hits = HitPace.Told(phrases.Rules, SpeechSeam.Match(phrases, before, now, RuleScope.Of(said.Speaker, state.Order.Kind, state.Place.StepId)), told, now.To);
        return new(said.Speaker, said.Text, said.At, hits, said.Speaker == Speaker.Agent ? phrases.Heard(said.Text) : []);
    }
}
