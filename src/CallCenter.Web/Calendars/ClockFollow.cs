using CallCenter.Web.Data;

namespace CallCenter.Web.Calendars;

/// <summary>Where several nodes share a database, one may have moved the office clock: the others follow within seconds.</summary>
public sealed class ClockFollow(DatabaseGate gate, DatabasePlace place, ClockRow row, TimeProvider time, ILogger<ClockFollow> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (place.Embedded) return;
        try
        {
            await gate.WhenPreparedAsync(stoppingToken);
            while (true)
            {
                await Task.Delay(Every, time, stoppingToken);
                if (gate.Ready) await ReadAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The product ends.
        }
    }

    private async Task ReadAsync(CancellationToken stop)
    {
        try
        {
            await row.ReadAsync(stop);
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            log.LogWarning(error, "The office clock of the other nodes could not be read");
        }
    }
}
