using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Conferences;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Simulator;

/// <summary>Everything the carrier knows, for tests and for the page: newest first.</summary>
internal sealed record StateView(string Now, IReadOnlyList<CallView> Calls, IReadOnlyList<ConferenceView> Conferences, IReadOnlyList<WebhookView> Webhooks)
{
    private const int Most = 200;

    public static StateView Of(Switchboard board, WebhookLog log, DateTimeOffset now)
    {
        lock (board.Gate)
        {
            return new StateView(
                Wire.Instant(now),
                [.. board.Calls.Reverse().Take(Most).Select(c => CallView.Of(c, now))],
                [.. board.Conferences.Reverse().Take(Most).Select(ConferenceView.Of)],
                [.. log.Last(Most).Select(WebhookView.Of)]);
        }
    }
}

internal sealed record CallView(string Sid, string To, string From, string Status, string Persona)
{
    public string PersonaName { get; init; } = "";

    public string? ParentSid { get; init; }

    public string? Conference { get; init; }

    public bool Muted { get; init; }

    public bool Hold { get; init; }

    public int Seconds { get; init; }

    public required string Created { get; init; }

    public int? SipCode { get; init; }

    public string? AnsweredBy { get; init; }

    public IReadOnlyList<TranscriptionView> Transcriptions { get; init; } = [];

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public static CallView Of(Call call, DateTimeOffset now) => new(call.Sid, call.Plan.To, call.Plan.From, Wire.Kebab(call.Status), call.Persona.Key)
    {
        PersonaName = $"{call.Persona.ChineseName} · {call.Persona.EnglishName}",
        ParentSid = call.Parent?.Sid,
        Conference = call.Seat?.Conference.FriendlyName,
        Muted = call.Seat?.Muted ?? false,
        Hold = call.Seat?.Hold ?? false,
        Seconds = call.DurationSeconds(now),
        Created = Wire.Instant(call.Created),
        SipCode = call.SipCode,
        AnsweredBy = call.AnsweredBy is { } by ? Wire.Snake(by) : null,
        Transcriptions = [.. call.Transcriptions.Select(t => new TranscriptionView(t.Sid, t.Name, Wire.Kebab(t.Status), Wire.Snake(t.Plan.Track)))],
        Warnings = [.. call.Warnings],
    };
}

internal sealed record TranscriptionView(string Sid, string Name, string Status, string Track);

internal sealed record ConferenceView(string Sid, string FriendlyName, string Status, IReadOnlyList<SeatView> Participants)
{
    public static ConferenceView Of(Conference conference) => new(
        conference.Sid,
        conference.FriendlyName,
        Wire.Kebab(conference.Status),
        [.. conference.Participants.Select(p => new SeatView(p.Call.Sid, p.Label, p.Joined, p.Muted, p.Hold))]);
}

internal sealed record SeatView(string CallSid, string? Label, bool Joined, bool Muted, bool Hold);

internal sealed record WebhookView(long Number, string At, string Kind, string Stream, string Url)
{
    public required string State { get; init; }

    public required string Fault { get; init; }

    public int? ResponseStatus { get; init; }

    public int Attempts { get; init; }

    public int Milliseconds { get; init; }

    public string? Error { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; } = [];

    public static WebhookView Of(WebhookEntry entry) => new(
        entry.Number, Wire.Instant(entry.At), Wire.Kebab(entry.Webhook.Kind), entry.Webhook.Stream, entry.Webhook.Target.Url)
    {
        State = Wire.Kebab(entry.State),
        Fault = Wire.Kebab(entry.Fault),
        ResponseStatus = (entry.Delivery as Answered)?.Status,
        Attempts = entry.Delivery?.Attempts ?? 0,
        Milliseconds = (int)(entry.Delivery?.Took.TotalMilliseconds ?? 0),
        Error = (entry.Delivery as Unreached)?.Reason,
        Fields = entry.Webhook.Fields,
    };
}
