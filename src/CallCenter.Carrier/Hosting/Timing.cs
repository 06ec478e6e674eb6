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

    /// <summary>Cancelled after so long on this clock, or with the other.</summary>
    public Limit Within(TimeSpan time, CancellationToken ct) => new(time, clock, ct);

    /// <summary>How long a person's patience lasts, times <c>Carrier:Patience</c>; null for one who waits for ever.</summary>
    public TimeSpan? Patience(double? seconds) => seconds is { } s ? TimeSpan.FromSeconds(s * options.Patience) : null;
}

/// <summary>A time limit on a clock that need not be the real one.</summary>
internal sealed class Limit : IDisposable
{
    private readonly CancellationTokenSource _time;
    private readonly CancellationTokenSource _both;

    public Limit(TimeSpan time, TimeProvider clock, CancellationToken ct)
    {
        _time = new CancellationTokenSource(time, clock);
        _both = CancellationTokenSource.CreateLinkedTokenSource(_time.Token, ct);
    }

    public CancellationToken Token => _both.Token;

    public void Dispose()
    {
        _both.Dispose();
        _time.Dispose();
    }
}
