using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Api;

/// <summary>What was sent for a call and what was answered, as far as it is remembered.</summary>
internal sealed class CallEventsApi(Switchboard board, WebhookLog log)
{
    public IResult List(HttpRequest request, string callSid)
    {
        lock (board.Gate)
        {
            if (board.Call(callSid) is null) return RestErrors.NotFound(request.HttpContext);
        }

        var found = log.Last(int.MaxValue).Where(e => Concerns(e, callSid)).Reverse().ToList();
        return new Listing<WebhookEntry>("events", found, e => Wire.Number(e.Number), CallEventResource.Of).Page(request);
    }

    private static bool Concerns(WebhookEntry entry, string callSid) =>
        entry.Webhook.Stream == callSid || entry.Webhook.Fields.Any(f => f.Key == "CallSid" && f.Value == callSid);
}

/// <summary>One request of the carrier and its answer.</summary>
internal sealed record CallEventResource(CallEventRequest Request, CallEventResponse Response)
{
    private const int MostOfBody = 2000;

    public static CallEventResource Of(WebhookEntry entry)
    {
        var answer = entry.Delivery as Answered;
        var parameters = entry.Webhook.Fields.GroupBy(f => f.Key).ToDictionary(g => g.Key, g => g.Last().Value);
        return new CallEventResource(
            new CallEventRequest(entry.Webhook.Target.Verb == Verb.Get ? "GET" : "POST", entry.Webhook.Target.Url, parameters),
            new CallEventResponse(answer?.Status, (int)(entry.Delivery?.Took.TotalMilliseconds ?? 0), answer?.ContentType, Shortened(answer?.Body))
            {
                DateCreated = Wire.Date(entry.At),
            });
    }

    private static string? Shortened(string? body) => body?.Length > MostOfBody ? body[..MostOfBody] : body;
}

internal sealed record CallEventRequest(string Method, string Url, Dictionary<string, string> Parameters);

internal sealed record CallEventResponse(int? ResponseCode, int RequestDuration, string? ContentType, string? ResponseBody)
{
    public required string DateCreated { get; init; }
}
