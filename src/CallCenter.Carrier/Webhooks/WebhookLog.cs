using CallCenter.Carrier.Hosting;

namespace CallCenter.Carrier.Webhooks;

internal enum WebhookState { Waiting, Delivered, Refused, Unreachable, Lost }

/// <summary>What became of one webhook.</summary>
internal sealed record WebhookEntry(long Number, DateTimeOffset At, Webhook Webhook)
{
    public FaultKind Fault { get; init; }

    public WebhookState State { get; init; }

    public Delivery? Delivery { get; init; }
}

/// <summary>The last webhooks and what the customer's server answered; older ones are forgotten.</summary>
internal sealed class WebhookLog(Timing timing)
{
    private const int Kept = 2000;
    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, WebhookEntry> _entries = [];
    private long _last;

    /// <summary>How many there have been.</summary>
    public long Count
    {
        get { lock (_gate) return _last; }
    }

    public WebhookEntry Open(Webhook webhook, FaultKind fault)
    {
        lock (_gate)
        {
            var entry = new WebhookEntry(++_last, timing.Now, webhook) { Fault = fault };
            _entries.Add(entry.Number, entry);
            if (_entries.Count > Kept) _entries.Remove(_last - Kept);
            return entry;
        }
    }

    public void Close(WebhookEntry entry, WebhookState state, Delivery? delivery = null)
    {
        lock (_gate)
        {
            if (_entries.ContainsKey(entry.Number)) _entries[entry.Number] = entry with { State = state, Delivery = delivery };
        }
    }

    public void Close(WebhookEntry entry, Delivery delivery) =>
        Close(entry, delivery.Succeeded ? WebhookState.Delivered : delivery is Answered ? WebhookState.Refused : WebhookState.Unreachable, delivery);

    /// <summary>The newest first.</summary>
    public IReadOnlyList<WebhookEntry> Last(int count)
    {
        lock (_gate) return [.. _entries.Values.Reverse().Take(count)];
    }
}
