namespace CallCenter.Carrier.Hosting;

/// <summary>A clock that stands still until it is moved; timers go off as it passes them.</summary>
internal sealed class VirtualTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<(VirtualTimer Timer, int Setting), (DateTimeOffset Due, long Number)> _timers = new();
    private DateTimeOffset _now = start;
    private long _number;

    /// <summary>Grows with everything that is set: while it does, something is going on.</summary>
    public long Moves => Interlocked.Read(ref _number);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>When the next timer goes off; null when none is set.</summary>
    public DateTimeOffset? NextDue()
    {
        lock (_gate)
        {
            while (_timers.TryPeek(out var next, out var at))
            {
                if (next.Timer.IsAt(next.Setting)) return at.Due;
                _timers.Dequeue();
            }

            return null;
        }
    }

    /// <summary>Moves on, and sets off what is due by then, earliest first.</summary>
    public void MoveTo(DateTimeOffset instant)
    {
        var due = new List<VirtualTimer>();
        lock (_gate)
        {
            if (instant > _now) _now = instant;
            while (_timers.TryPeek(out var next, out var at) && at.Due <= _now)
            {
                _timers.Dequeue();
                if (next.Timer.IsAt(next.Setting)) due.Add(next.Timer);
            }
        }

        foreach (var timer in due) timer.GoOff();
    }

    private void Set(VirtualTimer timer, int setting, TimeSpan dueTime)
    {
        lock (_gate)
        {
            var number = Interlocked.Increment(ref _number);
            if (dueTime != Timeout.InfiniteTimeSpan) _timers.Enqueue((timer, setting), (_now + dueTime, number));
        }

        // What is due at once does not wait for the clock to be moved.
        if (dueTime == TimeSpan.Zero) ThreadPool.QueueUserWorkItem(_ => timer.GoOffAt(setting));
    }

    private sealed class VirtualTimer(VirtualTime clock, TimerCallback callback, object? state) : ITimer
    {
        private int _setting;
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public bool IsAt(int setting) => Volatile.Read(ref _setting) == setting;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            clock.Set(this, Interlocked.Increment(ref _setting), dueTime);
            return true;
        }

        public void GoOff() => GoOffAt(Volatile.Read(ref _setting));

        public void GoOffAt(int setting)
        {
            if (Interlocked.CompareExchange(ref _setting, setting + 1, setting) != setting) return;
            if (_period > TimeSpan.Zero) clock.Set(this, setting + 1, _period);
            callback(state);
        }

        public void Dispose() => Interlocked.Increment(ref _setting);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
