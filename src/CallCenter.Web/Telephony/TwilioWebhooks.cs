using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using CallCenter.Core.Calls;
using CallCenter.Core.Compliance;
using CallCenter.Core.People;
using CallCenter.Web.Calendars;
using CallCenter.Web.Calls;
using CallCenter.Web.Data;
using CallCenter.Web.Compliance;
using Microsoft.AspNetCore.Mvc;

namespace CallCenter.Web.Telephony;

/// <summary>Where the carrier calls us: signed forms in, commands to the desk, documents or 204 out.</summary>
public static class TwilioWebhooks
{
    private const int LargestForm = 64 * 1024;

    private static readonly Actor Carrier = new Actor.Carrier();

    public static void MapWebhooks(this IEndpointRouteBuilder app)
    {
        var calls = app.MapGroup("/twilio/calls/{call:guid}").AllowAnonymous().AddEndpointFilter<SignedByCarrier>()
            .WithMetadata(new RequestSizeLimitAttribute(LargestForm)).DisableAntiforgery().ExcludeFromDescription();
        calls.MapPost("/agent-voice", (Guid call, CallAddresses addresses) => Document(JoinConference(call, addresses)));
        calls.MapPost("/hold", () => Document(new XElement("Response", new XElement("Pause", new XAttribute("length", "120")))));
        calls.MapPost("/status/{leg}", StatusAsync);
        calls.MapPost("/conference", ConferenceAsync);
        calls.MapPost("/transcription", TranscriptionAsync);
    }

    private static XElement JoinConference(Guid call, CallAddresses addresses) =>
        new("Response", new XElement("Dial", new XElement("Conference",
            new XAttribute("beep", "false"), new XAttribute("endConferenceOnExit", "false"),
            new XAttribute("participantLabel", "agent"), new XAttribute("waitUrl", ""),
            new XAttribute("statusCallback", addresses.Conference(call)),
            new XAttribute("statusCallbackEvent", "start end join leave mute hold"),
            CallAddresses.ConferenceName(call))));

    private static IResult Document(XElement response) =>
        Results.Text("""<?xml version="1.0" encoding="UTF-8"?>""" + response.ToString(SaveOptions.DisableFormatting), "text/xml");

    private static async Task<IResult> StatusAsync(Guid call, string leg, HttpRequest request, CallDesk desk)
    {
        var form = await request.ReadFormAsync();
        if (News(form) is not { } news || form["CallSid"].ToString() is not { Length: > 0 } sid) return Results.NoContent();
        var whose = leg == "agent" ? Leg.Agent : Leg.Customer;
        await desk.SendAsync(Carrier, call, new ReportLeg(whose, sid, news) { SourceKey = $"status:{sid}:{form["SequenceNumber"]}" });
        return Results.NoContent();
    }

    private static LegNews? News(IFormCollection form) => form["CallStatus"].ToString() switch
    {
        "ringing" => new LegNews.Ringing(),
        "in-progress" => new LegNews.Answered(),
        "completed" => new LegNews.Ended(LegEnd.Completed, Code(form)),
        "busy" => new LegNews.Ended(LegEnd.Busy, Code(form)),
        "no-answer" => new LegNews.Ended(LegEnd.NoAnswer, Code(form)),
        "failed" => new LegNews.Ended(LegEnd.Failed, Code(form)),
        "canceled" => new LegNews.Ended(LegEnd.Canceled, Code(form)),
        _ => null,
    };

    private static int? Code(IFormCollection form) =>
        int.TryParse(form["SipResponseCode"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null;

    private static async Task<IResult> ConferenceAsync(Guid call, HttpRequest request, CallDesk desk)
    {
        var form = await request.ReadFormAsync();
        var sid = form["ConferenceSid"].ToString();
        if (form["StatusCallbackEvent"] == "conference-start" || form["StatusCallbackEvent"] == "participant-join")
            await desk.SendAsync(Carrier, call, new ReportConference(sid) { SourceKey = $"conference:{sid}:{form["SequenceNumber"]}" });
        return Results.NoContent();
    }

    private static async Task<IResult> TranscriptionAsync(Guid call, HttpRequest request, TranscriptEars ears, CallDesk desk)
    {
        var form = await request.ReadFormAsync();
        var sid = form["TranscriptionSid"].ToString();
        var key = $"transcription:{sid}:{form["SequenceId"]}";
        switch (form["TranscriptionEvent"].ToString())
        {
            case "transcription-started":
                await desk.SendAsync(Carrier, call, new ReportTranscriptionStarted(sid) { SourceKey = key });
                break;
            case "transcription-stopped":
                await desk.SendAsync(Carrier, call, new ReportTranscriptionEnded(sid, null) { SourceKey = key });
                break;
            case "transcription-error":
                _ = int.TryParse(form["TranscriptionErrorCode"].ToString(), out var code);
                await desk.SendAsync(Carrier, call, new ReportTranscriptionEnded(sid, code) { SourceKey = key });
                break;
            case "transcription-content":
                await ears.HearAsync(call, form, key);
                break;
        }
        return Results.NoContent();
    }
}

/// <summary>Understands what a transcription heard: who spoke, what the phrase engine says of it. Partials only pass through.</summary>
public sealed class TranscriptEars(LiveCalls calls, PhraseLibrary phrases, CallDesk desk, CallFeed feed, OfficeClock clock)
{
    private sealed record Heard(string? Transcript);

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public async Task HearAsync(Guid call, IFormCollection form, string key)
    {
        if (Text(form) is not { Length: > 0 } text || await calls.StateAsync(call) is not { } state) return;
        // The transcription runs on the customer's leg: what comes in there, the customer said.
        var speaker = form["Track"] == "inbound_track" ? Speaker.Customer : Speaker.Agent;
        if (form["Final"] != "true")
        {
            feed.Tell(state.Order.AgentId, new CallNews.Speaking(call, speaker, text));
            return;
        }
        var matcher = phrases.For(state.Order.Locale);
        await desk.SendAsync(new Actor.Carrier(), call, new Hear(
            speaker, text, SpokenAt(form), matcher.Match(text, speaker), speaker == Speaker.Agent ? matcher.Heard(text) : [])
        { SourceKey = key });
    }

    private static string? Text(IFormCollection form)
    {
        try
        {
            return JsonSerializer.Deserialize<Heard>(form["TranscriptionData"].ToString(), Web)?.Transcript;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The carrier's clock is the real one; what people read is business time, which the demo moves ahead.
    private DateTimeOffset SpokenAt(IFormCollection form) =>
        DateTimeOffset.TryParse(form["Timestamp"].ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? Instants.Whole(at.ToUniversalTime() + clock.Ahead) : clock.GetUtcNow();
}
