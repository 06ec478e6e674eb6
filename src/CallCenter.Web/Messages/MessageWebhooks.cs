using System.Globalization;
using CallCenter.Core.Customers;
using CallCenter.Web.Telephony;

namespace CallCenter.Web.Messages;

/// <summary>What the carrier tells of messages, ours and those of customers.</summary>
internal static class MessageWebhooks
{
    public static void MapMessages(this RouteGroupBuilder twilio)
    {
        var messages = twilio.MapGroup("/messages").AddEndpointFilter<SignedByCarrier>();
        messages.MapPost("/{message:guid}/status", StatusAsync);
        messages.MapPost("/inbound", InboundAsync);
    }

    private static async Task<IResult> StatusAsync(Guid message, WebhookRequest request, MessageRows rows)
    {
        var form = request.Form;
        if (StateOf(form["MessageStatus"]) is { } state && form["MessageSid"] is { Length: > 0 and <= 40 } sid)
            await rows.NewsAsync(message, new(sid, state, int.TryParse(form["ErrorCode"], NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null));
        return Results.NoContent();
    }

    /// <summary>One digit answers the newest survey; whatever else customers write goes to whoever owns their callback. Strangers are logged.</summary>
    private static async Task<IResult> InboundAsync(HttpRequest http, WebhookRequest request, IServiceProvider services)
    {
        var (form, rows, log) = (request.Form, services.GetRequiredService<MessageRows>(), services.GetRequiredService<ILogger<IncomingTexts>>());
        if (PhoneNumber.Read(form["From"]) is not PhoneReading.Understood { Number: var number }) return Results.NoContent();
        if (MessageText.Meaning(form["Body"]) is { } meaning && await rows.AnswerAsync(number.Dialable, meaning)) return Results.NoContent();
        var key = WebhookKeys.Of(http, "text", "", form["MessageSid"]) ?? $"text:{Guid.NewGuid():N}";
        if (!await services.GetRequiredService<IncomingTexts>().TakeAsync(new(key, number.Dialable, form["Body"])))
            log.LogInformation("A message of {Number}, whom no file knows, is left unread", number.Masked);
        return Results.NoContent();
    }

    private static MessageState? StateOf(string status) => status switch
    {
        "queued" or "accepted" or "sending" => MessageState.Queued,
        "sent" => MessageState.Sent,
        "delivered" or "read" => MessageState.Delivered,
        "undelivered" => MessageState.Undelivered,
        "failed" or "canceled" => MessageState.Failed,
        _ => null,
    };
}
