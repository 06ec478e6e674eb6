using CallCenter.Carrier.Hosting;

namespace CallCenter.Carrier.Calls;

/// <summary>Calls per second of calls created by REST: the excess waits its turn, up to a day of work.</summary>
internal sealed class CallQueue(CarrierOptions options, Timing timing)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private readonly Lock _gate = new();
    private DateTimeOffset _free = DateTimeOffset.MinValue;

    /// <summary>The wait before this call may start, or null when the queue is full.</summary>
    public TimeSpan? TakeSlot()
    {
        lock (_gate)
        {
            var now = timing.Now;
            var slot = _free > now ? _free : now;
            if (slot - now > Longest) return null;
            _free = slot + TimeSpan.FromSeconds(1 / options.CallsPerSecond);
            return slot - now;
        }
    }
}
