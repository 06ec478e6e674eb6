using System.Globalization;
using System.Xml.Linq;
using CallCenter.Core.Calls;
using CallCenter.Core.People;
using CallCenter.Web.Calls;
using Microsoft.AspNetCore.Mvc;

namespace CallCenter.Web.Telephony;

/// <summary>Where the carrier calls us: signed forms in, commands to the desk, documents or 204 out.</summary>
public static class TwilioWebhooks
{
    private static readonly Actor Carrier = new Actor.Carrier();

    public static void MapWebhooks(this IEndpointRouteBuilder app)
    {
        var calls = app.MapGroup("/twilio/calls/{call:guid}").AllowAnonymous().AddEndpointFilter<SignedByCarrier>()
            .WithMetadata(new RequestSizeLimitAttribute(WebhookRequest.LargestBody)).DisableAntiforgery().ExcludeFromDescription();
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

    private static async Task<IResult> StatusAsync(Guid call, string leg, WebhookRequest request, CallDesk desk)
    {
        var form = request.Form;
        if (News(form) is not { } news || form["CallSid"] is not { Length: > 0 } sid) return Results.NoContent();
        var whose = leg == "agent" ? Leg.Agent : Leg.Customer;
        return Answer(await desk.SendAsync(Carrier, call, new ReportLeg(whose, sid, news) { SourceKey = $"status:{sid}:{form["SequenceNumber"]}" }));
    }

    /// <summary>A refusal is an ordinary answer. Only what could not be stored for want of calm is worth saying again: 503 makes the carrier repeat it.</summary>
    internal static IResult Answer(CallReply reply) => reply is CallReply.Refused { Reason: CallRefusal.Conflict }
        ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable) : Results.NoContent();

    private static LegNews? News(WebhookForm form) => form["CallStatus"] switch
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

    private static int? Code(WebhookForm form) =>
        int.TryParse(form["SipResponseCode"], NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null;

    private static async Task<IResult> ConferenceAsync(Guid call, WebhookRequest request, CallDesk desk)
    {
        var (form, sid) = (request.Form, request.Form["ConferenceSid"]);
        return form["StatusCallbackEvent"] is "conference-start" or "participant-join"
            ? Answer(await desk.SendAsync(Carrier, call, new ReportConference(sid) { SourceKey = $"conference:{sid}:{form["SequenceNumber"]}" }))
            : Results.NoContent();
    }

    private static async Task<IResult> TranscriptionAsync(Guid call, WebhookRequest request, TranscriptEars ears, CallDesk desk)
    {
        var (form, sid) = (request.Form, request.Form["TranscriptionSid"]);
        var key = $"transcription:{sid}:{form["SequenceId"]}";
        _ = int.TryParse(form["TranscriptionErrorCode"], NumberStyles.None, CultureInfo.InvariantCulture, out var code);
        CallCommand? command = form["TranscriptionEvent"] switch
        {
            "transcription-started" => new ReportTranscriptionStarted(sid) { SourceKey = key },
            "transcription-stopped" => new ReportTranscriptionEnded(sid, null) { SourceKey = key },
            "transcription-error" => new ReportTranscriptionEnded(sid, code) { SourceKey = key },
            "transcription-content" => await ears.HearAsync(call, form, key),
            _ => null,
        };
        return command is null ? Results.NoContent() : Answer(await desk.SendAsync(Carrier, call, command));
    }
}
