using System.Xml.Linq;
using CallCenter.Core.Calls;
using CallCenter.Core.People;
using CallCenter.Core.Prompts;
using CallCenter.Web.Calls;
using CallCenter.Web.Compliance;

namespace CallCenter.Web.Telephony;

/// <summary>What somebody hears who rings us, and what the carrier tells of them.</summary>
internal static class CallerDocuments
{
    private static readonly Actor Carrier = new Actor.Carrier();

    /// <summary>What the number itself asks and tells: there is no call yet whose id could stand in the path.</summary>
    public static void MapInbound(this RouteGroupBuilder twilio)
    {
        var inbound = twilio.MapGroup("/inbound").AddEndpointFilter<SignedByCarrier>();
        inbound.MapPost("", async (WebhookRequest request, Callers callers, CallerVoice voice) =>
            Document(await callers.TakeAsync(request.Form["CallSid"], request.Form["From"]) is { } call ? await voice.OfAsync(call) : voice.Unknown()));
        inbound.MapPost("/status", EndedAsync);
    }

    public static void MapCallers(this RouteGroupBuilder calls)
    {
        calls.MapPost("/wait", async (Guid call, LiveCalls live, PromptVoice prompts, CallAddresses addresses) =>
        {
            var locale = (await live.StateAsync(call))?.Order.Locale ?? PhraseLibrary.Fallback;
            return Document(Twiml.Hold(prompts.Of(locale), prompts.Text(Prompt.Queue, locale), addresses.Music));
        });
        calls.MapPost("/offer", async (Guid call, LiveCalls live, CallerVoice voice) =>
            Document(await live.StateAsync(call) is { } state ? await voice.OfAsync(state) : Twiml.HangUp()));
        calls.MapPost("/offer-answer", async (Guid call, WebhookRequest request, CallDesk desk, LiveCalls live, CallerVoice voice) =>
        {
            var form = request.Form;
            await desk.SendAsync(Carrier, call, new ReportSlotKey(form["Digits"]));
            return Document(await live.StateAsync(call) is { } state ? await voice.AfterAsync(state) : Twiml.HangUp());
        });
        calls.MapPost("/customer-left", () => Document(Twiml.HangUp()));
    }

    /// <summary>The number tells of the end alone; the call is the one of that name.</summary>
    private static async Task<IResult> EndedAsync(WebhookRequest request, HttpRequest http, CallDesk desk)
    {
        var (form, sid) = (request.Form, request.Form["CallSid"]);
        if (Callers.CallOf(sid) is not { } call || TwilioWebhooks.News(form) is not LegNews.Ended ended) return Results.NoContent();
        return TwilioWebhooks.Answer(await desk.SendAsync(Carrier, call, new ReportLeg(Leg.Customer, sid, ended)
        {
            SourceKey = WebhookKeys.Of(http, "status", sid, form["SequenceNumber"]),
            More = WebhookMore.Of("inbound", form),
        }));
    }

    private static IResult Document(XElement response) => Results.Text(Twiml.Write(response), "text/xml");
}
