using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Messages;

namespace CallCenter.Carrier.Api;

internal sealed class MessagesApi(Switchboard board, Post post, NumberBook numbers, CarrierOptions options, Timing timing)
{
    private const int LongestBody = 1600;

    public async Task<IResult> Create(HttpRequest request, string account)
    {
        var form = await FormReader.Of(request);
        var (to, from, body) = (form.Text("To"), form.Text("From"), form.Text("Body") ?? "");
        var test = account == options.TestAccountSid;
        var ends = test ? Numbers.CheckMagicMessage(to, from) : Numbers.CheckMessage(to, from, numbers);
        if (ends is not null) return RestErrors.Refuse(ends);
        if (body.Length == 0) form.Refuse(RestErrors.NoBody);
        if (body.Length > LongestBody) form.Refuse(RestErrors.LongBody);
        var plan = new MessagePlan(to ?? "", from ?? "", body) { Callback = form.Target("StatusCallback") };
        if (form.Fault is { } fault) return RestErrors.Refuse(fault);
        // Shown as it is created, before it goes anywhere.
        return Created(test ? new Message(account, plan, timing.Now) : post.Take(account, plan), send: !test);
    }

    public IResult List(HttpRequest request)
    {
        lock (board.Gate)
        {
            var found = board.Messages.Where(m => Matches(request.Query, m)).Reverse().ToList();
            return new Listing<Message>("messages", found, m => m.Sid, MessageResource.Of).Page(request);
        }
    }

    public IResult Fetch(HttpContext context, string sid)
    {
        lock (board.Gate) return board.Message(sid) is { } found ? Results.Json(MessageResource.Of(found), Wire.Json) : RestErrors.NotFound(context);
    }

    /// <summary>Redacts (an empty Body) or cancels what is not sent yet.</summary>
    public async Task<IResult> Update(HttpRequest request, string sid)
    {
        var form = await FormReader.Of(request);
        var cancel = form.Choice<MessageStatus>("Status");
        if (cancel is not (null or MessageStatus.Canceled)) form.Refuse(RestErrors.Parameter("Status"));
        if (form.Text("Body") is { Length: > 0 }) form.Refuse(RestErrors.Parameter("Body"));
        if (form.Fault is { } fault) return RestErrors.Refuse(fault);
        lock (board.Gate)
        {
            if (board.Message(sid) is not { } message) return RestErrors.NotFound(request.HttpContext);
            if (cancel is not null && message.Status != MessageStatus.Queued) return RestErrors.Refuse(RestErrors.NotCancelable);
            if (cancel is null && !message.IsOver) return RestErrors.Refuse(RestErrors.NotDone);
            if (cancel is not null) message.Status = MessageStatus.Canceled;
            else message.Body = "";
            message.Updated = timing.Now;
            return Results.Json(MessageResource.Of(message), Wire.Json);
        }
    }

    public IResult Delete(HttpContext context, string sid)
    {
        lock (board.Gate)
        {
            if (board.Message(sid) is not { } message) return RestErrors.NotFound(context);
            if (!message.IsOver) return RestErrors.Refuse(RestErrors.NotDone);
            board.Remove(message);
            return Results.NoContent();
        }
    }

    private IResult Created(Message message, bool send)
    {
        var shown = Results.Json(MessageResource.Of(message), Wire.Json, statusCode: StatusCodes.Status201Created);
        if (send) post.Send(message);
        return shown;
    }

    private static bool Matches(IQueryCollection query, Message message) =>
        Is(query["To"], message.Plan.To)
        && Is(query["From"], message.Plan.From)
        && DateFilter.Matches(query, "DateSent", message.Sent ?? message.Created);

    private static bool Is(string? wanted, string value) => string.IsNullOrEmpty(wanted) || string.Equals(wanted, value, StringComparison.Ordinal);
}

/// <summary>A message as REST shows it.</summary>
internal sealed record MessageResource(string Sid, string AccountSid, string To, string From, string Body)
{
    public required string Status { get; init; }

    public required string Direction { get; init; }

    public required string NumSegments { get; init; }

    public string NumMedia => "0";

    public string? MessagingServiceSid => null;

    public int? ErrorCode { get; init; }

    public string? ErrorMessage { get; init; }

    public string? Price => null;

    public string PriceUnit => "USD";

    public string ApiVersion => "2010-04-01";

    public required string DateCreated { get; init; }

    public required string DateUpdated { get; init; }

    public string? DateSent { get; init; }

    public string Uri => $"/2010-04-01/Accounts/{AccountSid}/Messages/{Sid}.json";

    public Dictionary<string, string> SubresourceUris => new() { ["media"] = $"/2010-04-01/Accounts/{AccountSid}/Messages/{Sid}/Media.json" };

    public static MessageResource Of(Message message) => new(message.Sid, message.Account, message.Plan.To, message.Plan.From, message.Body)
    {
        Status = Wire.Kebab(message.Status),
        Direction = Wire.Kebab(message.Plan.Direction),
        NumSegments = Wire.Number(message.Segments),
        ErrorCode = message.ErrorCode,
        ErrorMessage = Wording(message.ErrorCode),
        DateCreated = Wire.Date(message.Created),
        DateUpdated = Wire.Date(message.Updated),
        DateSent = message.Sent is { } sent ? Wire.Date(sent) : null,
    };

    private static string? Wording(int? code) => code switch
    {
        null => null,
        30003 => "Unreachable destination handset",
        30004 => "Message blocked",
        30005 => "Unknown destination handset",
        _ => "Unknown error",
    };
}
