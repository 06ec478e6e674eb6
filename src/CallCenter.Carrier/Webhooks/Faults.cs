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

    /// <summary>Lost on the first attempt and sent again a second later, with the same token.</summary>
    public int RetryPercent { get; set; }

    /// <summary>Transcriptions that fail with 32655 after their start.</summary>
    public int TranscriptionErrorPercent { get; set; }

    /// <summary>The next so many REST requests are answered 429/20429.</summary>
    public int TooManyRequests { get; set; }

    /// <summary>The next so many REST requests are answered 503.</summary>
    public int ServerErrors { get; set; }

    /// <summary>REST requests answered 503, in percent.</summary>
    public int ServerErrorPercent { get; set; }

    /// <summary>Recordings whose sound comes late.</summary>
    public int LateRecordingPercent { get; set; }

    /// <summary>How late.</summary>
    public int LateRecordingMilliseconds { get; set; } = 5000;

    /// <summary>Recordings that come to nothing (<c>absent</c>).</summary>
    public int AbsentRecordingPercent { get; set; }

    /// <summary>Legs to agents' clients that refuse the call.</summary>
    public int RejectedLegPercent { get; set; }

    /// <summary>Chance of the faults.</summary>
    public int Seed { get; set; } = 1;

    internal string? Fault()
    {
        int[] shares = [DuplicatePercent, ReorderPercent, DelayPercent, LosePercent, RetryPercent, TranscriptionErrorPercent,
            ServerErrorPercent, LateRecordingPercent, AbsentRecordingPercent, RejectedLegPercent];
        if (shares.Any(s => s is < 0 or > 100)) return "percentages from 0 to 100";
        if (DelayMilliseconds is < 0 or > 600_000) return "DelayMilliseconds from 0 to 600000";
        if (LateRecordingMilliseconds is < 0 or > 600_000) return "LateRecordingMilliseconds from 0 to 600000";
        if (ServerErrors < 0) return "ServerErrors of 0 or more";
        return TooManyRequests < 0 ? "TooManyRequests of 0 or more" : null;
    }
}

internal enum FaultKind { None, Duplicated, Reordered, Delayed, Retried, Lost }

/// <summary>Draws the faults; can be set while calls run.</summary>
internal sealed class FaultSwitch(CarrierOptions options)
{
    private readonly Lock _gate = new();
    private FaultOptions _current = options.Faults;
    private Random _chance = new(options.Faults.Seed);
    private int _tooMany = options.Faults.TooManyRequests;
    private int _serverErrors = options.Faults.ServerErrors;

    public FaultOptions Current
    {
        get { lock (_gate) return _current with { TooManyRequests = _tooMany, ServerErrors = _serverErrors }; }
    }

    public void Set(FaultOptions faults)
    {
        lock (_gate)
        {
            _current = faults;
            _chance = new Random(faults.Seed);
            _tooMany = faults.TooManyRequests;
            _serverErrors = faults.ServerErrors;
        }
    }

    public FaultKind Draw()
    {
        lock (_gate)
        {
            if (Hit(_current.LosePercent)) return FaultKind.Lost;
            if (Hit(_current.DelayPercent)) return FaultKind.Delayed;
            if (Hit(_current.RetryPercent)) return FaultKind.Retried;
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

    public bool ServerFails()
    {
        lock (_gate) return (_serverErrors > 0 && _serverErrors-- > 0) || Hit(_current.ServerErrorPercent);
    }

    /// <summary>By how much a recording's sound is late.</summary>
    public TimeSpan RecordingComesLate()
    {
        lock (_gate) return Hit(_current.LateRecordingPercent) ? TimeSpan.FromMilliseconds(_current.LateRecordingMilliseconds) : TimeSpan.Zero;
    }

    public bool RecordingIsAbsent()
    {
        lock (_gate) return Hit(_current.AbsentRecordingPercent);
    }

    public bool LegRefuses()
    {
        lock (_gate) return Hit(_current.RejectedLegPercent);
    }

    private bool Hit(int percent) => percent > 0 && _chance.Next(100) < percent;
}
