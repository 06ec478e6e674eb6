namespace CallCenter.Carrier.Webhooks;

/// <summary>Section <c>Carrier:Faults</c>, and the form of <c>POST /simulator/faults</c>: shares in percent, chosen by seed.</summary>
public sealed record FaultOptions
{
    /// <summary>Sent twice, with the same token.</summary>
    public int DuplicatePercent { get; set; }

    /// <summary>Sent after the webhook that follows it.</summary>
    public int ReorderPercent { get; set; }

    /// <summary>Sent late, overtaken by those behind it.</summary>
    public int DelayPercent { get; set; }

    /// <summary>How late.</summary>
    public int DelayMilliseconds { get; set; } = 2000;

    /// <summary>Never sent.</summary>
    public int LosePercent { get; set; }

    /// <summary>Transcriptions that fail with 32655 after their start.</summary>
    public int TranscriptionErrorPercent { get; set; }

    /// <summary>The next so many REST requests are answered 429/20429.</summary>
    public int TooManyRequests { get; set; }

    /// <summary>Chance of the faults.</summary>
    public int Seed { get; set; } = 1;

    internal string? Fault()
    {
        int[] shares = [DuplicatePercent, ReorderPercent, DelayPercent, LosePercent, TranscriptionErrorPercent];
        if (shares.Any(s => s is < 0 or > 100)) return "percentages from 0 to 100";
        if (DelayMilliseconds is < 0 or > 600_000) return "DelayMilliseconds from 0 to 600000";
        return TooManyRequests < 0 ? "TooManyRequests of 0 or more" : null;
    }
}

internal enum FaultKind { None, Duplicated, Reordered, Delayed, Lost }

/// <summary>Draws the faults; can be set while calls run.</summary>
internal sealed class FaultSwitch(CarrierOptions options)
{
    private readonly Lock _gate = new();
    private FaultOptions _current = options.Faults;
    private Random _chance = new(options.Faults.Seed);
    private int _tooMany = options.Faults.TooManyRequests;

    public FaultOptions Current
    {
        get { lock (_gate) return _current with { TooManyRequests = _tooMany }; }
    }

    public void Set(FaultOptions faults)
    {
        lock (_gate)
        {
            _current = faults;
            _chance = new Random(faults.Seed);
            _tooMany = faults.TooManyRequests;
        }
    }

    public FaultKind Draw()
    {
        lock (_gate)
        {
            if (Hit(_current.LosePercent)) return FaultKind.Lost;
            if (Hit(_current.DelayPercent)) return FaultKind.Delayed;
            if (Hit(_current.ReorderPercent)) return FaultKind.Reordered;
            return Hit(_current.DuplicatePercent) ? FaultKind.Duplicated : FaultKind.None;
        }
    }

    public bool TranscriptionFails()
    {
        lock (_gate) return Hit(_current.TranscriptionErrorPercent);
    }

    public bool TakesTooMany()
    {
        lock (_gate) return _tooMany > 0 && _tooMany-- > 0;
    }

    private bool Hit(int percent) => percent > 0 && _chance.Next(100) < percent;
}
