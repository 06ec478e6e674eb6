using System.Globalization;
using System.Text.Json;
using CallCenter.Core.Calls;
using CallCenter.Core.Compliance;
using CallCenter.Web.Calendars;
using CallCenter.Web.Calls;
using CallCenter.Web.Compliance;
using CallCenter.Web.Data;

namespace CallCenter.Web.Telephony;

/// <summary>Understands what a transcription heard: who spoke, what the phrase engine says of it. Partials only pass through.</summary>
public sealed class TranscriptEars(LiveCalls calls, PhraseLibrary phrases, CallFeed feed, OfficeClock clock)
{
    private sealed record Heard(string? Transcript);

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>The command of a final sentence; none for one that is still being spoken.</summary>
    public async Task<CallCommand?> HearAsync(Guid call, WebhookForm form, string key)
    {
        if (Text(form) is not { Length: > 0 } text || await calls.StateAsync(call) is not { } state) return null;
        // The transcription runs on the customer's leg: what comes in there, the customer said.
        var speaker = form["Track"] == "inbound_track" ? Speaker.Customer : Speaker.Agent;
        if (form["Final"] != "true")
        {
            feed.Tell(state.Order.AgentId, new CallNews.Speaking(call, speaker, text));
            return null;
        }
        // The list in force now, whole: a running call is judged by what was published a moment ago.
        var list = phrases.Loaded(state.Order.Locale);
        return Listening.Of(state, list.Ears, (speaker, text, SpokenAt(form))) with { SourceKey = key, Rules = list.Version };
    }

    private static string? Text(WebhookForm form)
    {
        try
        {
            return JsonSerializer.Deserialize<Heard>(form["TranscriptionData"], Web)?.Transcript;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The carrier's clock is the real one; what people read is business time, which the demo moves ahead.
    private DateTimeOffset SpokenAt(WebhookForm form) =>
        DateTimeOffset.TryParse(form["Timestamp"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? Instants.Whole(at.ToUniversalTime() + clock.Ahead) : clock.GetUtcNow();
}
