using System.Globalization;
using CallCenter.Core.Calls;
using CallCenter.Core.People;
using CallCenter.Web.Calls;
using CallCenter.Web.Messages;
using Microsoft.AspNetCore.Mvc;

namespace CallCenter.Web.Telephony;

/// <summary>Where the carrier tells us what happened: signed forms in, commands to the desk, 204 out.</summary>
public static class TwilioWebhooks
{
    private static readonly Actor Carrier = new Actor.Carrier();

    public static void MapWebhooks(this IEndpointRouteBuilder app)
    {
        var twilio = app.MapGroup("/twilio").AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        twilio.MapStaticDocuments();
        twilio.MapInbound();
        twilio.MapMessages();
        var calls = twilio.MapGroup("/calls/{call:guid}").AddEndpointFilter<SignedByCarrier>()
            .WithMetadata(new RequestSizeLimitAttribute(WebhookRequest.LargestBody));
        calls.MapDocuments();
        calls.MapCallers();
        calls.MapPost("/status/agent", (Guid call, WebhookRequest request, HttpRequest http, CallDesk desk, StrayLegs strays) =>
            LegAsync(new(call, request, http, desk, strays), (sid, news) => new ReportLeg(Leg.Agent, sid, news)));
        calls.MapPost("/status/customer", (Guid call, WebhookRequest request, HttpRequest http, CallDesk desk, StrayLegs strays) =>
            LegAsync(new(call, request, http, desk, strays), (sid, news) => new ReportLeg(Leg.Customer, sid, news)));
        calls.MapPost("/guests/{guest:guid}/status", (Guid call, Guid guest, WebhookRequest request, HttpRequest http, CallDesk desk, StrayLegs strays) =>
            LegAsync(new(call, request, http, desk, strays), (sid, news) => new ReportGuest(guest, sid, news)));
        calls.MapPost("/conference", ConferenceAsync);
        calls.MapPost("/transcription", TranscriptionAsync);
        calls.MapPost("/recording", RecordingAsync);
        calls.MapPost("/machine", MachineAsync);
    }

