using CallCenter.Carrier.Api;
using CallCenter.Carrier.Hosting;
using CallCenter.Carrier.Webhooks;

namespace CallCenter.Carrier.Simulator;

/// <summary>Moves the virtual clock: it stops wherever something is due, lets that happen, webhooks and answers included, and goes on.</summary>
internal sealed class TimeTravel(TimeProvider clock, WebhookSender sender, WebhookLog log, Outbox outbox) : IDisposable
{
    private const int MostSeconds = 366 * 86400;
    // What is due within this much is one stop: people are no metronomes, and a jump of an hour must not take an hour.
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(15);
    private readonly SemaphoreSlim _one = new(1, 1);

    public IResult Now() => Results.Json(new ClockView(clock is VirtualTime ? "virtual" : "real", Wire.Instant(clock.GetUtcNow())), Wire.Json);

    /// <summary>Goes forward by <c>Seconds</c>, or to <c>Until</c>; refused on the real clock.</summary>
    public async Task<IResult> Jump(HttpRequest request)
    {
        var form = await FormReader.Of(request);
        if (clock is not VirtualTime time) return RestErrors.Refuse(RestErrors.RealClock);
        if (form.Number("Seconds", 0, MostSeconds) is { } seconds) await Jump(time, time.GetUtcNow().AddSeconds(seconds), request.HttpContext.RequestAborted);
        else if (form.Instant("Until") is { } until) await Jump(time, until, request.HttpContext.RequestAborted);
        else form.Refuse(RestErrors.Parameter("Seconds"));
        return form.Fault is { } fault ? RestErrors.Refuse(fault) : Now();
    }

    public void Dispose() => _one.Dispose();

    private async Task Jump(VirtualTime time, DateTimeOffset target, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            await Settle(time, ct);
            while (time.NextDue() is { } due && due <= target)
            {
                var stop = due + Step;
                time.MoveTo(stop < target ? stop : target);
                await Settle(time, ct);
            }

            time.MoveTo(target);
            await Settle(time, ct);
        }
        finally
        {
            _one.Release();
        }
    }

    // Still: no request is on its way, and nothing new was set or posted for some milliseconds.
    private async Task Settle(VirtualTime time, CancellationToken ct)
    {
        var began = TimeProvider.System.GetTimestamp();
        for (var still = 0; still < 3 && TimeProvider.System.GetElapsedTime(began) < LongestStop;)
        {
            var before = (time.Moves, log.Count);
            await Task.Delay(1, ct);
            var moving = sender.UnderWay > 0 || outbox.Waiting > 0 || before != (time.Moves, log.Count);
            still = moving ? 0 : still + 1;
        }
    }
}

internal sealed record ClockView(string Kind, string Now);
