using CallCenter.Carrier.Hosting;

namespace CallCenter.Carrier.Webhooks;

/// <summary>Delivers webhooks: one at a time and in order within a stream, unless a fault says otherwise.</summary>
internal sealed class Outbox(WebhookSender sender, WebhookLog log, FaultSwitch faults, Timing timing, Errands errands)
{
    private static readonly TimeSpan LongestWaitForNext = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan UntilRetry = TimeSpan.FromSeconds(1);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Task> _tails = [];
    private readonly Dictionary<string, WebhookEntry> _held = [];

    /// <summary>Streams with a webhook under way.</summary>
    public int Waiting
    {
        get { lock (_gate) return _tails.Count; }
    }

    public void Post(Webhook webhook)
    {
        var fault = faults.Draw();
        var entry = log.Open(webhook, fault);
        lock (_gate)
        {
            var follower = _held.Remove(webhook.Stream, out var held) ? held : null;
            switch (fault)
            {
                case FaultKind.Lost:
                    log.Close(entry, WebhookState.Lost);
                    break;
                case FaultKind.Delayed:
                    errands.Run(ct => Late(entry, TimeSpan.FromMilliseconds(faults.Current.DelayMilliseconds), ct));
                    break;
                case FaultKind.Retried:
                    errands.Run(ct => Late(entry, UntilRetry, ct));
                    break;
                case FaultKind.Reordered when follower is null:
                    _held[webhook.Stream] = entry;
                    errands.Run(ct => Release(entry, ct));
                    break;
                default:
                    Enqueue(entry);
                    break;
            }
            if (follower is not null) Enqueue(follower);
        }
    }

    private void Enqueue(WebhookEntry entry)
    {
        var stream = entry.Webhook.Stream;
        var before = _tails.GetValueOrDefault(stream, Task.CompletedTask);
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _tails[stream] = done.Task;
        errands.Run(ct => InTurn(entry, before, done, ct));
    }

    private async Task InTurn(WebhookEntry entry, Task before, TaskCompletionSource done, CancellationToken ct)
    {
        try
        {
            await before.WaitAsync(ct);
            await Deliver(entry, ct);
            if (entry.Fault == FaultKind.Duplicated) await Deliver(entry, ct);
        }
        finally
        {
            done.SetResult();
            lock (_gate)
            {
                if (_tails.TryGetValue(entry.Webhook.Stream, out var last) && last == done.Task) _tails.Remove(entry.Webhook.Stream);
            }
        }
    }

    private async Task Late(WebhookEntry entry, TimeSpan by, CancellationToken ct)
    {
        await timing.Exact(by, ct);
        await Deliver(entry, ct);
    }

    // Nothing may follow, as after the end of a call: then it goes out all the same.
    private async Task Release(WebhookEntry entry, CancellationToken ct)
    {
        await timing.Exact(LongestWaitForNext, ct);
        lock (_gate)
        {
            if (!_held.TryGetValue(entry.Webhook.Stream, out var held) || !ReferenceEquals(held, entry)) return;
            _held.Remove(entry.Webhook.Stream);
            Enqueue(entry);
        }
    }

    private async Task Deliver(WebhookEntry entry, CancellationToken ct)
    {
        var webhook = entry.Webhook;
        log.Close(entry, await sender.Send(webhook.Target, webhook.Fields, webhook.Token, ct));
    }
}
