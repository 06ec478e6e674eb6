using System.Collections.Concurrent;
using CallCenter.Web.Calls;

namespace CallCenter.Web.Telephony;

/// <summary>A lane for each call: its events in their order, all calls beside each other. A call that waits for a slot holds nobody up.</summary>
public sealed class LineLanes(LineWork work, LineDriver driver, ILogger<LineLanes> log) : BackgroundService
{
    private readonly ConcurrentDictionary<Guid, Task> tails = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var job in work.Jobs.ReadAllAsync(stoppingToken))
        {
            var tail = RunAfterAsync(tails.GetValueOrDefault(job.State.Id, Task.CompletedTask), job, stoppingToken);
            tails[job.State.Id] = tail;
            _ = ForgetAsync(job.State.Id, tail);
        }
    }

    private async Task ForgetAsync(Guid call, Task tail)
    {
        await tail;
        tails.TryRemove(new(call, tail));
    }

    private async Task RunAfterAsync(Task before, LineJob job, CancellationToken stop)
    {
        // Away from the reader: what is done at once must not be done on its thread.
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        foreach (var happening in job.Happenings)
        {
            if (stop.IsCancellationRequested) return;
            try
            {
                await driver.DriveAsync(job.State, happening.Event);
            }
            catch (Exception e)
            {
                log.LogError(e, "Call {CallId}: the line could not follow {Event}", job.State.Id, happening.Event.GetType().Name);
            }
        }
    }
}
