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

    /// <summary>One digit answers the newest survey; whatever else customers write has no place here and nobody promises to read it.</summary>
    private static async Task<IResult> InboundAsync(WebhookRequest request, MessageRows rows, ILogger<MessageRows> log)
    {
        var form = request.Form;
        if (PhoneNumber.Read(form["From"]) is not PhoneReading.Understood { Number: var number }) return Results.NoContent();
        if (MessageText.Meaning(form["Body"]) is not { } meaning || !await rows.AnswerAsync(number.Dialable, meaning))
            log.LogInformation("A message of {Number} answers no survey and is left unread", number.Masked);
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
