using System.Threading.Channels;
using CallCenter.Web.Calls;

namespace CallCenter.Web.Telephony;

/// <summary>Runs the lanes of the line: events of one call in their order, several calls beside each other.</summary>
public sealed class LineLanes(LineWork work, LineDriver driver, PermitSlip permits, ILogger<LineLanes> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(work.Lanes.Select(lane => RunAsync(lane, stoppingToken)));

    private async Task RunAsync(ChannelReader<LineJob> lane, CancellationToken stop)
    {
        await foreach (var job in lane.ReadAllAsync(stop))
            foreach (var happening in job.Happenings)
            {
                try
                {
                    await driver.DriveAsync(job.State, happening.Event, permits);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    log.LogError(e, "Call {CallId}: the line could not follow {Event}", job.State.Id, happening.Event.GetType().Name);
                }
            }
    }
}
