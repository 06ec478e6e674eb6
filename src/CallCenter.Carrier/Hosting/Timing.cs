namespace CallCenter.Carrier.Hosting;

/// <summary>The carrier's clock, and the pace of the people on its lines.</summary>
internal sealed class Timing(TimeProvider clock, CarrierOptions options)
{
    public TimeProvider Clock => clock;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Waits as long as a person would, times <c>Carrier:Pace</c>.</summary>
    public Task Human(double seconds, CancellationToken ct) => Exact(TimeSpan.FromSeconds(seconds * options.Pace), ct);

    /// <summary>Waits as long as said.</summary>
    public Task Exact(TimeSpan delay, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return delay <= TimeSpan.Zero ? Task.CompletedTask : Task.Delay(delay, clock, ct);
    }

    /// <summary>How long a person's patience lasts, times <c>Carrier:Patience</c>; null for one who waits for ever.</summary>
    public TimeSpan? Patience(double? seconds) => seconds is { } s ? TimeSpan.FromSeconds(s * options.Patience) : null;
}
