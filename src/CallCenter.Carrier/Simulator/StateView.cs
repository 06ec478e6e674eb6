using CallCenter.Carrier.Api;
using CallCenter.Carrier.Calls;
using CallCenter.Carrier.Conferences;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Simulator;

/// <summary>What the carrier knows, for tests and for the page: newest first.</summary>
internal sealed record StateView(string Now, string Clock, FiguresView Figures)
{
    public required FaultOptions Faults { get; init; }

    public required IReadOnlyList<CallView> Calls { get; init; }

    public required IReadOnlyList<ConferenceView> Conferences { get; init; }

    public required IReadOnlyList<WebhookView> Webhooks { get; init; }

    public required IReadOnlyList<MessageResource> Messages { get; init; }
}

/// <summary>How much is going on; the webhooks' figures are those of the last that are remembered.</summary>
internal sealed record FiguresView(int Live, int Ringing, int Queued, int Conferences)
{
    public required long Webhooks { get; init; }

    public required int Failed { get; init; }

    public required int MedianMilliseconds { get; init; }

    public required int SlowMilliseconds { get; init; }
}

/// <summary>Takes the picture.</summary>
internal sealed class StateDesk(Switchboard board, WebhookLog log, FaultSwitch faults, Timing timing)
{
    private const int Most = 200;
    private const int MostMessages = 50;

    public StateView Now()
    {
        var (now, entries) = (timing.Now, log.Last(int.MaxValue));
        lock (board.Gate)
        {
            return new StateView(Wire.Instant(now), timing.Clock is VirtualTime ? "virtual" : "real", Figures(entries))
            {
                Faults = faults.Current,
                Calls = [.. board.Calls.Reverse().Take(Most).Select(c => CallView.Of(c, now))],
                Conferences = [.. board.Conferences.Reverse().Take(Most).Select(ConferenceView.Of)],
                Webhooks = [.. entries.Take(Most).Select(WebhookView.Of)],
                Messages = [.. board.Messages.Reverse().Take(MostMessages).Select(MessageResource.Of)],
            };
        }
    }

    private FiguresView Figures(IReadOnlyList<WebhookEntry> entries)
    {
        var took = entries.Select(e => e.Delivery).OfType<Answered>().Select(d => (int)d.Took.TotalMilliseconds).Order().ToList();
        return new FiguresView(Count(CallStatus.InProgress), Count(CallStatus.Ringing), Count(CallStatus.Queued), board.Conferences.Count(c => c.Status == ConferenceStatus.InProgress))
        {
            Webhooks = log.Count,
            Failed = entries.Count(e => e.State is WebhookState.Refused or WebhookState.Unreachable),
            MedianMilliseconds = took.Count > 0 ? took[took.Count / 2] : 0,
            SlowMilliseconds = took.Count > 0 ? took[took.Count * 99 / 100] : 0,
        };
    }

    private int Count(CallStatus status) => board.Calls.Count(c => c.Status == status);
}

internal sealed record CallView(string Sid, string To, string From, string Status, string Persona)
{
    public string PersonaName { get; init; } = "";

    public string? ParentSid { get; init; }

    public string? Conference { get; init; }

    public bool Muted { get; init; }

    public bool Hold { get; init; }

    public bool Coaching { get; init; }

    public string Direction { get; init; } = "";

    /// <summary>Status of the open recording; null without one.</summary>
    public string? Recording { get; init; }

    public int Seconds { get; init; }

    public required string Created { get; init; }

    public int? SipCode { get; init; }

    public int? CarrierCode { get; init; }

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
        Coaching = call.Seat?.Coaching ?? false,
        Direction = Wire.Kebab(call.Direction),
        Recording = call.Recordings.Find(r => r.IsOpen) is { } open ? Wire.Kebab(open.Status) : null,
        Seconds = call.DurationSeconds(now),
        Created = Wire.Instant(call.Created),
        SipCode = call.SipCode,
        CarrierCode = call.CarrierCode,
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
    private const int MostOfAnswer = 500;

    public required string State { get; init; }

    public required string Fault { get; init; }

    public int? ResponseStatus { get; init; }

    public int Attempts { get; init; }

    public int Milliseconds { get; init; }

    public string? Error { get; init; }

    public string Method { get; init; } = "";

    /// <summary>The beginning of what was answered.</summary>
    public string? Answer { get; init; }

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
        Method = entry.Webhook.Target.Verb == Verb.Get ? "GET" : "POST",
        Answer = entry.Delivery is Answered { Body: { Length: > 0 } body } ? body[..Math.Min(body.Length, MostOfAnswer)] : null,
        Fields = entry.Webhook.Fields,
    };
}