    /// <summary>A refusal is an ordinary answer. Only what could not be stored for want of calm is worth saying again: 503 makes the carrier repeat it.</summary>
    internal static IResult Answer(CallReply reply) => reply is CallReply.Refused { Reason: CallRefusal.Conflict }
        ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable) : Results.NoContent();

    private sealed record LegWebhook(Guid Call, WebhookRequest Request, HttpRequest Http, CallDesk Desk, StrayLegs Strays);

    private static async Task<IResult> LegAsync(LegWebhook at, Func<string, LegNews, CallCommand> report)
    {
        var form = at.Request.Form;
        if (form["CallSid"] is not { Length: > 0 } sid || form["CallStatus"] is "initiated" or "queued") return Results.NoContent();
        var key = WebhookKeys.Of(at.Http, "status", sid, form["SequenceNumber"]);
        if (News(form) is not { } news) return Answer(await at.Desk.SendAsync(Carrier, at.Call, WebhookMore.Unknown($"status {form["CallStatus"]}", form, key)));
        var reply = await at.Desk.SendAsync(Carrier, at.Call, report(sid, news) with { SourceKey = key, More = WebhookMore.Of("status", form) });
        if (news is not LegNews.Ended && reply is CallReply.Refused { Reason: CallRefusal.Late or CallRefusal.Foreign }) at.Strays.Look(at.Call, sid);
        return Answer(reply);
    }

    internal static LegNews? News(WebhookForm form) => CarrierJson.Value<CarrierCallStatus>(form["CallStatus"]) switch
    {
        CarrierCallStatus.Ringing => new LegNews.Ringing(),
        CarrierCallStatus.InProgress => new LegNews.Answered(),
        CarrierCallStatus.Completed => Ended(LegEnd.Completed, form),
        CarrierCallStatus.Busy => Ended(LegEnd.Busy, form),
        CarrierCallStatus.NoAnswer => Ended(LegEnd.NoAnswer, form),
        CarrierCallStatus.Failed => Ended(LegEnd.Failed, form),
        CarrierCallStatus.Canceled => Ended(LegEnd.Canceled, form),
        _ => null,
    };

    private static LegNews.Ended Ended(LegEnd end, WebhookForm form) =>
        new(end, Number(form["SipResponseCode"])) { CarrierCode = Number(form["SipHeader_X-Carrier-Code"]) };

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Events of a conference that change nothing here.</summary>
    private static readonly HashSet<string> Told = new(StringComparer.Ordinal)
    {
        "conference-end", "participant-leave", "participant-mute", "participant-unmute", "participant-hold", "participant-unhold",
        "participant-modify", "announcement-end", "announcement-fail", "participant-speech-start", "participant-speech-stop",
    };

    private static async Task<IResult> ConferenceAsync(Guid call, WebhookRequest request, HttpRequest http, CallDesk desk)
    {
        var (form, sid) = (request.Form, request.Form["ConferenceSid"]);
        CallCommand? command = form["StatusCallbackEvent"] switch
        {
            "conference-start" or "participant-join" => new ReportConference(sid),
            "announcement-end" when form["AnnounceUrl"].Contains("/say/RecordingNotice", StringComparison.Ordinal) => new ReportNotice(),
            var known when Told.Contains(known) => null,
            var other => WebhookMore.Unknown($"conference {other}", form, key: null),
        };
        return command is null ? Results.NoContent() : Answer(await desk.SendAsync(Carrier, call, command with
        {
            SourceKey = WebhookKeys.Of(http, "conference", sid, form["SequenceNumber"]),
            More = command is ReportUnknown ? null : WebhookMore.Of("conference", form),
        }));
    }

    private static async Task<IResult> TranscriptionAsync(
        Guid call, WebhookRequest request, TranscriptEars ears, CallDesk desk)
    {
        var (form, sid) = (request.Form, request.Form["TranscriptionSid"]);
        var key = $"transcription:{sid}:{form["SequenceId"]}";
        CallCommand? command = form["TranscriptionEvent"] switch
        {
            "transcription-started" => new ReportTranscriptionStarted(sid) { SourceKey = key },
            "transcription-stopped" => new ReportTranscriptionEnded(sid, null) { SourceKey = key },
            "transcription-error" => new ReportTranscriptionEnded(sid, Number(form["TranscriptionErrorCode"]) ?? 0) { SourceKey = key },
            "transcription-content" => await ears.HearAsync(call, form, key),
            _ => null,
        };
        return command is null ? Results.NoContent() : Answer(await desk.SendAsync(Carrier, call, command));
    }

    private static async Task<IResult> RecordingAsync(Guid call, WebhookRequest request, HttpRequest http, CallDesk desk)
    {
        var (form, sid) = (request.Form, request.Form["RecordingSid"]);
        CallCommand? command = form["RecordingStatus"] switch
        {
            "in-progress" => new ReportRecordingStarted(sid),
            "completed" => new ReportRecordingEnded(sid, Number(form["RecordingDuration"]), Absent: false),
            "absent" => new ReportRecordingEnded(sid, null, Absent: true),
            _ => null,
        };
        return command is null ? Results.NoContent()
            : Answer(await desk.SendAsync(Carrier, call, command with { SourceKey = WebhookKeys.Of(http, "recording", sid, form["RecordingStatus"]) }));
    }

    private static async Task<IResult> MachineAsync(Guid call, WebhookRequest request, HttpRequest http, CallDesk desk)
    {
        var (form, sid) = (request.Form, request.Form["CallSid"]);
        MachineKind? kind = form["AnsweredBy"] switch
        {
            "fax" => MachineKind.Fax,
            ['m', 'a', 'c', 'h', 'i', 'n', 'e', ..] => MachineKind.Mailbox,
            _ => null,
        };
        return kind is not { } machine ? Results.NoContent()
            : Answer(await desk.SendAsync(Carrier, call, new ReportMachine(sid, machine) { SourceKey = WebhookKeys.Of(http, "machine", sid, "1") }));
    }
}
